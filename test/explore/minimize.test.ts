// What is left of a scenario when everything that an answer does not need has been cut.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Program, Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Inquiry } from "../../src/explore/ask.ts";
import { listCuts, measureSize } from "../../src/explore/cuts.ts";
import { Minimizer } from "../../src/explore/minimize.ts";
import { printScenario } from "../../src/formats/scenarioPrint.ts";
import type { Answer, Found, Question } from "../../src/sim/question.ts";
import { describeOperation } from "../../src/sim/words.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";

vi.setConfig({ testTimeout: PATIENCE });

const BOUNDS = { maxStates: 3000 };

function ask(scenario: Scenario, question: Question): Answer {
  const inquiry = new Inquiry(createWorld(scenario), question, BOUNDS);
  for (;;) {
    const { answer } = inquiry;
    if (answer !== null) return answer;
    inquiry.advance(500);
  }
}

function minimize(scenario: Scenario, question: Question): { scenario: Scenario; found: Found } {
  const found = ask(scenario, question);
  if (found.verdict !== "found") throw new Error("nothing to minimize");
  const minimizer = new Minimizer(scenario, question, found, BOUNDS);
  while (!minimizer.isDone) minimizer.advance(100);
  return minimizer.best;
}

const CROWDED = `
kind sharedlock
locks a b c d
job A
  acquire a
  work 10
  acquire c shared
  release c
  acquire b
  release a
  release b
job X
  acquire d
  release d
job B
  acquire b
  acquire a
  release b
  release a
job Y
  acquire a
  release a`;

describe("the minimizer", () => {
  it("leaves the two jobs, four operations each and two locks of a deadlock", () => {
    const { scenario, found } = minimize(scenarioOf(CROWDED), { type: "deadlock" });
    expect(printScenario(scenario).split(/\s*\n\s*/)).toEqual(
      printScenario(
        scenarioOf(
          "kind sharedlock\nlocks a b",
          "job A\n  acquire a\n  acquire b\n  release a\n  release b",
          "job B\n  acquire b\n  acquire a\n  release b\n  release a",
        ),
      ).split(/\s*\n\s*/),
    );
    expect(found.choices).toHaveLength(4);
  });

  it("keeps the jobs and locks that the question names", () => {
    const { scenario } = minimize(scenarioOf(CROWDED), {
      type: "reach",
      condition: { type: "not", part: { type: "owns", job: "Y", lock: "d", mode: null } },
    });
    expect(Object.keys(scenario.jobs)).toEqual(["Y"]);
    expect(scenario.locks).toEqual(["d"]);
  });

  it("cuts names from lists, and from the releases that go with them", () => {
    const { scenario } = minimize(
      scenarioOf(
        "kind lockset\nlocks a b c",
        "job A\n  acquire a b c\n  release a b c",
        "job B\n  acquire c b\n  release all",
      ),
      { type: "overtaken", job: "B", times: -1 },
    );
    const programs: readonly Program[] = Object.values(scenario.jobs);
    const [name = ""] = scenario.locks as readonly string[];
    expect(scenario.locks).toHaveLength(1);
    expect(programs.map((program) => program.map(describeOperation))).toEqual([
      [`acquire ${name}, exclusive`, `release ${name}`],
      [`acquire ${name}, exclusive`],
    ]);
  });

  it("leaves out names that only who acquires all uses, and what is never reached", () => {
    const { scenario } = minimize(
      scenarioOf(
        "kind manager\nnodes n1 n2",
        "job B\n  acquire cluster BGL shared\n  acquire node n1",
        "job X\n  acquire cluster BGL shared\n  acquire node all shared\n  release node all",
      ),
      { type: "deadlock" },
    );
    const programs: readonly Program[] = Object.values(scenario.jobs);
    expect(scenario.locks).toMatchObject({ node: ["n1"] });
    expect(programs.flat().filter(({ op }) => op === "release")).toEqual([]);
  });

  it("keeps releases without which a shorter schedule would come to trouble", () => {
    const { scenario, found } = minimize(
      scenarioOf(
        "kind sharedlock\nlocks a b",
        "job A\n  acquire a\n  acquire b\n  release b\n  release a",
        "job B\n  acquire b\n  acquire a\n  release a\n  release b",
      ),
      { type: "deadlock" },
    );
    const programs: readonly Program[] = Object.values(scenario.jobs);
    expect(programs.map((program) => program.length)).toEqual([4, 4]);
    expect(found.choices).toHaveLength(4);
  });

  it("keeps the numbers of operations that the question counts", () => {
    const question: Question = {
      type: "overlap",
      first: { job: "A", operation: 1 },
      second: { job: "B", operation: 1 },
    };
    const { scenario } = minimize(scenarioOf(CROWDED), question);
    const programs: readonly Program[] = Object.values(scenario.jobs);
    expect(programs.map((program) => program.length)).toEqual([2, 2]);
    expect(ask(scenario, question).verdict).toBe("found");
  });

  const questions: readonly Question[] = [
    { type: "deadlock" },
    { type: "asleep", job: null },
    { type: "overtaken", job: null, times: 0 },
    { type: "fails", job: null, code: null },
  ];

  it.each(questions)("leaves nothing that could go as well: %j", (question) => {
    const property = fc.property(run, ([scenario]) => {
      if (ask(scenario, question).verdict !== "found") return;
      const { scenario: least } = minimize(scenario, question);
      expect(measureSize(least)).toBeLessThanOrEqual(measureSize(scenario));
      expect(ask(least, question).verdict).toBe("found");
      for (const cut of listCuts(least, question)) {
        expect(ask(cut, question).verdict).not.toBe("found");
      }
    });
    fc.assert(property, { numRuns: 15 });
  });

  it("makes every cut smaller", () => {
    const property = fc.property(run, ([scenario]) => {
      for (const cut of listCuts(scenario, { type: "deadlock" })) {
        expect(measureSize(cut)).toBeLessThan(measureSize(scenario));
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
