// Questions about what is open: asked, answered, opened in the recording, kept as long as they are about it.
import { expect, it, onTestFinished } from "vitest";
import { createInquiry } from "../../src/store/inquiry.ts";
import { FakeExplorers } from "../worker/fakeExplorers.ts";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";

// A state in which both jobs have begun: J0 owns a and J1 owns b.
const BOTH_OWN = {
  type: "reach",
  condition: {
    type: "and",
    parts: [
      { type: "owns", job: "J0", lock: "a", mode: null },
      { type: "owns", job: "J1", lock: "b", mode: null },
    ],
  },
} as const;
const DEADLOCK = { type: "deadlock" } as const;

const urlOf = (fragment: string): string => `https://example.org/#${fragment}`;

async function setUp(jobs: readonly number[] = [], position = 0) {
  const page = setUpSession();
  const explorers = new FakeExplorers();
  const inquiry = createInquiry(page, { spawn: explorers.spawn, urlOf });
  onTestFinished(inquiry.destroy);
  await page.open(recordPair(jobs, position));
  const { actions } = inquiry.getState();
  return { ...page, page: page.actions, explorers, inquiry: inquiry.getState, actions };
}

it("starts a worker with the first question and not before, and keeps its answer", async () => {
  const { explorers, inquiry, actions, state } = await setUp();
  expect(explorers.all).toHaveLength(0);
  actions.write(" can it deadlock? ");
  actions.ask(DEADLOCK);
  expect(inquiry().running).toMatchObject({ text: "can it deadlock?", isPaused: false });
  explorers.latest.work();
  expect(inquiry()).toMatchObject({
    running: null,
    shown: { outcome: { told: { answer: { verdict: "never" } } } },
  });
  expect(inquiry().answered).toEqual([inquiry().shown]);
  expect(state().announcement).toMatch(/^No: in none of \d+ states that decide it\.$/);
});

it("asks from the position that is shown, or from the start", async () => {
  const { explorers, actions } = await setUp([0, 0, 1], 2);
  actions.ask(DEADLOCK);
  const run = { type: "run", job: 0 };
  expect(explorers.latest.orders).toMatchObject([{ ask: { choices: [run, run] } }]);
  actions.setOrigin("start");
  actions.ask(DEADLOCK);
  expect(explorers.latest.orders).toMatchObject([{ ask: { choices: [] } }]);
  expect(explorers.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

it("asks with the clock rule and the bounds of the settings", async () => {
  const { explorers, actions, settings } = await setUp();
  settings.getState().change({ askClock: "any", askStates: 100_000, askMegabytes: 200 });
  actions.ask(DEADLOCK);
  const ask = { clock: "any", maxStates: 100_000, maxBytes: 200_000_000 };
  expect(explorers.latest.orders).toMatchObject([{ ask }]);
});

it("pauses, goes on and stops", async () => {
  const { explorers, inquiry, actions, state } = await setUp();
  actions.ask(DEADLOCK);
  actions.pause();
  expect(inquiry().running).toMatchObject({ isPaused: true, progress: { states: 1 } });
  actions.resume();
  expect(inquiry().running).toMatchObject({ isPaused: false });
  actions.stop();
  expect(inquiry()).toMatchObject({ running: null, shown: { outcome: { type: "stopped" } } });
  expect(state().announcement).toBe("Stopped after 1 state.");
  expect(explorers.latest.isTerminated).toBe(true);
});

it("keeps what was found out before where the same is asked again and stopped, and not the reverse", async () => {
  const { explorers, inquiry, actions } = await setUp();
  const list = () => inquiry().answered.map(({ outcome }) => outcome.type);
  actions.ask(DEADLOCK);
  actions.stop();
  actions.ask(DEADLOCK);
  explorers.latest.work();
  expect(list()).toEqual(["told"]);
  actions.ask(DEADLOCK);
  actions.stop();
  expect(list()).toEqual(["stopped", "told"]);
});

it("opens what it found as a branch at its last choice, with what it is about selected", async () => {
  const { explorers, actions, state } = await setUp([0, 0, 0, 0], 1);
  actions.ask(BOTH_OWN);
  explorers.latest.work();
  expect(await actions.open("moment")).toBe(true);
  expect(state()).toMatchObject({ branch: 1, position: 2, length: 2 });
  expect(state().branches).toMatchObject([{ length: 4 }, { parent: 0, at: 1, length: 2 }]);
  expect(state().selection).toEqual({ type: "job", job: 0 });
  expect(await actions.open("start")).toBe(true);
  expect(state()).toMatchObject({ branch: 1, position: 1 });
  expect(state().branches).toHaveLength(2);
});

it("takes back in one what opening an answer added", async () => {
  const { explorers, actions, page, timers, state } = await setUp([0, 0, 0, 0], 1);
  actions.ask(BOTH_OWN);
  explorers.latest.work();
  await actions.open("moment");
  expect(state().undoes).toBe("opening the schedule");
  // Nothing is added the second time.
  await actions.open("start");
  page.undo();
  await timers.pass(50);
  expect(state()).toMatchObject({ branch: 0, position: 1, length: 4, undoes: null });
  expect(state().branches).toHaveLength(1);
  page.redo();
  await timers.pass(50);
  expect(state().branches).toHaveLength(2);
});

it("opens the one that was chosen of several schedules", async () => {
  const { explorers, inquiry, actions, state } = await setUp();
  actions.ask({ type: "endWell", count: 3 });
  explorers.latest.work();
  const { shown } = inquiry();
  const schedules = shown?.outcome.type === "told" ? shown.outcome.told.schedules : [];
  expect(schedules.length).toBeGreaterThan(1);
  actions.choose(1);
  expect(await actions.open("moment")).toBe(true);
  const choices = schedules[1]?.steps.map(({ choice }) => choice);
  expect(state().trail.map(({ choice }) => choice)).toEqual(choices);
  expect(state().snapshot?.end).toBe("done");
  actions.ask(DEADLOCK);
  explorers.latest.work();
  expect(inquiry().chosen).toBe(0);
});

it("opens nothing where nothing was found", async () => {
  const { explorers, actions } = await setUp();
  expect(await actions.open("moment")).toBe(false);
  actions.ask(DEADLOCK);
  explorers.latest.work();
  expect(await actions.open("moment")).toBe(false);
});

it("forgets answers about another scenario, and has them again when it comes back", async () => {
  const { explorers, inquiry, actions, page, timers } = await setUp();
  actions.ask(DEADLOCK);
  explorers.latest.work();
  await page.edit({ ...createPair(), title: "Another title" });
  expect(inquiry().answered).toHaveLength(1);
  actions.ask(DEADLOCK);
  const { J0 } = createPair().jobs;
  await page.edit({ kind: "sharedlock", locks: ["a", "b"], jobs: { J0: J0 as [] } });
  expect(explorers.latest.isTerminated).toBe(true);
  expect(inquiry()).toMatchObject({ running: null, answered: [], shown: null });
  page.undo();
  await timers.pass(50);
  expect(inquiry().answered).toHaveLength(1);
});

it("keeps one answer of a question that is asked again, and shows earlier ones", async () => {
  const { explorers, inquiry, actions } = await setUp();
  const ask = (question: typeof DEADLOCK | typeof BOTH_OWN) => {
    actions.ask(question);
    explorers.latest.work();
  };
  ask(DEADLOCK);
  ask(BOTH_OWN);
  ask(DEADLOCK);
  expect(inquiry().answered.map(({ id }) => id)).toEqual([3, 2]);
  actions.show(2);
  expect(inquiry().shown).toMatchObject({ question: BOTH_OWN });
  actions.askAgain();
  expect(inquiry().running).toMatchObject({ question: BOTH_OWN });
});

it("says what would fit when memory runs out, and the page goes on", async () => {
  const { explorers, inquiry, actions, state, page } = await setUp();
  actions.ask(DEADLOCK);
  const progress = {
    states: 4_200_000,
    followed: 1,
    steps: 8,
    bytes: 1,
    elapsedMs: 1,
    rate: 9,
  };
  explorers.latest.report({ type: "progress", progress });
  explorers.latest.die("Uncaught RangeError: Out of memory");
  expect(inquiry().shown?.outcome).toMatchObject({ type: "failed", isMemory: true, progress });
  expect(state().announcement).toBe(
    "The search ran out of memory after 4,200,000 states. About 3,000,000 fit here.",
  );
  expect(await page.stepJob(0)).toBe(true);
});

it("tells that no worker can be started as a failure", async () => {
  const page = setUpSession();
  const spawn = () => {
    throw new Error("workers are forbidden");
  };
  const inquiry = createInquiry(page, { spawn, urlOf });
  await page.open(recordPair([]));
  inquiry.getState().actions.ask(DEADLOCK);
  expect(inquiry.getState()).toMatchObject({
    running: null,
    shown: { outcome: { type: "failed" } },
  });
  expect(page.state().announcement).toBe("The search failed: workers are forbidden.");
});
