// What is made of an answer: its scenario cut down and opened, and its story told.
import { describe, expect, it, onTestFinished } from "vitest";
import { createRecording } from "../../src/sim/recording.ts";
import { canBeCut, describeCut } from "../../src/store/cutting.ts";
import { createInquiry } from "../../src/store/inquiry.ts";
import type { CutOutcome } from "../../src/store/inquiryTypes.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { FakeExplorers } from "../worker/fakeExplorers.ts";
import { setUpSession } from "./setUpSession.ts";

const DEADLOCK = { type: "deadlock" } as const;

const CROWD = scenarioOf(`title "Crowd"
question "Who wins?"
kind sharedlock
locks a b c
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
job C
  acquire c
  release c
`);

async function setUp() {
  const page = setUpSession();
  const explorers = new FakeExplorers();
  const urlOf = (fragment: string): string => `https://example.org/#${fragment}`;
  const inquiry = createInquiry(page, { spawn: explorers.spawn, urlOf });
  onTestFinished(inquiry.destroy);
  await page.open(createRecording(CROWD, [{ type: "run", job: 2 }]));
  const { actions } = inquiry.getState();
  actions.write("can it deadlock?");
  actions.ask(DEADLOCK);
  explorers.latest.work();
  return { ...page, page: page.actions, explorers, inquiry: inquiry.getState, actions };
}

function listJobs(cut: CutOutcome | null | undefined): readonly string[] {
  return Object.keys(cut?.progress?.cut.scenario.jobs ?? {});
}

describe("cutting down", () => {
  it("keeps what is left with the answer, and says what came of it", async () => {
    const { inquiry, actions, explorers, state } = await setUp();
    actions.cutDown();
    expect(inquiry().cutting).toMatchObject({ of: 1, progress: null });
    explorers.latest.work();
    expect(explorers.latest.isTerminated).toBe(true);
    expect(inquiry().cutting).toBeNull();
    expect(inquiry().shown?.cut).toMatchObject({ type: "done", progress: { after: { jobs: 2 } } });
    expect(inquiry().answered).toEqual([inquiry().shown]);
    expect(listJobs(inquiry().shown?.cut)).toEqual(["A", "B"]);
    expect(state().announcement).toBe("Nothing more was found to leave out.");
  });

  it("opens what is left with its answer, at the end of its schedule; one undo brings all back", async () => {
    const { inquiry, actions, explorers, state, page, timers } = await setUp();
    actions.cutDown();
    explorers.latest.work();
    expect(await actions.openCut()).toBe(true);
    expect(state().scenario).toMatchObject({ title: "Crowd, cut down", locks: ["a", "b"] });
    expect(state().scenario).not.toHaveProperty("question");
    expect(state()).toMatchObject({ position: 4, length: 4, undoes: "opening another scenario" });
    expect(state().selection).toEqual({ type: "job", job: 0 });
    expect(inquiry().shown).toMatchObject({ text: "can it deadlock?", cut: null, before: [] });
    expect(inquiry().answered).toHaveLength(1);
    page.undo();
    await timers.pass(50);
    expect(state().scenario).toEqual(CROWD);
    expect(state()).toMatchObject({ length: 1, undoes: null, redoes: "opening another scenario" });
    expect(inquiry().answered).toMatchObject([{ cut: { type: "done" } }]);
  });

  it("keeps what is left so far when it is stopped, by whatever", async () => {
    const { inquiry, actions, explorers } = await setUp();
    actions.cutDown();
    explorers.latest.work(1);
    expect(inquiry().cutting?.progress).toMatchObject({ made: 1 });
    actions.ask({ type: "circle" });
    expect(inquiry().cutting).toBeNull();
    expect(inquiry().answered[0]?.cut).toMatchObject({ type: "stopped", progress: { made: 1 } });
    expect(explorers.all[1]?.isTerminated).toBe(true);
  });

  it("leaves nothing behind when it is stopped before it said anything", async () => {
    const { inquiry, actions, explorers } = await setUp();
    actions.cutDown();
    actions.stopCutting();
    expect(explorers.latest.isTerminated).toBe(true);
    expect(inquiry()).toMatchObject({ cutting: null, shown: { cut: null } });
    expect(await actions.openCut()).toBe(false);
  });

  it("tells a failure, with what is left so far", async () => {
    const { inquiry, actions, explorers, state } = await setUp();
    actions.cutDown();
    explorers.latest.work(1);
    explorers.latest.die("Uncaught RangeError: Out of memory");
    expect(inquiry().shown?.cut).toMatchObject({ type: "failed", isMemory: true });
    expect(state().announcement).toBe(
      "There was not enough memory to go on. This much is left so far.",
    );
    expect(await actions.openCut()).toBe(true);
  });

  it("is for schedules to a trouble alone", async () => {
    const { inquiry, actions, explorers } = await setUp();
    for (const question of [
      { type: "endWell", count: 2 },
      { type: "longestWait", job: "A" },
      { type: "asleep", job: null },
    ] as const) {
      actions.ask(question);
      explorers.latest.work();
      const { shown } = inquiry();
      expect(shown !== null && canBeCut(shown)).toBe(false);
      actions.cutDown();
      expect(inquiry().cutting).toBeNull();
    }
  });

  it("says that nothing was left out", () => {
    const failed = {
      type: "failed",
      message: "it ended",
      isMemory: false,
      progress: null,
    } as const;
    expect(describeCut(failed)).toBe("It could not go on: it ended. Nothing was left out.");
  });
});

describe("a story", () => {
  it("is a report with the question, the answer and a link", async () => {
    const { inquiry, actions, explorers } = await setUp();
    actions.tell();
    expect(inquiry().story).toEqual({ status: "telling" });
    await expect.poll(() => inquiry().story).toMatchObject({ status: "told" });
    const { story } = inquiry();
    if (story?.status !== "told") throw new Error("not told");
    expect(story.report).toMatchObject({
      heading: ["can it deadlock?", "Yes: in 6 choices, the shortest way there is."],
      url: expect.stringMatching(/^https:\/\/example\.org\/#1\./),
      story: { clock: 0 },
    });
    expect(story.report.scenario).not.toHaveProperty("question");
    expect(explorers.latest.isTerminated).toBe(true);
    actions.closeStory();
    expect(inquiry().story).toBeNull();
  });

  it("begins at the start of the recording where the question was asked later", async () => {
    const { inquiry, actions, explorers, page, timers } = await setUp();
    page.toEnd();
    await timers.pass(50);
    actions.ask(DEADLOCK);
    explorers.latest.work();
    actions.tell();
    await expect.poll(() => inquiry().story).toMatchObject({ status: "told" });
    const { story } = inquiry();
    expect(story?.status === "told" && story.report.heading[1]).toBe("Asked from step 1 on.");
    expect(story?.status === "told" && story.report.story.steps).toHaveLength(6);
  });

  it("tells that it failed, and is tried again", async () => {
    const { inquiry, actions, explorers } = await setUp();
    actions.tell();
    explorers.latest.die("Uncaught Error: a defect");
    expect(inquiry().story).toMatchObject({ status: "failed", isMemory: false });
    actions.tell();
    expect(inquiry().story).toEqual({ status: "telling" });
    actions.closeStory();
    expect(explorers.latest.isTerminated).toBe(true);
  });
});
