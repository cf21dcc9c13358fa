// What the exploring worker makes of a schedule that was found: its scenario cut down, and its story.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Inquiry } from "../../src/explore/ask.ts";
import { readLink } from "../../src/formats/link.ts";
import type { Found, Question } from "../../src/sim/question.ts";
import type {
  CutOrder,
  CutProgress,
  ExploreOrder,
  ExploreReport,
} from "../../src/worker/exploreMessages.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { createPortionedExplorer } from "./portionedExplorer.ts";

const DEADLOCK: Question = { type: "deadlock" };

// Two jobs that wait for each other, and much that has nothing to do with it.
const CROWD = scenarioOf(`kind sharedlock
locks a b c d
job A
  acquire c
  release c
  acquire a
  work 10
  acquire b
  release b
  release a
job B
  acquire b
  acquire a
  release a
  release b
job C
  acquire c
  release c
job D
  acquire d
  release d
`);

function answer(scenario: Scenario): Found {
  const inquiry = new Inquiry(createWorld(scenario), DEADLOCK);
  while (inquiry.answer === null) inquiry.advance(1000);
  if (inquiry.answer.verdict !== "found") throw new Error("no deadlock");
  return inquiry.answer;
}

const CUT: CutOrder = {
  scenario: CROWD,
  choices: [],
  question: DEADLOCK,
  clock: "idle",
  maxStates: 1e6,
  maxBytes: 1e9,
  found: answer(CROWD),
};

/** `tick` is how far the clock goes each time that it is read, in ms. */
function order(given: ExploreOrder, tick = 1, portions = Number.POSITIVE_INFINITY) {
  const explorer = createPortionedExplorer(tick);
  explorer.order(given);
  explorer.work(portions);
  return explorer.reports;
}

function listProgress(reports: readonly ExploreReport[]): readonly CutProgress[] {
  return reports.flatMap((report) =>
    report.type === "cutting" || report.type === "cut" ? [report.progress] : [],
  );
}

describe("cutting down", () => {
  it("leaves all that it takes, with a schedule that is told, and says how much that is", () => {
    const reports = order({ type: "cut", cut: CUT });
    expect(reports.at(-1)).toMatchObject({ type: "cut" });
    const last = listProgress(reports).at(-1);
    expect(last?.before).toEqual({
      jobs: 4,
      operations: 15,
      locks: 4,
      choices: CUT.found.choices.length,
    });
    expect(last?.after).toEqual({ jobs: 2, operations: 8, locks: 2, choices: 4 });
    expect(last?.tried).toBeGreaterThan(last?.made ?? 0);
    expect(Object.keys(last?.cut.scenario.jobs ?? {})).toEqual(["A", "B"]);
    const [schedule] = last?.cut.told.schedules ?? [];
    expect(schedule?.steps.at(-1)?.text).toContain("has to wait for");
    expect(schedule?.concern).toEqual({ type: "job", job: 0 });
  });

  it("tells what is left after each cut, so that it can be stopped there", () => {
    const seen = listProgress(order({ type: "cut", cut: CUT }, 40));
    const sizes = seen.map(({ after }) => after.jobs + after.operations + after.locks);
    expect(seen.length).toBeGreaterThan(3);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const last = seen.at(-1)?.made ?? 0;
    expect(new Set(seen.map(({ made }) => made)).size).toBe(last);
  });

  it("says so where nothing can be left out", () => {
    const [first] = listProgress(order({ type: "cut", cut: CUT })).slice(-1);
    const scenario = first?.cut.scenario ?? CROWD;
    const again = order({ type: "cut", cut: { ...CUT, scenario, found: answer(scenario) } });
    expect(listProgress(again).at(-1)).toMatchObject({ made: 0, cut: { scenario } });
  });

  it("takes jobs that were spawned before as if they had been there from the start", () => {
    const { A, B } = CROWD.jobs;
    const scenario = { ...CROWD, jobs: { A } } as Scenario;
    const choices = [
      { type: "spawn", name: "B", program: B ?? [] },
      { type: "run", job: 0 },
      { type: "run", job: 0 },
    ] as const;
    // From there on: A takes a, B takes b, and each waits for the other.
    const found: Found = {
      verdict: "found",
      states: 9,
      choices: [0, 1, 1, 0].map((job) => ({ type: "run", job })),
    };
    const last = listProgress(order({ type: "cut", cut: { ...CUT, scenario, choices, found } })).at(
      -1,
    );
    expect(last?.before).toMatchObject({ jobs: 2, choices: 6 });
    expect(last?.after).toMatchObject({ jobs: 2, choices: 4 });
  });
});

describe("telling", () => {
  it("tells the whole schedule, with a link that opens at its end", async () => {
    const { choices } = CUT.found;
    const reports = order({ type: "tell", tell: { scenario: CROWD, choices } });
    await expect.poll(() => reports).toHaveLength(1);
    const [report] = reports;
    if (report?.type !== "story") throw new Error("no story");
    expect(report.story.steps).toHaveLength(choices.length);
    expect(report.story.remarks.join(" ")).toContain("a deadlock");
    const link = await readLink(report.fragment);
    expect(link.ok && link.value.recording.position).toBe(choices.length);
  });

  it("reports what cannot be told", () => {
    const tell = { scenario: CROWD, choices: [{ type: "run", job: 9 }] } as const;
    expect(order({ type: "tell", tell })).toEqual([
      { type: "failed", message: "there is no job number 9", isMemory: false },
    ]);
  });
});
