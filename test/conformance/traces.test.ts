// Every step of every recorded schedule: the core does what the reference did.
import { describe, expect, it, vi } from "vitest";
import { observe, observeNames } from "../../src/core/observe.ts";
import { type Choice, findNearestDeadline, step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";
import { readScenario } from "../../src/formats/scenarioJson.ts";
import { expectSame, KINDS, PATIENCE, type RecordedStep, readTraces } from "./recordings.ts";

vi.setConfig({ testTimeout: PATIENCE });

function readWorld(json: unknown): World {
  const reading = readScenario(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return createWorld(reading.value);
}

function readChoice(world: World, { run, advance }: RecordedStep): Choice {
  if (run === undefined) return { type: "advance", ms: advance ?? 0 };
  return { type: "run", job: world.jobs.findIndex((job) => job.name === run) };
}

function findEnd(world: World): string {
  const statuses = world.jobs.map((job) => findStatus(job, world.clock));
  if (statuses.every((status) => status === "done")) return "done";
  if (statuses.includes("ready") || findNearestDeadline(world) !== null) return "limit";
  return "deadlock";
}

/** What a recording holds of a step, from what the core says. Names only where they changed. */
function describeStep(before: World, given: RecordedStep): readonly [World, RecordedStep] {
  const { world, events } = step(before, readChoice(before, given));
  const ended = events.flatMap((event): readonly unknown[][] => {
    if (event.type === "returns") return [["returns", event.value]];
    return event.type === "raises" ? [["raises", event.failure.error, event.failure.code]] : [];
  });
  const names = observeNames(world);
  const hasNewNames = JSON.stringify(names) !== JSON.stringify(observeNames(before));
  const { run, advance } = given;
  const seen: RecordedStep = {
    ...(run === undefined ? { advance: advance ?? 0 } : { run }),
    ...(ended.length > 0 && { events: ended }),
    at: world.clock,
    observe: observe(world),
    ...(hasNewNames && { names }),
  };
  return [world, seen];
}

describe.each(KINDS)("the recorded schedules of kind %s", (kind) => {
  it("happen again, step by step", () => {
    const recordings = readTraces(kind);
    expect(recordings).toHaveLength(200);
    for (const { scenario, trace, end } of recordings) {
      let world = readWorld(scenario);
      const names = observeNames(world);
      const seen: RecordedStep[] = [{ observe: observe(world), ...(names !== null && { names }) }];
      for (const given of trace.slice(1)) {
        const [next, entry] = describeStep(world, given);
        seen.push(entry);
        world = next;
      }
      expectSame(seen, trace);
      expect(findEnd(world)).toBe(end);
    }
  });
});
