// The exploring worker's work, with time that passes as the test says.
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/sim/question.ts";
import type { Ask, ExploreReport } from "../../src/worker/exploreMessages.ts";
import { createExplorer } from "../../src/worker/explorer.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { createPortionedExplorer } from "./portionedExplorer.ts";

const CROSS = scenarioOf(`
kind sharedlock
locks a b
job A
  acquire a
  acquire b
  release b
  release a
job B
  acquire b
  acquire a
  release a
  release b
`);

// Four jobs that cannot deadlock: some thousand states.
const CALM = scenarioOf(
  `kind sharedlock\nlocks a b\n${["A", "B", "C", "D", "E"]
    .map((job) => `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n`)
    .join("")}`,
);

// Some long programs, and one who waits for what its owner never gives.
const BUSY = scenarioOf(
  `kind sharedlock\nlocks a b\njob X\n  acquire b\n${["A", "B"]
    .map((job) => `job ${job}\n${"  acquire a shared\n  release a\n".repeat(40)}`)
    .join("")}job J\n  acquire b\n`,
);

const ASK: Ask = {
  scenario: CROSS,
  choices: [],
  question: { type: "deadlock" },
  clock: "idle",
  maxStates: 1e6,
  maxBytes: 1e9,
};

/** One that takes all states. */
const FAILURE: Question = { type: "fails", job: null, code: null };

function lastAnswer(reports: readonly ExploreReport[]) {
  const last = reports.at(-1);
  if (last?.type !== "answer") throw new Error(`no answer but ${last?.type ?? "nothing"}`);
  return last;
}

describe("the explorer", () => {
  it("answers with a shortest schedule, told step by step, and what it is about", () => {
    const { reports, work, order } = createPortionedExplorer(1);
    order({ type: "ask", ask: ASK });
    work();
    const { told, progress } = lastAnswer(reports);
    expect(told.answer).toMatchObject({ verdict: "found", states: progress.states });
    expect(told.schedules[0]?.steps.map(({ text }) => text)).toEqual([
      "A acquires a, exclusive; its acquire returns true.",
      "B acquires b, exclusive; its acquire returns true.",
      "A has to wait for b, exclusive.",
      "B has to wait for a, exclusive.",
    ]);
    expect(told.schedules[0]?.concern).toEqual({ type: "job", job: 0 });
  });

  it("tells several schedules where that was asked for, each with what is particular", () => {
    const { reports, work, order } = createPortionedExplorer(1);
    order({ type: "ask", ask: { ...ASK, question: { type: "endWell", count: 3 } } });
    work();
    const { schedules } = lastAnswer(reports).told;
    expect(schedules.map(({ about }) => about)).toEqual([
      expect.stringMatching(/^8 choices\. Nobody waits\./),
      expect.stringMatching(/wait/),
      expect.stringMatching(/wait/),
    ]);
    for (const { steps } of schedules) expect(steps.at(-1)?.text).toContain("releases");
  });

  it("begins after the choices that were made before", () => {
    const { reports, work, order } = createPortionedExplorer(1);
    const choices = [0, 1].map((job) => ({ type: "run", job }) as const);
    order({ type: "ask", ask: { ...ASK, choices } });
    work();
    expect(lastAnswer(reports).told.schedules[0]?.steps).toHaveLength(2);
  });

  it("listens between portions, and says five times a second how far it is", () => {
    const { reports, work, order } = createPortionedExplorer(10);
    order({ type: "ask", ask: { ...ASK, scenario: CALM, question: FAILURE } });
    expect(reports).toEqual([]);
    work();
    const seen = reports.flatMap((report) => (report.type === "progress" ? [report.progress] : []));
    expect(seen.length).toBeGreaterThan(1);
    for (const [at, { elapsedMs, states, followed, steps }] of seen.entries()) {
      expect(elapsedMs - (seen[at - 1]?.elapsedMs ?? 0)).toBeGreaterThanOrEqual(200);
      expect(elapsedMs - (seen[at - 1]?.elapsedMs ?? 0)).toBeLessThan(260);
      expect(states).toBeGreaterThan(followed);
      expect(steps).toBeGreaterThan(followed);
    }
    expect(seen.at(-1)?.rate).toBeGreaterThan(0);
    expect(lastAnswer(reports).told).toMatchObject({
      answer: { verdict: "never" },
      schedules: [],
    });
  });

  it("does nothing while it is paused, and goes on from there", () => {
    const { reports, line, work, order } = createPortionedExplorer(10);
    order({ type: "ask", ask: { ...ASK, scenario: CALM, question: FAILURE } });
    work(2);
    order({ type: "pause" });
    expect(reports.at(-1)).toMatchObject({ type: "progress" });
    const told = reports.length;
    work();
    expect(reports).toHaveLength(told);
    order({ type: "continue" });
    order({ type: "pause" });
    order({ type: "continue" });
    expect(line).toHaveLength(1);
    work();
    expect(lastAnswer(reports).told.answer.verdict).toBe("never");
  });

  it("gives up at its bounds", () => {
    const { reports, work, order } = createPortionedExplorer(1);
    order({ type: "ask", ask: { ...ASK, scenario: CALM, question: FAILURE, maxStates: 100 } });
    work();
    expect(lastAnswer(reports).told.answer).toMatchObject({ verdict: "bound" });
  });

  it("reports what goes wrong in place of an answer, and want of memory as that", () => {
    const { reports, order } = createPortionedExplorer(1);
    order({ type: "ask", ask: { ...ASK, choices: [{ type: "run", job: 7 }] } });
    expect(reports).toEqual([
      { type: "failed", message: "there is no job number 7", isMemory: false },
    ]);
    const full = createExplorer({
      report: (report) => reports.push(report),
      now: () => {
        throw new RangeError("Array buffer allocation failed");
      },
      later: (run) => run(),
    });
    full({ type: "ask", ask: ASK });
    expect(reports.at(-1)).toMatchObject({ type: "failed", isMemory: true });
  });

  it("finds what would help a waiting job, told step by step from where it waits", () => {
    const { reports, work, order } = createPortionedExplorer(1);
    const choices = [0, 1, 0].map((job) => ({ type: "run", job }) as const);
    const help = { scenario: CROSS, choices, job: 0, maxStates: 1e6, maxMs: 1e6 };
    order({ type: "help", help });
    work();
    expect(reports).toMatchObject([{ type: "helped", told: { found: [], isComplete: true } }]);
    const freed = scenarioOf(
      "kind sharedlock\nlocks a\njob A\n  acquire a\n  release a\njob B\n  acquire a\n",
    );
    order({
      type: "help",
      help: { ...help, scenario: freed, choices: choices.slice(0, 2), job: 1 },
    });
    work();
    const last = reports.at(-1);
    if (last?.type !== "helped") throw new Error("it is not done");
    expect(last.told.isComplete).toBe(true);
    expect(last.told.found.map(({ jobs }) => jobs)).toEqual([[0]]);
    expect(last.told.found[0]?.steps.map(({ text }) => text)).toEqual([
      "A releases a; B is notified; its release returns null.",
      "B acquires a, exclusive, after waiting; its acquire returns true.",
    ]);
  });

  it.each([
    { maxStates: 50, maxMs: 1e6 },
    { maxStates: 1e6, maxMs: 300 },
  ])("says what it found up to its bounds: %j", (bounds) => {
    const { reports, work, order } = createPortionedExplorer(10);
    const choices = [0, 1, 2, 3].map((job) => ({ type: "run", job }) as const);
    order({ type: "help", help: { scenario: BUSY, choices, job: 3, ...bounds } });
    work();
    expect(reports.at(-1)).toMatchObject({ type: "helped", told: { isComplete: false } });
    if (bounds.maxMs === 300) expect(reports[0]).toMatchObject({ type: "helping" });
  });

  it("compares two courses up to the first difference, or to the end, and says how far it is", () => {
    const { reports, work, order } = createPortionedExplorer(10);
    const waiter = (shared: string) =>
      scenarioOf(`kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  acquire a${shared}\n`);
    const ticks = Array.from({ length: 3000 }, () => ({ type: "advance", ms: 1 }) as const);
    const runs = [0, 1].map((job) => ({ type: "run", job }) as const);
    const as = { scenario: waiter(""), choices: [...ticks, ...runs] };
    order({ type: "compare", compare: { as, otherwise: { ...as, scenario: waiter(" shared") } } });
    work();
    expect(reports[0]).toMatchObject({ type: "comparing" });
    expect(reports.at(-1)).toMatchObject({
      type: "compared",
      compared: {
        position: 3002,
        isMade: true,
        contrasts: [{ title: "Job B" }, { title: "Lock a" }],
      },
    });
    order({ type: "compare", compare: { as, otherwise: as } });
    work();
    expect(reports.at(-1)).toEqual({ type: "compared", compared: null });
  });

  it("finds what lies within reach of a scenario", () => {
    const { reports, order } = createPortionedExplorer(1);
    order({ type: "explore", scenario: CROSS });
    expect(reports).toMatchObject([{ type: "explored", exploration: { done: 1, deadlock: 1 } }]);
  });
});
