// A trace: all that can be seen after each step of a schedule, in the form of the recorded runs.
import { observe, observeNames } from "../core/observe.ts";
import { type Choice, findNearestDeadline, findObstacle, step } from "../core/step.ts";
import { createWorld, findStatus, type World } from "../core/world.ts";
import { writeChoice } from "./choiceJson.ts";
import { parseJson } from "./jsonText.ts";
import { writeLineError } from "./lineError.ts";
import type { Problem } from "./problem.ts";
import { type JsonObject, joinPath, pick } from "./scenarioJsonValues.ts";
import { readSchedule, type Schedule } from "./traceJson.ts";

/**
 * Traces one line `{"scenario", "choices"}`.
 * @param number of the line, from 1, for the error.
 * @returns the pieces of one line `{"scenario", "trace", "end"}`, without the line break: a long one
 * would not fit into a string. An error comes alone, as one piece `{"error": {"line", "message"}}`.
 */
export function* traceLine(line: string, number: number): Generator<string, boolean> {
  const json = parseJson(line);
  const schedule = json.ok ? readSchedule(json.value) : json;
  if (!schedule.ok) {
    yield writeLineError(number, schedule.problems);
    return false;
  }
  const fault = findFault(schedule.value);
  if (fault !== null) {
    yield writeLineError(number, [fault]);
    return false;
  }
  // The scenario goes out as it came in, not in its canonical form.
  const given = json.ok ? pick(json.value as JsonObject, "scenario") : null;
  yield `{"scenario":${JSON.stringify(given)},"trace":[`;
  const end = yield* writeSteps(schedule.value);
  yield `],"end":${JSON.stringify(end)}}`;
  return true;
}

// A choice that is not possible leaves no trace at all, so this is known before anything is written.
function findFault({ scenario, choices }: Schedule): Problem | null {
  let world = createWorld(scenario);
  for (const [index, choice] of choices.entries()) {
    const obstacle = findObstacle(world, choice);
    if (obstacle !== null) {
      const path = joinPath("choices", index);
      const message = `choice ${index} is not possible: ${obstacle}`;
      return { severity: "error", message, line: null, column: null, length: 0, path };
    }
    world = step(world, choice).world;
  }
  return null;
}

function* writeSteps({ scenario, choices }: Schedule): Generator<string, End> {
  let world = createWorld(scenario);
  const names = observeNames(world);
  yield JSON.stringify({ observe: observe(world), ...(names === null ? {} : { names }) });
  for (const choice of choices) {
    const next = writeStep(world, choice);
    yield `,${next.text}`;
    world = next.world;
  }
  return findEnd(world);
}

function writeStep(
  before: World,
  choice: Choice,
): { readonly world: World; readonly text: string } {
  const { world, events } = step(before, choice);
  const ended = events.flatMap((event): (readonly unknown[])[] => {
    if (event.type === "returns") return [["returns", event.value]];
    return event.type === "raises" ? [["raises", event.failure.error, event.failure.code]] : [];
  });
  const entry = {
    ...describeChoice(choice, before),
    ...(ended.length === 0 ? {} : { events: ended }),
    at: world.clock,
    observe: observe(world),
    ...(hasOtherNames(before, world) ? { names: observeNames(world) } : {}),
  };
  return { world, text: JSON.stringify(entry) };
}

function describeChoice(choice: Choice, world: World): object {
  const jobNames = world.jobs.map((job) => job.name);
  const json = writeChoice(choice, jobNames);
  if (typeof json === "string") return { run: json };
  return typeof json === "number" ? { advance: json } : json;
}

function hasOtherNames(before: World, after: World): boolean {
  return after.sets.some(({ members }, index) => {
    const others = before.sets[index]?.members ?? [];
    if (others === members) return false;
    return (
      others.length !== members.length ||
      members.some((member, at) => member.name !== others[at]?.name)
    );
  });
}

/** How a trace ends. `limit`: the choices were used up before everything was over. */
type End = "done" | "deadlock" | "limit";

function findEnd(world: World): End {
  const statuses = world.jobs.map((job) => findStatus(job, world.clock));
  if (statuses.every((status) => status === "done")) return "done";
  const canGoOn = statuses.includes("ready") || findNearestDeadline(world) !== null;
  return canGoOn ? "limit" : "deadlock";
}
