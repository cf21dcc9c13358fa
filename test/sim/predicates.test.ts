import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findStatus, type World } from "../../src/core/world.ts";
import { isAsleep, isIdle } from "../../src/sim/predicates.ts";
import { explainWait } from "../../src/sim/why.ts";
import { listPassages, run } from "../core/generated.ts";
import { type Move, play } from "./play.ts";

const FOUR = `
kind sharedlock
locks a
job A
  acquire a shared
  release a
job B
  acquire a timeout 5
job C
  acquire a shared
  release a
job D
  acquire a
`;

function nameAsleep(moves: readonly Move[]): readonly string[] {
  const { world } = play(FOUR, moves);
  return world.jobs.filter((_, job) => isAsleep(world, job)).map(({ name }) => name);
}

function checkWorlds(check: (world: World) => void): void {
  const property = fc.property(run, ([scenario, moves]) => {
    for (const { after } of listPassages(scenario, moves)) check(after);
  });
  fc.assert(property, { numRuns: 50 });
}

describe("a job is asleep", () => {
  it("when it is on top of the queue and would fit, and nobody notified it (quirk Q1)", () => {
    expect(nameAsleep(["A", "B", "C"])).toEqual([]);
    expect(nameAsleep(["A", "B", "C", 5, "B"])).toEqual(["C"]);
  });

  it("not when it does not fit, or was notified", () => {
    expect(nameAsleep(["A", "D"])).toEqual([]);
    expect(nameAsleep(["A", "D", "A"])).toEqual([]);
  });

  it("exactly when that is the reason why it waits", () => {
    checkWorlds((world) => {
      world.jobs.forEach((_, job) => {
        const isReason = explainWait(world, job).some(({ rule }) => rule === "asleep");
        expect(isAsleep(world, job)).toBe(isReason);
      });
    });
  });

  it("never where there is no such job", () => {
    expect(isAsleep(play(FOUR).world, 7)).toBe(false);
  });
});

describe("a lock is idle", () => {
  const isAIdle = (moves: readonly Move[]): boolean => isIdle(play(FOUR, moves).world, 0);

  it("between a release and the moment at which the notified job runs", () => {
    expect(isAIdle(["A", "D", "A"])).toBe(true);
    expect(isAIdle(["A", "D", "A", "D"])).toBe(false);
  });

  it("not while it is owned, or nobody waits for it", () => {
    expect(isAIdle(["A", "D"])).toBe(false);
    expect(isAIdle([])).toBe(false);
    expect(isAIdle(["A", "A"])).toBe(false);
  });

  it("only while one who waits for it is ready: a release that frees a lock notifies the one on top", () => {
    checkWorlds((world) => {
      const isReady = (job: number): boolean =>
        world.jobs[job] !== undefined && findStatus(world.jobs[job], world.clock) === "ready";
      const idle = world.locks.filter((_, lock) => isIdle(world, lock));
      for (const { pending } of idle) {
        expect(pending[0]?.conditions[0]?.waiters.some(isReady)).toBe(true);
      }
    });
  });

  it("never where there is no such lock", () => {
    expect(isIdle(play(FOUR).world, 7)).toBe(false);
  });
});
