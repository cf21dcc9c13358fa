// Plays choices on a scenario's text and says what came of them.
import type { LockEvent } from "../../src/core/events.ts";
import { type Observation, observe } from "../../src/core/observe.ts";
import { step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { type ChoiceJson, readChoice } from "../../src/formats/choiceJson.ts";
import { scenarioOf } from "../scenarioOf.ts";

export interface Played {
  readonly world: World;
  /** What operations ended with, in order: `A true`, `B raises deleted`, `A ["n1"]`. */
  readonly results: readonly string[];
  /** Of the last step. */
  readonly events: readonly LockEvent[];
  readonly seen: Observation;
  /** `mode of owners, then groups`: `exclusive A | shared B C | exclusive D`; empty when idle. */
  readonly show: (lock: string) => string;
  readonly status: (job: string) => string | undefined;
}

/** Plays the choices in their JSON form; each has to be possible. */
export function play(text: string, choices: readonly ChoiceJson[]): Played {
  const scenario = scenarioOf(text);
  let world = createWorld(scenario);
  let events: readonly LockEvent[] = [];
  const results: string[] = [];
  for (const json of choices) {
    const names = world.jobs.map((job) => job.name);
    const choice = readChoice(json, names, scenario, "choice");
    if (!choice.ok) throw new Error(JSON.stringify(choice.problems));
    ({ world, events } = step(world, choice.value));
    results.push(...describeResults(world, events));
  }
  const seen = observe(world);
  return {
    world,
    results,
    events,
    seen,
    show: (lock) => showLock(seen, lock),
    status: (job) => seen.jobs[job]?.[0],
  };
}

function describeResults(world: World, events: readonly LockEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === "returns") {
      return [`${world.jobs[event.job]?.name} ${JSON.stringify(event.value)}`];
    }
    if (event.type !== "raises") return [];
    return [`${world.jobs[event.job]?.name} raises ${event.failure.code}`];
  });
}

function showLock(seen: Observation, name: string): string {
  const row = seen.locks.find(([other]) => other === name);
  if (row === undefined) return "";
  const [, mode, owners, pending] = row;
  const groups = pending.map(([group, jobs]) => [group, ...jobs].join(" "));
  return [[mode ?? "free", ...owners].join(" "), ...groups].join(" | ");
}
