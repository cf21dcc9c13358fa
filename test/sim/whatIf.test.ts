// What would have been otherwise: an operation changed, and the first moment that looks different.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LockEvent } from "../../src/core/events.ts";
import { observe } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { type Choice, findObstacle, step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { type Change, type Course, changeCourse } from "../../src/sim/change.ts";
import { listContrasts } from "../../src/sim/contrast.ts";
import { Comparison, type Difference } from "../../src/sim/whatIf.ts";
import { run as generatedRun, listPassages } from "../core/generated.ts";
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

const JOBS = ["A", "B", "C"];

const change = (job: string, operation: number, how: Change): Scenario => {
  const course = { scenario, choices: [] };
  const changed = changeCourse(course, JOBS.indexOf(job), operation, how);
  if (changed === null) throw new Error("not to be changed so");
  return changed.scenario;
};

function compare(otherwise: Scenario, choices: readonly Choice[]): Difference | null {
  const comparison = new Comparison({ scenario, choices }, { scenario: otherwise, choices });
  while (!comparison.isDone) comparison.advance(2);
  return comparison.difference;
}

describe("the first difference", () => {
  it("is where a more urgent job is on top of the queue", () => {
    const urgent = change("C", 0, { type: "priority", priority: -1 });
    const difference = compare(urgent, run(0, 1, 2, 0, 1));
    if (difference === null) throw new Error("no difference");
    expect(difference.position).toBe(3);
    expect(observe(difference.as.world).locks).toEqual([
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
    expect(observe(difference.otherwise.world).locks).toEqual([
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
    expect(compare(shared, run(0, 1))?.position).toBe(2);
  });

  it("is where a timeout does not strike", () => {
    const patient = change("B", 0, { type: "timeout", timeout: null });
    const choices: readonly Choice[] = [...run(0, 1), { type: "advance", ms: 20 }, ...run(1)];
    expect(compare(patient, choices)).toMatchObject({
      position: 3,
      choices: choices.slice(0, 3),
    });
  });

  it("is where the job does another operation first, not before", () => {
    const swapped = change("B", 0, { type: "order", with: 1 });
    expect(compare(swapped, run(0, 1))?.position).toBe(2);
  });

  it("is nowhere when the choices never come to it", () => {
    const urgent = change("C", 0, { type: "priority", priority: -1 });
    expect(compare(urgent, run(0, 1, 0))).toBeNull();
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
    const course = { scenario, choices: [] };
    expect(changeCourse(course, JOBS.indexOf(job), operation, how)).toBeNull();
  });

  it("of a job that is spawned is one of the choice that spawns it", () => {
    const program = [{ op: "acquire", lock: "a" }] as const;
    const choices: readonly Choice[] = [
      ...run(0, 1),
      { type: "spawn", name: "D", program },
      ...run(3),
    ];
    const urgent = changeCourse({ scenario, choices }, 3, 0, { type: "priority", priority: -5 });
    if (urgent === null) throw new Error("not to be changed so");
    expect(urgent.scenario).toBe(scenario);
    expect(urgent.choices[2]).toMatchObject({ name: "D", program: [{ priority: -5 }] });
    const comparison = new Comparison({ scenario, choices }, urgent);
    comparison.advance(9);
    expect(comparison.difference?.position).toBe(4);
    const contrasts = comparison.difference;
    if (contrasts === null) return;
    expect(listContrasts(contrasts.as.world, contrasts.otherwise.world)).toEqual([
      {
        title: "Lock a",
        lines: [
          { label: "Owners", as: "A, exclusive", otherwise: "A, exclusive" },
          {
            label: "Queue",
            as: "B (exclusive), then D (exclusive)",
            otherwise: "D (exclusive, priority -5), then B (exclusive)",
          },
        ],
      },
    ]);
  });
});

describe("what a step left as it was", () => {
  it("need not be looked at: observing everything finds the same first difference", () => {
    const seen = { difference: 0, none: 0 };
    const property = fc.property(
      generatedRun,
      fc.nat(3),
      fc.nat(3),
      fc.constantFrom<Change>(
        { type: "priority", priority: -3 },
        { type: "mode", shared: true },
        { type: "order", with: 1 },
      ),
      ([generated, moves], job, operation, how) => {
        const choices = [...listPassages(generated, moves)].map(({ choice }) => choice);
        const as = { scenario: generated, choices };
        const otherwise = changeCourse(as, job, operation, how);
        if (otherwise === null) return;
        const comparison = new Comparison(as, otherwise);
        while (!comparison.isDone) comparison.advance(7);
        const position = comparison.difference?.position ?? null;
        seen[position === null ? "none" : "difference"] += 1;
        expect(position).toBe(findPlainly(as, otherwise));
      },
    );
    fc.assert(property, { numRuns: 300, seed: 3 });
    expect(Math.min(seen.difference, seen.none)).toBeGreaterThan(20);
  });
});

function findPlainly(as: Course, otherwise: Course): number | null {
  let [a, b] = [createWorld(as.scenario), createWorld(otherwise.scenario)];
  for (const [at, choice] of as.choices.entries()) {
    const other = otherwise.choices[at] ?? choice;
    const one = step(a, choice);
    const two = findObstacle(b, other) === null ? step(b, other) : { world: b, events: [] };
    [a, b] = [one.world, two.world];
    if (observeAll(a, one.events) !== observeAll(b, two.events)) return at + 1;
  }
  return null;
}

function observeAll(world: World, events: readonly LockEvent[]): string {
  const { jobs, ...rest } = observe(world);
  const states = Object.values(jobs).map(([status, index]) => [status, index]);
  const results = events.filter(({ type }) => type === "returns" || type === "raises");
  return JSON.stringify([world.clock, states, rest, results]);
}
