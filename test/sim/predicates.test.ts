import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { World } from "../../src/core/world.ts";
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
  // No schedule leads there: the owner is taken away by hand, so that nobody is notified.
  function isIdleWithout(moves: readonly Move[]): boolean {
    const { world } = play(FOUR, moves);
    const locks = world.locks.map((lock) => ({ ...lock, exclusive: -1, sharers: [] }));
    return isIdle({ ...world, locks }, 0);
  }

  it("when nobody owns it, and somebody waits for it whom nothing wakes", () => {
    expect(isIdleWithout(["A", "D"])).toBe(true);
    expect(isIdleWithout(["A", "B", "D"])).toBe(true);
    expect(isIdleWithout(["A"])).toBe(false);
  });

  it("not when everybody who waits has a deadline to come", () => {
    expect(isIdleWithout(["A", "B"])).toBe(false);
  });

  it("not while one who waits for it is ready: notified, or due", () => {
    expect(isIdleWithout(["A", "D", "A", "B"])).toBe(false);
    expect(isIdleWithout(["A", "B", "D", 5])).toBe(false);
  });

  it("not while it is owned", () => {
    expect(isIdle(play(FOUR, ["A", "D"]).world, 0)).toBe(false);
  });

  it("in no run at all: a release that frees a lock notifies the one on top", () => {
    checkWorlds((world) => {
      expect(world.locks.some((_, lock) => isIdle(world, lock))).toBe(false);
    });
  });

  it("never where there is no such lock", () => {
    expect(isIdle(play(FOUR).world, 7)).toBe(false);
  });
});
