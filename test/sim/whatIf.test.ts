// What would have been otherwise: an operation changed, and the first moment that looks different.
import { describe, expect, it } from "vitest";
import { observe } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import type { Choice } from "../../src/core/step.ts";
import { type Change, changeScenario, findDifference } from "../../src/sim/whatIf.ts";
import { scenarioOf } from "../scenarioOf.ts";

const scenario = scenarioOf(`kind sharedlock
locks a b
job A
  acquire a
  release a
job B
  acquire a timeout 20
  acquire b
job C
  acquire a
  work 5`);

const run = (...jobs: readonly number[]): readonly Choice[] =>
  jobs.map((job) => ({ type: "run", job }));

const change = (job: string, operation: number, how: Change): Scenario => {
  const changed = changeScenario(scenario, job, operation, how);
  if (changed === null) throw new Error("not to be changed so");
  return changed;
};

describe("the first difference", () => {
  it("is where a more urgent job is on top of the queue", () => {
    const urgent = change("C", 0, { type: "priority", priority: -1 });
    const { position, as, otherwise } = findDifference(scenario, urgent, run(0, 1, 2, 0, 1));
    expect(position).toBe(3);
    expect(observe(as).locks).toEqual([
      [
        "a",
        "exclusive",
        ["A"],
        [
          ["exclusive", ["B"]],
          ["exclusive", ["C"]],
        ],
      ],
    ]);
    expect(observe(otherwise).locks).toEqual([
      [
        "a",
        "exclusive",
        ["A"],
        [
          ["exclusive", ["C"]],
          ["exclusive", ["B"]],
        ],
      ],
    ]);
  });

  it("is where a sharer waits as one", () => {
    const shared = change("B", 0, { type: "mode", shared: true });
    expect(findDifference(scenario, shared, run(0, 1)).position).toBe(2);
  });

  it("is where a timeout does not strike", () => {
    const patient = change("B", 0, { type: "timeout", timeout: null });
    const choices: readonly Choice[] = [...run(0, 1), { type: "advance", ms: 20 }, ...run(1)];
    const { position, choices: made } = findDifference(scenario, patient, choices);
    expect(position).toBe(3);
    expect(made).toEqual(choices.slice(0, 3));
  });

  it("is at once where another operation comes first: B is about to do another thing", () => {
    const swapped = change("B", 0, { type: "order", with: 1 });
    expect(findDifference(scenario, swapped, run(0, 1)).position).toBe(1);
  });

  it("is nowhere when the choices never come to it", () => {
    const urgent = change("C", 0, { type: "priority", priority: -1 });
    expect(findDifference(scenario, urgent, run(0, 1, 0)).position).toBe(-1);
  });
});

describe("a change", () => {
  it.each<readonly [string, number, Change]>([
    ["nobody", 0, { type: "priority", priority: 1 }],
    ["A", 9, { type: "priority", priority: 1 }],
    ["A", 1, { type: "priority", priority: 1 }],
    ["C", 1, { type: "mode", shared: true }],
    ["A", 0, { type: "order", with: 0 }],
    ["A", 0, { type: "order", with: 5 }],
  ])("is none where there is nothing to change so: %s %i %j", (job, operation, how) => {
    expect(changeScenario(scenario, job, operation, how)).toBeNull();
  });
});
