// What would help a waiting job: the smallest sets of jobs that have to go on.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Choice, step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { Remedies } from "../../src/explore/remedies.ts";
import type { Remedy } from "../../src/sim/question.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { listPassages, run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { listPlainChoices } from "./plain.ts";

vi.setConfig({ testTimeout: PATIENCE });

function find(world: World, job: number, maxStates?: number): readonly Remedy[] {
  const remedies = new Remedies(world, job, maxStates);
  while (!remedies.isDone) remedies.advance(20);
  return remedies.found;
}

function playJobs(text: string, jobs: readonly number[]): World {
  let world = createWorld(scenarioOf(text));
  for (const job of jobs) world = step(world, { type: "run", job }).world;
  return world;
}

function follow(start: World, choices: readonly Choice[]): World {
  let world = start;
  for (const choice of choices) world = step(world, choice).world;
  return world;
}

const SHARERS = `kind sharedlock
locks a
job A
  acquire a shared
  release a
job B
  acquire a shared
  release a
job J
  acquire a
job C
  acquire a`;

describe("what helps a waiting job", () => {
  it("is that all sharers go on, and nobody who waits behind it", () => {
    expect(find(playJobs(SHARERS, [0, 1, 2, 3]), 2)).toEqual([
      {
        jobs: [0, 1],
        choices: [0, 1, 2].map((job) => ({ type: "run", job })),
      },
    ]);
  });

  it("is no other job at all where the clock is enough, or it was notified", () => {
    const text = `kind sharedlock
locks a
job A
  acquire a
  work 10
  release a
job J
  acquire a`;
    expect(find(playJobs(text, [0, 1]), 1).map(({ jobs }) => jobs)).toEqual([[0]]);
    const freed = follow(playJobs(text, [0, 1, 0]), [
      { type: "deadline" },
      { type: "run", job: 0 },
      { type: "run", job: 0 },
    ]);
    expect(find(freed, 1)).toEqual([{ jobs: [], choices: [{ type: "run", job: 1 }] }]);
  });

  it("is nothing in a deadlock, or for a job that does not wait", () => {
    const dining = `kind sharedlock
locks a b
job A
  acquire a
  acquire b
job B
  acquire b
  acquire a`;
    const world = playJobs(dining, [0, 1, 0, 1]);
    expect(find(world, 0)).toEqual([]);
    expect(find(playJobs(dining, [0]), 0)).toEqual([]);
    expect(find(world, 9)).toEqual([]);
  });

  it("is told only as far as the states that it may look at go", () => {
    const remedies = new Remedies(playJobs(SHARERS, [0, 1, 2, 3]), 2, 1);
    remedies.advance(1000);
    expect([remedies.isDone, remedies.isComplete, remedies.found]).toEqual([true, false, []]);
  });

  it("is enough by itself, with no job to spare, on generated scenarios", () => {
    let asked = 0;
    const property = fc.property(run, ([scenario, moves]) => {
      const world = [...listPassages(scenario, moves)].at(-1)?.after ?? createWorld(scenario);
      const job = world.jobs.findIndex(({ next }) => next?.verb === "wake");
      const wake = world.jobs[job]?.next;
      if (wake?.verb !== "wake") return;
      for (const { jobs, choices } of find(world, job, 2000)) {
        asked += 1;
        const movers = choices.flatMap((choice) => (choice.type === "run" ? [choice.job] : []));
        expect(new Set(movers)).toEqual(new Set([...jobs, job]));
        const before = follow(world, choices.slice(0, -1));
        const { events } = step(before, choices.at(-1) ?? { type: "deadline" });
        expect(events.map(({ type }) => type)).toContain(
          wake.for === "acquire" ? "acquired" : "deleted",
        );
        for (const spared of jobs) {
          const others = jobs.filter((other) => other !== spared);
          expect(isHelped(world, [...others, job], job, wake.lock)).toBe(false);
        }
      }
    });
    // With this seed enough of the runs have a job that waits.
    fc.assert(property, { numRuns: 60, seed: 7 });
    expect(asked).toBeGreaterThan(5);
  });
});

/** Whether the job gets the lock in any schedule of those jobs alone, up to some length. */
function isHelped(start: World, runners: readonly number[], job: number, lock: number): boolean {
  let open = [start];
  const known = new Set<string>();
  for (let length = 0; length < 40 && open.length > 0; length++) {
    const next: World[] = [];
    for (const world of open) {
      const runs = listPlainChoices(world, "idle").filter(
        (choice) => choice.type === "run" && runners.includes(choice.job),
      );
      const clock: Choice[] = runs.length > 0 ? [] : [{ type: "deadline" }];
      for (const choice of [...runs, ...clock]) {
        if (choice.type === "deadline" && !canWait(world)) continue;
        const { world: after, events } = step(world, choice);
        const isGranted = events.some(
          (event) =>
            (event.type === "acquired" || event.type === "deleted") &&
            event.job === job &&
            event.lock === lock &&
            world.jobs[job]?.index === start.jobs[job]?.index,
        );
        if (isGranted) return true;
        const id = JSON.stringify([after.clock, after.jobs, after.locks]);
        if (!known.has(id)) next.push(after);
        known.add(id);
      }
    }
    open = next;
  }
  return false;
}

function canWait(world: World): boolean {
  try {
    step(world, { type: "deadline" });
    return true;
  } catch {
    return false;
  }
}
