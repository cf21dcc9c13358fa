// The reduced search against the full one: the same ends, as near as before, by fewer states.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { observe } from "../../src/core/observe.ts";
import type { Operation, Scenario } from "../../src/core/scenario.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { Inquiry } from "../../src/explore/ask.ts";
import { Search } from "../../src/explore/search.ts";
import type { Answer } from "../../src/sim/question.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { listPassages, run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { finish } from "./finish.ts";

vi.setConfig({ testTimeout: PATIENCE });

const MAX_STATES = 20_000;

interface Ends {
  readonly states: number;
  /** Each end, and how far it is; of those where all is done only that they are there. */
  readonly distances: ReadonlyMap<string, number>;
}

/** @returns null where there are too many states. */
function findEnds(world: World, isReduced: boolean): Ends | null {
  const distances = new Map<string, number>();
  const search: Search = new Search(world, {
    isReduced,
    onEnd: (state) => {
      const end = search.getWorld(state);
      const isDone = end.jobs.every(({ next }) => next === null);
      const key = JSON.stringify(observe(end));
      if (!distances.has(key)) distances.set(key, isDone ? 0 : search.listChoices(state).length);
      return false;
    },
  });
  search.advance(Number.POSITIVE_INFINITY, MAX_STATES);
  return search.isComplete ? { states: search.size, distances } : null;
}

/** @returns how many states the reduced search has for each of the full one; 1 where it is not to be had. */
function compare(world: World): number {
  const full = findEnds(world, false);
  if (full === null) return 1;
  const reduced = findEnds(world, true);
  expect(reduced?.distances).toEqual(full.distances);
  expect(reduced?.states).toBeLessThanOrEqual(full.states);
  return (reduced?.states ?? 0) / full.states;
}

/** Without what makes a job's steps depend on the others. */
function settle(scenario: Scenario): Scenario {
  const jobs = Object.entries(scenario.jobs).map(
    ([name, program]: [string, readonly Operation[]]) => {
      const kept = program.filter(({ op }) => ["acquire", "release", "downgrade"].includes(op));
      return [name, kept.slice(0, 6).map(simplify)] as const;
    },
  );
  return { ...scenario, jobs: Object.fromEntries(jobs.slice(0, 4)) } as Scenario;
}

function simplify(operation: Operation): Operation {
  if (operation.op !== "acquire") return operation;
  const never = { ...operation, timeout: null };
  return "names" in never ? { ...never, opportunistic: false } : never;
}

const mode = fc.constantFrom("x", "x", "s", "d");

/** Jobs that take one or two of three locks in some order, exclusively as a rule. */
const nested: fc.Arbitrary<Scenario> = fc
  .array(
    fc.array(
      fc.record({
        locks: fc.shuffledSubarray(["a", "b", "c"], { minLength: 1, maxLength: 2 }),
        modes: fc.tuple(mode, mode),
        priority: fc.constantFrom(-5, 0, 0, 5),
        keeps: fc.nat({ max: 9 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((jobs) => ({
    kind: "sharedlock",
    locks: ["a", "b", "c"],
    jobs: Object.fromEntries(
      jobs.map((sections, at) => [
        `J${at}`,
        sections.flatMap(({ locks, modes, priority, keeps }) => [
          ...locks.flatMap((lock, nth) => [
            { op: "acquire", lock, shared: modes[nth] === "s", priority } as const,
            ...(modes[nth] === "d" ? [{ op: "downgrade", lock } as const] : []),
          ]),
          ...locks.slice(keeps === 0 ? 1 : 0).map((lock) => ({ op: "release", lock }) as const),
        ]),
      ]),
    ),
  }));

describe("the reduced search", () => {
  it("reaches the same ends in scenarios of all kinds, as near where not all is done", () => {
    const shares: number[] = [];
    const property = fc.property(run, ([scenario]) => {
      shares.push(compare(createWorld(settle(scenario))));
    });
    fc.assert(property, { numRuns: 150 });
    expect(shares.filter((share) => share < 0.5).length).toBeGreaterThan(50);
  });

  it("reaches them from the middle of a run, with queues as they come about", () => {
    const shares: number[] = [];
    const property = fc.property(
      nested,
      run,
      fc.nat({ max: 12 }),
      (scenario, [, moves], length) => {
        let world = createWorld(scenario);
        const runs = moves.filter(({ type }) => type === "run").slice(0, length);
        for (const { after } of listPassages(scenario, runs)) world = after;
        shares.push(compare(world));
      },
    );
    fc.assert(property, { numRuns: 400 });
    expect(shares.filter((share) => share < 0.5).length).toBeGreaterThan(100);
  });

  it("follows every choice where what jobs do is not settled", () => {
    const scenario = scenarioOf(
      "kind sharedlock",
      "locks a",
      "job A",
      "  acquire a timeout 5",
      "  release a",
      "job B",
      "  acquire a",
      "  release a",
    );
    expect(new Search(createWorld(scenario), { isReduced: true }).isReduced).toBe(false);
    expect(compare(createWorld(scenario))).toBe(1);
  });

  it("follows every choice where the plans would be too large, and soon says so", () => {
    const locks = Array.from({ length: 400 }, (_, at) => `n${at}`);
    const all = ["  acquire all", "  release all"];
    const scenario = (...names: readonly string[]): Scenario =>
      scenarioOf("kind lockset", `locks ${names.join(" ")}`, "job A", ...all, "job B", ...all);
    const isReduced = (...names: readonly string[]): boolean =>
      new Search(createWorld(scenario(...names)), { isReduced: true }).isReduced;
    expect(isReduced(...locks.slice(0, 40))).toBe(true);
    expect(isReduced(...locks)).toBe(false);
  });
});

function ask(scenario: Scenario, isFull: boolean): Answer {
  return finish(new Inquiry(createWorld(scenario), { type: "deadlock" }, { isFull }));
}

/** Philosophers around a table, of whom the last takes his forks in the order of all others or not. */
function lay(places: number, isOrdered: boolean): Scenario {
  const forks = Array.from({ length: places }, (_, at) => `fork${at}`);
  const jobs = forks.flatMap((fork, at) => {
    const pair = [fork, forks[(at + 1) % places] ?? ""];
    const [first, second] = isOrdered ? pair.toSorted() : pair;
    return [
      `job P${at}`,
      `  acquire ${first}`,
      `  acquire ${second}`,
      `  release ${first}`,
      `  release ${second}`,
    ];
  });
  return scenarioOf("kind sharedlock", `locks ${forks.join(" ")}`, ...jobs);
}

describe("asked for a deadlock", () => {
  it("finds one of the same length among fewer states", () => {
    const full = ask(lay(6, false), true);
    const reduced = ask(lay(6, false), false);
    expect(full).toMatchObject({ verdict: "found", choices: { length: 12 } });
    expect(reduced).toMatchObject({ verdict: "found", choices: { length: 12 } });
    expect(reduced.states).toBeLessThan(full.states / 10);
  });

  it("is sure that there is none after one schedule where locks are taken in one order", () => {
    const answer = ask(lay(9, true), false);
    expect(answer).toEqual({ verdict: "never", states: 37, isReduced: true });
  });
});
