// Exported models, searched by Spin: what can be seen within reach of all schedules is what our own search
// sees, and the ends are those that were recorded.
import { describe, expect, it, vi } from "vitest";
import type { Observation } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { writePromela } from "../../src/formats/modelPromela.ts";
import { KINDS, PATIENCE } from "../conformance/recordings.ts";
import {
  BIG_LOCK_BEHIND,
  choose,
  explore,
  ODD,
  reduce,
  sortTexts,
  URGENT,
} from "../models/samples.ts";
import { hasSpin, search } from "../models/spin.ts";
import { scenarioOf } from "../scenarioOf.ts";

vi.setConfig({ testTimeout: PATIENCE });

function write(scenario: Scenario): string {
  const writing = writePromela(scenario);
  if (!writing.ok) throw new Error(writing.problems[0]?.message);
  return writing.value;
}

function expectSame(scenario: Scenario): void {
  const own = explore(scenario);
  const forCompiler = ["-DNOREDUCE"];
  const found = search(write(scenario), { forSpin: ["-DENDS", "-DSTATES"], forCompiler });
  expect(sortTexts(found.ends)).toEqual(sortTexts(own.finals));
  expect(found.errors > 0).toBe(own.deadlock > 0);
  const observations = own.observations.map((text) => JSON.parse(text) as Observation);
  const states = found.states.map(([, state]) => state);
  expect(sortTexts(states.map(reduce))).toEqual(sortTexts(observations.map(reduce)));
}

const REASON = hasSpin ? "" : " (left out: Spin or a C compiler is not installed)";

describe.skipIf(!hasSpin)(`Spin on an exported model${REASON}`, () => {
  it.each(KINDS.flatMap(choose))(
    "reaches the very states and ends of $kind, line $number",
    ({ scenario }) => expectSame(scenario),
  );

  it.each([
    ["a manager whose jobs block each other", BIG_LOCK_BEHIND],
    ["work, odd names, and a name that is added twice", ODD],
    ["priorities, timeouts and deletion", URGENT],
  ])("reaches the very states and ends of %s", (_, text) => expectSame(scenarioOf(text)));

  it("finds a deadlock with its reduction, and breadth first, too", () => {
    const model = write(scenarioOf(BIG_LOCK_BEHIND));
    expect(search(model, {}).errors).toBeGreaterThan(0);
    const breadthFirst = { forSpin: ["-DPARALLEL"], forCompiler: ["-DBFS"] };
    expect(search(model, breadthFirst).errors).toBeGreaterThan(0);
  });

  it("has no more states where those of a step are among them", () => {
    const model = write(scenarioOf(ODD));
    const forCompiler = ["-DNOREDUCE"];
    const { stored } = search(model, { forCompiler });
    expect(search(model, { forCompiler, forSpin: ["-DPARALLEL"] }).stored).toBe(stored);
  });
});

describe("a model for Spin", () => {
  const job = [{ op: "acquire", lock: "a", timeout: 2 ** 31 }] as const;
  const jobs = Object.fromEntries(Array.from({ length: 254 }, (_, at) => [`J${at}`, []]));

  it.each<[string, Scenario, string, string]>([
    ["no job", { kind: "sharedlock", locks: ["a"], jobs: {} }, "jobs", "found none"],
    ["too many jobs", { kind: "sharedlock", locks: ["a"], jobs }, "jobs", "at most 253 jobs"],
    [
      "too long a timeout",
      { kind: "sharedlock", locks: ["a"], jobs: { "J 0": job } },
      'jobs["J 0"][0]',
      "at most 2147483647 ms",
    ],
  ])("is refused with %s", (_, scenario, path, message) => {
    const writing = writePromela(scenario);
    expect(writing.ok ? [] : writing.problems).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) as unknown }),
    ]);
  });
});
