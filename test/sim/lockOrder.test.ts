// The order in which jobs take locks, and the circles in it.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { LockOperation, Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Search } from "../../src/explore/search.ts";
import { findLockOrder, type LockOrder } from "../../src/sim/lockOrder.ts";
import { findCycles } from "../../src/sim/why.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { scenarioOf } from "../scenarioOf.ts";

vi.setConfig({ testTimeout: PATIENCE });

function orderOf(text: string): LockOrder {
  return findLockOrder(scenarioOf(text));
}

/** `a>b` for each edge, those that go without saying in brackets. */
function listEdges({ edges, places }: LockOrder): readonly string[] {
  return edges.map(({ from, to, isImplied }) => {
    const text = `${places[from]}>${places[to]}`;
    return isImplied ? `(${text})` : text;
  });
}

function listCircles({ circles, edges, places, jobs }: LockOrder): readonly string[] {
  return circles.map((circle) =>
    circle.edges
      .map((at, index) => `${jobs[circle.jobs[index] ?? -1]}:${places[edges[at]?.from ?? -1]}`)
      .join(" "),
  );
}

const two = (left: string, right: string, locks = "a b c") =>
  `kind sharedlock\nlocks ${locks}\njob A\n${left}\njob B\n${right}\n`;
const take = (...names: readonly string[]) => names.map((name) => `  acquire ${name}`).join("\n");

describe("the order of locks", () => {
  it("has an edge for each lock that is taken while another is held, with who does it and how", () => {
    const order = orderOf(
      two("  acquire a shared\n  acquire b timeout 20\n  release a\n  acquire c", take("b")),
    );
    expect(listEdges(order)).toEqual(["a>b", "b>c"]);
    expect(order.edges[0]?.uses).toEqual([
      { job: 0, operation: 1, holdsShared: true, wantsShared: false, isTimed: true },
    ]);
    expect(order.circles).toEqual([]);
  });

  it("follows downgrades and deletions, and leaves out who does not wait", () => {
    const downgraded = orderOf(two("  acquire a\n  downgrade a\n  acquire b", take("c")));
    expect(downgraded.edges[0]?.uses).toMatchObject([{ holdsShared: true }]);
    const deleted = orderOf(two("  acquire a\n  delete b\n  delete a\n  acquire c", take("c")));
    expect(listEdges(deleted)).toEqual(["a>b"]);
    expect(listEdges(orderOf(two("  acquire a\n  acquire b timeout 0", take("c"))))).toEqual([]);
  });

  it("says which edges go without saying", () => {
    expect(listEdges(orderOf(two(take("a", "b", "c"), take("a"))))).toEqual([
      "a>b",
      "(a>c)",
      "b>c",
    ]);
  });

  it("takes set members by name, and the internal lock for the whole set", () => {
    const order = orderOf(
      "kind lockset\nlocks y x\njob A\n  acquire y x\njob B\n  acquire all shared\n",
    );
    expect(listEdges(order)).toEqual([
      "set/x>set/y",
      "set/[lockset]>set/x",
      "(set/[lockset]>set/y)",
    ]);
  });

  it("joins the locks of a set where there are too many", () => {
    const nodes = Array.from({ length: 40 }, (_, at) => `n${at}`).join(" ");
    const order = orderOf(
      `kind manager\nnodes ${nodes}\njob A\n  acquire cluster BGL shared\n  acquire node all\n`,
    );
    expect(order.isBySet).toBe(true);
    expect(listEdges(order)).toEqual(["cluster>node"]);
  });
});

describe("a circle in the order of locks", () => {
  it("is found between jobs that take the same locks the other way round", () => {
    expect(listCircles(orderOf(two(take("a", "b"), take("b", "a"))))).toEqual(["A:a B:b"]);
  });

  it("is none where one job alone makes it", () => {
    const both = `${take("a", "b")}\n  release b\n  release a\n${take("b", "a")}`;
    expect(listCircles(orderOf(two(both, take("c"))))).toEqual([]);
  });

  it("is none where a lock around it keeps the jobs apart, unless they share that", () => {
    expect(listCircles(orderOf(two(take("c", "a", "b"), take("c", "b", "a"))))).toEqual([]);
    const share = "  acquire c shared\n";
    const order = orderOf(two(share + take("a", "b"), share + take("b", "a")));
    expect(listCircles(order)).toEqual(["A:a B:b"]);
  });

  it("is none among sharers, unless somebody wants the whole lock between them", () => {
    const sharers = two(
      "  acquire a shared\n  acquire b shared",
      "  acquire b shared\n  acquire a shared",
    );
    expect(listCircles(orderOf(sharers))).toEqual([]);
    const whole = "job C\n  acquire a\n  release a\n  acquire b\n";
    expect(listCircles(orderOf(sharers + whole))).toEqual(["A:a B:b"]);
  });

  it("says whether a timeout ends it", () => {
    const timed = orderOf(two("  acquire a\n  acquire b timeout 20", take("b", "a")));
    expect(timed.circles).toMatchObject([{ isTimed: true }]);
  });

  it("that a timeout ends is told beside one that lasts in the same round, and after it", () => {
    const order = orderOf(
      `${two("  acquire a\n  acquire b timeout 30", take("b", "a"))}job C\n  acquire a shared\n  acquire b shared\n`,
    );
    expect(listCircles(order)).toEqual(["B:b C:a", "A:a B:b"]);
    expect(order.circles).toMatchObject([{ isTimed: false }, { isTimed: true }]);
  });

  it("goes around many jobs", () => {
    const jobs = [0, 1, 2, 3, 4].map((at) => `job J${at}\n${take(`f${at}`, `f${(at + 1) % 5}`)}\n`);
    const order = orderOf(`kind sharedlock\nlocks f0 f1 f2 f3 f4\n${jobs.join("")}`);
    expect(listCircles(order)).toEqual(["J0:f0 J1:f1 J2:f2 J3:f3 J4:f4"]);
  });

  it("is there wherever jobs can come to wait for each other for ever", () => {
    const name = fc.constantFrom("a", "b", "c");
    const operation: fc.Arbitrary<LockOperation> = fc.oneof(
      fc.record({ op: fc.constant("acquire" as const), lock: name, shared: fc.boolean() }),
      fc.record({ op: fc.constantFrom("release" as const, "downgrade" as const), lock: name }),
    );
    const program = fc.array(operation, { minLength: 2, maxLength: 5 });
    let found = 0;
    const property = fc.property(fc.array(program, { minLength: 2, maxLength: 3 }), (programs) => {
      const jobs = Object.fromEntries(programs.map((each, at) => [`J${at}`, each]));
      const scenario: Scenario = { kind: "sharedlock", locks: ["a", "b", "c"], jobs };
      let hasCircle = false;
      const search = new Search(createWorld(scenario), {
        onEnd: (state, reader) => {
          hasCircle = [...findCycles(reader.getWorld(state)).values()].some(
            ({ jobs: [first, second] }) => first !== second,
          );
          return hasCircle;
        },
      });
      while (!search.isComplete && search.find === null) search.advance(500);
      if (!hasCircle) return;
      found += 1;
      expect(findLockOrder(scenario).circles).not.toEqual([]);
    });
    fc.assert(property, { numRuns: 1000 });
    expect(found).toBeGreaterThan(10);
  });
});

it("the order of a scenario as large as they may be is found in a bounded time, and says that it is cut", () => {
  const locks = Array.from({ length: 5_000 }, (_, at) => `l${at}`);
  const program = locks.map((lock): LockOperation => ({ op: "acquire", lock }));
  const jobs = { A: program, B: program.toReversed(), C: program, D: program.toReversed() };
  const order = findLockOrder({ kind: "sharedlock", locks, jobs });
  expect(order.isCut).toBe(true);
  expect(order.edges.length).toBeGreaterThan(1_000);
});
