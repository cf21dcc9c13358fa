// The exploring worker's work: in portions, so that it listens, with one report at the end.
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/sim/question.ts";
import type { Ask, ExploreReport } from "../../src/worker/exploreMessages.ts";
import { createExplorer } from "../../src/worker/explorer.ts";
import { parse } from "../explore/parse.ts";

const scenario = parse(`kind sharedlock
locks a b
job A
  acquire a
  acquire b
  release a
  release b
job B
  acquire b
  acquire a
  release b
  release a`);

function createAsk(question: Question, changes: Partial<Ask> = {}): Ask {
  const bounds = { maxStates: 1000, maxBytes: 1e9 };
  return { scenario, choices: [], question, clock: "idle", ...bounds, ...changes };
}

/** An explorer whose clock goes on by so many ms at each look, and which works when it is told to. */
function setUp(msEachLook = 0) {
  const reports: ExploreReport[] = [];
  let now = 0;
  let waiting: (() => void) | null = null;
  const handle = createExplorer({
    report: (report) => reports.push(report),
    now: () => {
      now += msEachLook;
      return now;
    },
    later: (run) => {
      waiting = run;
    },
  });
  const work = (): boolean => {
    const run = waiting;
    waiting = null;
    run?.();
    return run !== null;
  };
  return { handle, reports, work };
}

describe("the explorer", () => {
  it("answers with the schedule told step by step, and what is to be looked at", () => {
    const { handle, reports, work } = setUp();
    handle({ type: "ask", ask: createAsk({ type: "deadlock" }) });
    expect(reports).toEqual([]);
    while (work());
    expect(reports).toMatchObject([
      { type: "answer", told: { answer: { verdict: "found", choices: { length: 4 } } } },
    ]);
    const [report] = reports;
    const steps = report?.type === "answer" ? report.told.steps.map(({ text }) => text) : [];
    expect(steps).toHaveLength(4);
    expect(steps[0]).toContain("A acquires a");
  });

  it("begins after the choices that were made before", () => {
    const { handle, reports, work } = setUp();
    const choices = [0, 0].map((job) => ({ type: "run", job }) as const);
    handle({ type: "ask", ask: createAsk({ type: "deadlock" }, { choices }) });
    while (work());
    expect(reports).toMatchObject([{ told: { answer: { verdict: "never" }, steps: [] } }]);
  });

  it("waits while it is paused, and goes on from there", () => {
    const { handle, reports, work } = setUp();
    handle({ type: "ask", ask: createAsk({ type: "deadlock" }) });
    handle({ type: "pause" });
    while (work());
    expect(reports.map(({ type }) => type)).toEqual(["progress"]);
    handle({ type: "continue" });
    while (work());
    expect(reports.at(-1)?.type).toBe("answer");
  });

  it("says when it gives up, and how far it came", () => {
    const { handle, reports, work } = setUp();
    const ask = createAsk({ type: "fails", job: "A", code: null }, { maxStates: 3 });
    handle({ type: "ask", ask });
    while (work());
    expect(reports).toMatchObject([
      { type: "answer", told: { answer: { verdict: "bound", reason: "more than 3 states" } } },
    ]);
  });

  it("reports a choice that is not possible instead of throwing", () => {
    const { handle, reports } = setUp();
    handle({
      type: "ask",
      ask: createAsk({ type: "deadlock" }, { choices: [{ type: "run", job: 9 }] }),
    });
    expect(reports).toMatchObject([{ type: "failed", isMemory: false }]);
  });

  it("explores all that lies within reach of a scenario", () => {
    const { handle, reports } = setUp();
    handle({ type: "explore", scenario });
    expect(reports).toMatchObject([{ type: "explored", exploration: { done: 1, deadlock: 1 } }]);
  });
});
