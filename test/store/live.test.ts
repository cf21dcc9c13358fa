// Live runs beside the session: recorded as one thing, worked by the session's actions, stopped before what is in their way.
import { describe, expect, it, onTestFinished } from "vitest";
import type { Recording } from "../../src/sim/recording.ts";
import { createLive } from "../../src/store/live.ts";
import type { LiveTask } from "../../src/store/liveTypes.ts";
import type { LiveProgress } from "../../src/worker/liveMessages.ts";
import { FakeLives } from "../worker/fakeLive.ts";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";

const STOPPED = "The live run was stopped first. Its steps are in the recording.";

async function setUp(recording: Recording = recordPair([])) {
  const parts = setUpSession();
  const { session, settings, timers } = parts;
  const lives = new FakeLives(timers);
  const ports = { spawn: lives.spawn, canShare: () => false, timers };
  const live = createLive({ session, settings }, ports);
  onTestFinished(live.destroy);
  await parts.open(recording);
  const { actions: liveActions } = live.getState();
  const run = (): LiveTask => live.getState().run;
  const startHeld = async (): Promise<void> => {
    settings.getState().change({ isLiveHeld: true });
    liveActions.start();
    await timers.pass(50);
  };
  return { ...parts, lives, live, liveActions, run, startHeld };
}

const PROGRESS: LiveProgress = {
  phase: "running",
  why: null,
  threads: 2,
  done: 0,
  steps: 0,
  checked: 0,
  stepsByJob: [0, 0],
  clock: 0,
  elapsedMs: 0,
  startMs: 1,
};

describe("a live run", () => {
  it("is recorded to its end, and undone in one", async () => {
    const { liveActions, run, state, actions, timers, lives } = await setUp();
    liveActions.start();
    expect(state()).toMatchObject({ playing: true, live: { isHeld: false } });
    await timers.pass(500);
    expect(run()).toMatchObject({ type: "ended", mode: "turns", result: { ending: "done" } });
    expect(state()).toMatchObject({
      live: null,
      playing: false,
      position: 8,
      snapshot: { end: "done" },
      stop: "All jobs are done.",
      undoes: "the live run",
    });
    expect(lives.latest.isTerminated).toBe(true);
    actions.undo();
    await timers.settle();
    expect(state()).toMatchObject({ length: 0, position: 0, undoes: null });
  });

  it("goes on from an earlier position on a branch of its own", async () => {
    const { liveActions, state, timers } = await setUp(recordPair([1, 1, 1, 1], 1));
    liveActions.start();
    await timers.pass(500);
    const { branches, length } = state();
    expect(branches).toMatchObject([{ length: 4 }, { parent: 0, length }]);
    expect(state()).toMatchObject({ branch: 1, position: length, snapshot: { end: "done" } });
  });

  it("leaves people where they look meanwhile, and loses nothing when the engine dies then", async () => {
    const { startHeld, actions, state, timers, workshop } = await setUp(recordPair([1, 1, 0], 2));
    await startHeld();
    await actions.stepJob(1);
    await timers.pass(50);
    expect(state()).toMatchObject({ branch: 1, position: 3 });
    actions.switchBranch(0, 1);
    await timers.settle();
    actions.play();
    await timers.pass(300);
    expect(state()).toMatchObject({ branch: 0, position: 1, live: null });
    const { length = 0 } = state().branches[1] ?? {};
    expect(length).toBeGreaterThan(8);
    workshop.kill();
    await timers.pass(50);
    actions.switchBranch(1, length);
    await timers.settle();
    expect(state()).toMatchObject({ branch: 1, position: length, snapshot: { end: "done" } });
  });

  it("goes on where the engine dies of nothing in particular", async () => {
    const { startHeld, actions, state, timers, workshop } = await setUp();
    await startHeld();
    let deaths = 1;
    workshop.manner = ({ type }) => (type === "append" && deaths-- > 0 ? "die" : "answer");
    actions.play();
    await timers.pass(500);
    expect(state()).toMatchObject({
      position: state().length,
      snapshot: { end: "done" },
      live: null,
      stop: "All jobs are done.",
    });
  });

  it("ends where its steps cannot be recorded, and says so", async () => {
    const { liveActions, run, state, timers, workshop, lives } = await setUp();
    workshop.manner = ({ type }) => (type === "append" ? "fail" : "answer");
    liveActions.start();
    await timers.pass(500);
    expect(run()).toMatchObject({ type: "failed", message: expect.stringContaining("recorded") });
    expect(lives.latest.isTerminated).toBe(true);
    expect(state()).toMatchObject({ live: null, playing: false, length: 0 });
  });
});

describe("held threads", () => {
  it("are let through one at a time by the session's own steps", async () => {
    const { startHeld, actions, state, timers } = await setUp();
    await startHeld();
    expect(state()).toMatchObject({ playing: false, live: { isHeld: true }, length: 0 });
    expect(await actions.stepJob(1)).toBe(true);
    await timers.pass(50);
    expect(state().trail).toMatchObject([{ job: 1 }]);
    await actions.act({ type: "run", job: 0 });
    await timers.pass(50);
    await actions.step();
    await timers.pass(50);
    expect(state()).toMatchObject({ position: 3, live: { place: { branch: 0, position: 3 } } });
    expect(state().notices).toEqual([]);
  });

  it("are shown when they are stepped from where people look at something earlier", async () => {
    const { startHeld, actions, state, timers } = await setUp();
    await startHeld();
    await actions.stepJob(1);
    await timers.pass(50);
    actions.toStart();
    await timers.settle();
    await actions.stepJob(0);
    await timers.pass(50);
    expect(state()).toMatchObject({ position: 2, length: 2 });
  });

  it("go on and are held again by the keys of runs", async () => {
    const { startHeld, actions, state, timers, lives } = await setUp();
    await startHeld();
    actions.play();
    actions.pause();
    expect(lives.latest.orders.map(({ type }) => type)).toEqual(["start", "goOn", "hold"]);
    await timers.pass(200);
    expect(state().live?.isHeld).toBe(true);
  });

  it("are not stepped while they run, and people are told so", async () => {
    const { liveActions, actions, texts } = await setUp();
    liveActions.start();
    expect(await actions.step()).toBe(false);
    expect(texts()).toEqual(["The threads are running: hold them to step them."]);
  });

  it("are held by breakpoints, those that come later included", async () => {
    const { startHeld, actions, state, timers } = await setUp();
    await startHeld();
    actions.setBreakpoints([{ job: "J1", op: "release" }]);
    actions.play();
    await timers.pass(300);
    expect(state()).toMatchObject({
      live: { isHeld: true },
      stop: "Breakpoint: J1 is about to release (b).",
    });
    actions.play();
    await timers.pass(300);
    expect(state().stop).toBe("Breakpoint: J1 is about to release (a).");
  });
});

describe("what would get in the way of a live run", () => {
  it("stops it first, and keeps its steps", async () => {
    const { startHeld, actions, state, timers, texts, run } = await setUp();
    await startHeld();
    await actions.stepJob(0);
    await timers.pass(50);
    const edited = actions.edit(createPair("Other"));
    await timers.pass(100);
    expect(await edited).toBe(true);
    expect(run()).toMatchObject({ type: "ended", result: { ending: "stopped" } });
    expect(texts()).toContain(STOPPED);
    expect(state()).toMatchObject({ live: null, length: 1, scenario: { title: "Other" } });
  });

  it("is another recording too, and going back in the browser's history", async () => {
    const { startHeld, open, address, state, timers, texts, actions } = await setUp();
    await open(recordPair([], 0, "Second"));
    await startHeld();
    await actions.stepJob(0);
    await timers.pass(50);
    address.go(-1);
    await timers.pass(1500);
    expect(texts()).toContain(STOPPED);
    expect(state()).toMatchObject({ live: null, scenario: { title: "Pair" } });
    address.go(1);
    await timers.pass(1500);
    expect(state()).toMatchObject({ length: 1, scenario: { title: "Second" } });
  });

  it("is undo, which takes the run back", async () => {
    const { startHeld, actions, state, timers } = await setUp();
    await startHeld();
    await actions.stepJob(0);
    await timers.pass(50);
    actions.undo();
    await timers.pass(100);
    expect(state()).toMatchObject({ live: null, length: 0 });
  });
});

describe("what goes wrong", () => {
  it("is told where no worker can be had", async () => {
    const { session, settings, open, timers, state } = setUpSession();
    const spawn = () => {
      throw new Error("no more workers");
    };
    const live = createLive({ session, settings }, { spawn, canShare: () => true, timers });
    await open(recordPair([]));
    live.getState().actions.start();
    expect(live.getState().run).toMatchObject({ type: "failed", message: "no more workers" });
    expect(state()).toMatchObject({ live: null, stop: "The live run failed: no more workers." });
    live.getState().actions.start();
    expect(live.getState().run.type).toBe("failed");
  });

  it("is started anew where its worker never does anything, and given up after the third", async () => {
    const { session, settings, open, timers } = setUpSession();
    const ends: number[] = [];
    let started = 0;
    const spawn = () => {
      const number = started++;
      return {
        postMessage: () => {},
        terminate: () => void ends.push(number),
        addEventListener: () => {},
      };
    };
    const live = createLive({ session, settings }, { spawn, canShare: () => true, timers });
    await open(recordPair([]));
    live.getState().actions.start();
    await timers.pass(3000);
    expect([started, ends]).toEqual([2, [0]]);
    await timers.pass(6000);
    expect([started, ends]).toEqual([3, [0, 1, 2]]);
    expect(live.getState().run).toMatchObject({
      type: "failed",
      message: expect.stringContaining("the browser started no threads"),
    });
  });

  it("is ended where a worker does not end by itself", async () => {
    const { startHeld, liveActions, lives, run, timers } = await setUp();
    await startHeld();
    lives.latest.isDeaf = true;
    lives.latest.isTerminated = true;
    liveActions.stop();
    expect(run()).toMatchObject({ type: "on", isStopping: true });
    await timers.pass(10_000);
    expect(run()).toMatchObject({ type: "failed", message: expect.stringContaining("was ended") });
  });

  it("is told where everything slept, and not where a worker is just quiet while it is held", async () => {
    const { liveActions, lives, texts } = await setUp();
    liveActions.start();
    const tell = (progress: Partial<LiveProgress>) =>
      lives.latest.report({ type: "progress", progress: { ...PROGRESS, ...progress } });
    tell({ elapsedMs: 100 });
    tell({ elapsedMs: 1500, phase: "held" });
    tell({ elapsedMs: 90_000 });
    expect(texts()).toEqual([]);
    tell({ elapsedMs: 97_100 });
    expect(texts()).toEqual([
      "This page was asleep for 7 seconds; timeouts that passed meanwhile have struck.",
    ]);
  });

  it("is a recording that has no room", async () => {
    const { liveActions, lives, texts, open } = await setUp();
    const many = Array.from({ length: 100_000 }, () => ({ type: "advance", ms: 1 }) as const);
    const recording = recordPair([]);
    await open({ ...recording, branches: [{ parent: null, at: 0, choices: many }] });
    liveActions.start();
    expect(lives.all).toEqual([]);
    expect(texts().at(-1)).toContain("this one is full");
  });
});

describe("a stress test", () => {
  it("is checked and not recorded, and nothing else runs beside it", async () => {
    const { live, liveActions, lives, state, timers } = await setUp();
    liveActions.startStress({ jobs: 3, operations: 60, seed: 1 });
    liveActions.start();
    expect(lives.all).toHaveLength(1);
    await timers.pass(1000);
    const { stress } = live.getState();
    expect(stress).toMatchObject({ type: "ended", result: { ending: "done" } });
    expect(stress).toMatchObject({ result: { exclusion: { lost: 0, intrusions: 0 } } });
    expect(state()).toMatchObject({ length: 0, live: null });
  });

  it("can be stopped", async () => {
    const { live, liveActions, timers } = await setUp();
    liveActions.startStress({ jobs: 2, operations: 1000, seed: 1 });
    liveActions.stopStress();
    await timers.pass(1500);
    expect(live.getState().stress).toMatchObject({ result: { ending: "stopped" } });
  });
});
