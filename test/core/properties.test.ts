// What holds at each step of any run, whatever the scenario and the choices.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { LockEvent } from "../../src/core/events.ts";
import type { Condition, Lock } from "../../src/core/lock.ts";
import { observe } from "../../src/core/observe.ts";
import { type Choice, findObstacle, ImpossibleChoice, step } from "../../src/core/step.ts";
import { createWorld, findDeadline, findStatus, type World } from "../../src/core/world.ts";
import { expectSame, PATIENCE } from "../conformance/recordings.ts";
import { listPassages, resolveMove, run } from "./generated.ts";

vi.setConfig({ testTimeout: PATIENCE });

const OPTIONS = { numRuns: 100 };

function checkRuns(check: (before: World, choice: Choice, after: World) => void): void {
  const property = fc.property(run, ([scenario, moves]) => {
    for (const { before, choice, after } of listPassages(scenario, moves)) {
      check(before, choice, after);
    }
  });
  fc.assert(property, OPTIONS);
}

function listConditions(lock: Lock): readonly Condition[] {
  return lock.pending.flatMap((list) => list.conditions);
}

function listOwners(lock: Lock): readonly number[] {
  return lock.exclusive === -1 ? lock.sharers : [lock.exclusive];
}

function listWaiters(lock: Lock): readonly number[] {
  return listConditions(lock).flatMap((condition) => condition.waiters);
}

function sortPairs(pairs: readonly (readonly number[])[]): readonly string[] {
  return pairs.map((pair) => pair.join(" ")).sort();
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number));
}

describe("the owners of a lock", () => {
  it("are one exclusive owner, or sharers, and never both", () => {
    checkRuns((_before, _choice, { locks }) => {
      const isSound = ({ exclusive, sharers }: Lock): boolean =>
        isAscending(sharers) && (exclusive === -1 || sharers.length === 0);
      expect(locks.filter((lock) => !isSound(lock))).toEqual([]);
    });
  });

  it("are shown so: an exclusive lock has one owner, a shared one some", () => {
    checkRuns((_before, _choice, after) => {
      const wrong = observe(after).locks.filter(([, mode, owners]) =>
        mode === "exclusive" ? owners.length !== 1 : owners.length > 0 !== (mode === "shared"),
      );
      expect(wrong).toEqual([]);
    });
  });

  it("do not wait for it", () => {
    checkRuns((_before, _choice, { locks }) => {
      const both = locks.flatMap((lock) => {
        const waiters = listWaiters(lock);
        return listOwners(lock).filter((job) => waiters.includes(job));
      });
      expect(both).toEqual([]);
    });
  });
});

describe("the queue of a lock", () => {
  it("holds exactly the jobs that sleep on the lock, each once", () => {
    checkRuns((_before, _choice, { locks, jobs }) => {
      const asleep = jobs.flatMap((job, at) =>
        job.next?.verb === "wake" ? [[job.next.lock, at] as const] : [],
      );
      const queued = locks.flatMap((lock, index) => listWaiters(lock).map((job) => [index, job]));
      expect(sortPairs(queued)).toEqual(sortPairs(asleep));
    });
  });

  it("is ordered by priority and has neither empty lists nor empty groups", () => {
    checkRuns((_before, _choice, { locks }) => {
      const isSound = ({ waiters, shared }: Condition): boolean =>
        waiters.length === 1 || (shared && waiters.length > 0 && isAscending(waiters));
      const wrong = locks.filter(
        ({ pending }) =>
          !isAscending(pending.map((list) => list.priority)) ||
          !pending.every(({ conditions }) => conditions.length > 0 && conditions.every(isSound)),
      );
      expect(wrong).toEqual([]);
    });
  });

  it("has at most one group a priority that sharers can join", () => {
    checkRuns((_before, _choice, { locks }) => {
      const wrong = locks.flatMap(({ pending }) =>
        pending.filter(({ conditions }) => {
          const joinable = conditions.filter((condition) => condition.joinable);
          return joinable.length > 1 || !joinable.every((condition) => condition.shared);
        }),
      );
      expect(wrong).toEqual([]);
    });
  });

  it("keeps the order of arrival within a priority, but that a downgrade moves one group up", () => {
    checkRuns((before, choice, after) => {
      const { events } = step(before, choice);
      before.locks.forEach((lock, index) => {
        const next = after.locks[index];
        if (next !== undefined && next !== lock) checkOrder(lock, next, movesUp(events, index));
      });
    });
  });

  it("has a notified job on top while the lock is free", () => {
    checkRuns((_before, _choice, { locks, jobs }) => {
      for (const lock of locks) {
        const top = lock.pending[0]?.conditions[0];
        if (top === undefined || lock.deleted || listOwners(lock).length > 0) continue;
        const isNotified = (job: number): boolean => {
          const next = jobs[job]?.next;
          return next?.verb === "wake" && next.notified;
        };
        expect(listWaiters(lock).some(isNotified)).toBe(true);
      }
    });
  });
});

function movesUp(events: readonly LockEvent[], lock: number): readonly number[] {
  const isDowngrade = events.some((event) => event.type === "downgraded" && event.lock === lock);
  const woken = events.find((event) => event.type === "notified" && event.lock === lock);
  return isDowngrade && woken?.type === "notified" ? woken.jobs : [];
}

// Ranks of the jobs in a priority's list: jobs of one group have the same.
function rankJobs(conditions: readonly Condition[]): ReadonlyMap<number, number> {
  return new Map(conditions.flatMap(({ waiters }, at) => waiters.map((job) => [job, at] as const)));
}

function checkOrder(before: Lock, after: Lock, moved: readonly number[]): void {
  for (const { priority, conditions } of after.pending) {
    const old = before.pending.find((list) => list.priority === priority)?.conditions ?? [];
    const [ranks, oldRanks] = [rankJobs(conditions), rankJobs(old)];
    // The group that the downgrade notified now stands first, as a whole.
    const movedRank = ranks.get(moved[0] ?? -1);
    if (movedRank !== undefined) expect(movedRank).toBe(0);
    const kept = [...ranks.keys()].filter(
      (job) => oldRanks.has(job) && ranks.get(job) !== movedRank,
    );
    const rankOf = (job: number): number => oldRanks.get(job) ?? -1;
    expect(kept.map(rankOf)).toEqual(kept.map(rankOf).sort((a, b) => a - b));
    for (const job of ranks.keys()) if (!oldRanks.has(job)) checkArrival(job, conditions, old);
  }
}

function checkArrival(
  job: number,
  conditions: readonly Condition[],
  old: readonly Condition[],
): void {
  const own = conditions.find(({ waiters }) => waiters.includes(job));
  const company = own?.waiters.find((other) => other !== job);
  if (company === undefined) expect(own).toBe(conditions.at(-1));
  else expect(old.find(({ waiters }) => waiters.includes(company))?.joinable).toBe(true);
}

describe("a job", () => {
  it("is ready from the very ms of its deadline on", () => {
    checkRuns((_before, _choice, after) => {
      const due = after.jobs.filter((job) => (findDeadline(job) ?? Infinity) <= after.clock);
      const { jobs } = observe(after);
      expect(due.filter(({ name }) => jobs[name]?.[0] !== "ready")).toEqual([]);
    });
  });

  it("changes in no step but its own, unless it is notified, or cancelled", () => {
    checkRuns((before, choice, after) => {
      const own = choice.type === "run" || choice.type === "cancel" ? choice.job : -1;
      before.jobs.forEach((job, index) => {
        const next = after.jobs[index];
        if (index === own || next === job) return;
        expect(next).toEqual({ ...job, next: { ...job.next, notified: true } });
      });
    });
  });
});

describe("a world", () => {
  it("comes out equal when the choices are equal", () => {
    const property = fc.property(run, ([scenario, moves]) => {
      const passages = [...listPassages(scenario, moves)];
      const again = passages.reduce(
        (world, { choice }) => step(world, structuredClone(choice)).world,
        createWorld(structuredClone(scenario)),
      );
      expect(again).toEqual(passages.at(-1)?.after ?? createWorld(scenario));
    });
    fc.assert(property, OPTIONS);
  });

  it("survives structured clone and JSON at any step, and goes on the same", () => {
    const property = fc.property(run, fc.nat({ max: 80 }), ([scenario, moves], at) => {
      const passages = [...listPassages(scenario, moves)];
      const { before } = passages[at % Math.max(1, passages.length)] ?? {
        before: createWorld(scenario),
      };
      const cloned = structuredClone(before);
      const parsed = JSON.parse(JSON.stringify(before)) as World;
      expectSame(cloned, before);
      expectSame(parsed, before);
      for (const move of moves.slice(0, 20)) {
        const choice = resolveMove(before, move);
        if (choice === null) continue;
        const expected = step(before, choice);
        expectSame(step(cloned, choice), expected);
        expectSame(step(parsed, choice), expected);
      }
    });
    fc.assert(property, OPTIONS);
  });

  it("is never changed by a step", () => {
    const property = fc.property(run, ([scenario, moves]) => {
      let world = freeze(createWorld(freeze(scenario)));
      for (const move of moves) {
        const choice = resolveMove(world, move);
        // A write to a frozen object throws.
        if (choice !== null) world = freeze(step(world, freeze(choice)).world);
      }
    });
    fc.assert(property, OPTIONS);
  });
});

// Parts that are frozen already are shared with an earlier world.
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}

describe("a choice", () => {
  const job = fc.integer({ min: -1, max: 8 });
  const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
    fc.record({ type: fc.constantFrom("run" as const, "cancel" as const), job }),
    fc.record({
      type: fc.constant("advance" as const),
      ms: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 50, 2 ** 53)),
    }),
    fc.constant({ type: "deadline" } as const),
    fc.record({
      type: fc.constant("spawn" as const),
      name: fc.constantFrom("J1", "7", "new", "constructor"),
      program: fc.constant([{ op: "work" as const, ms: 1 }]),
    }),
  );

  it("is possible exactly when there is no obstacle", () => {
    const property = fc.property(run, fc.array(anyChoice), ([scenario, moves], choices) => {
      const world =
        [...listPassages(scenario, moves.slice(0, 20))].at(-1)?.after ?? createWorld(scenario);
      for (const choice of choices) {
        const obstacle = findObstacle(world, choice);
        if (obstacle === null) expect(step(world, choice).events.length).toBeGreaterThanOrEqual(0);
        else expect(() => step(world, choice)).toThrow(new ImpossibleChoice(obstacle));
      }
    });
    fc.assert(property, OPTIONS);
  });

  it("to run a job is possible exactly for those that are ready", () => {
    checkRuns((_before, _choice, after) => {
      const ready = after.jobs.map((each) => findStatus(each, after.clock) === "ready");
      const free = after.jobs.map((_, job) => findObstacle(after, { type: "run", job }) === null);
      expect(free).toEqual(ready);
    });
  });
});
