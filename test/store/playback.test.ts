import { describe, expect, it } from "vitest";
import { createRecording } from "../../src/sim/recording.ts";
import { recordPair, setUpSession } from "./setUpSession.ts";

/** One job with so many operations on a lock of its own. */
function recordLong(operations: number) {
  const program = Array.from({ length: operations }, (_, index) => ({
    op: index % 2 === 0 ? ("acquire" as const) : ("release" as const),
    lock: "a",
  }));
  return createRecording({ kind: "sharedlock", locks: ["a"], jobs: { J0: program } });
}

describe("playing", () => {
  it("makes the settings' steps a second, one a request, until the end", async () => {
    const { actions, state, open, timers, settings, workshop } = setUpSession();
    await open(recordPair([]));
    settings.getState().change({ speed: 10 });
    actions.play();
    await timers.pass(350);
    expect(state()).toMatchObject({ playing: true, position: 4 });
    await timers.pass(1000);
    expect(state()).toMatchObject({ playing: false, position: 8, stop: "All jobs are done." });
    expect(workshop.asked.find(({ type }) => type === "run")).toMatchObject({
      steps: 1,
      policy: "roundRobin",
      seed: 1,
    });
    expect(state().announcement).toBe("All jobs are done.");
  });

  it("makes several steps a request when it is faster than the eye", async () => {
    const { actions, state, open, timers, settings, workshop } = setUpSession();
    await open(recordLong(2000));
    settings.getState().change({ speed: 1000 });
    actions.play();
    await timers.pass(500);
    actions.pause();
    await timers.settle();
    expect(state().position).toBeGreaterThan(400);
    expect(state().position).toBeLessThan(600);
    expect(workshop.count("run")).toBeLessThan(35);
  });

  it("does not make up for the time that a tab was in the background", async () => {
    const { actions, state, open, timers, settings } = setUpSession();
    await open(recordLong(2000));
    settings.getState().change({ speed: 5 });
    actions.play();
    await timers.pass(210);
    const { position } = state();
    timers.sleep(60_000);
    await timers.pass(10);
    expect(state().position).toBe(position + 1);
  });

  it("stops on pause, and goes on from there", async () => {
    const { actions, state, open, timers } = setUpSession();
    await open(recordPair([]));
    actions.play();
    await timers.pass(250);
    actions.pause();
    const { position, playing } = state();
    expect(playing).toBe(false);
    await timers.pass(2000);
    expect(state().position).toBe(position);
    actions.play();
    await timers.pass(10);
    expect(state().position).toBe(position + 1);
  });

  it.each([
    ["a step", (actions) => void actions.stepJob(1)],
    ["a seek", (actions) => actions.seek(0)],
    ["an edit", (actions) => actions.undo()],
    ["opening", (actions) => void actions.open({ type: "link", fragment: "-" })],
  ] satisfies [string, (actions: ReturnType<typeof setUpSession>["actions"]) => void][])(
    "is stopped by %s",
    async (_, act) => {
      const { actions, state, open, timers, workshop } = setUpSession();
      await open(recordPair([]));
      actions.play();
      await timers.pass(250);
      act(actions);
      expect(state().playing).toBe(false);
      const asked = workshop.count("run");
      await timers.pass(2000);
      expect(workshop.count("run")).toBe(asked);
    },
  );

  it("ends when the engine fails", async () => {
    const { actions, state, open, timers, workshop, texts } = setUpSession();
    await open(recordPair([]));
    workshop.manner = (request) => (request.type === "run" ? "fail" : "answer");
    actions.play();
    await timers.pass(1000);
    expect(state().playing).toBe(false);
    expect(texts()).toEqual(["The engine failed: a defect"]);
    expect(workshop.count("run")).toBe(1);
  });
});

describe("running until something happens", () => {
  it("goes on in portions until the end", async () => {
    const { actions, state, open, workshop } = setUpSession();
    await open(recordLong(1200));
    await actions.runUntil({ type: "end" });
    expect(state()).toMatchObject({ position: 1200, playing: false, running: null });
    expect(workshop.count("run")).toBe(3);
  });

  it("tells those who listen its last step and why it stopped, each once", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    await actions.runUntil({ type: "event", event: "released" });
    expect(state().announcement).toBe(state().trail.at(-1)?.text);
    await actions.runUntil({ type: "end" });
    expect(state().announcement).toBe(`${state().trail.at(-1)?.text} All jobs are done.`);
  });

  it("says why it stopped", async () => {
    const { actions, state, open } = setUpSession();
    await open(recordPair([]));
    await actions.runUntil({ type: "event", event: "released" });
    expect(state().stop).toBe(state().trail.at(-1)?.text);
    expect(state().stop).toContain("releases");
  });

  it("shows how far it is and can be paused", async () => {
    const { actions, state, open, timers, workshop } = setUpSession();
    await open(recordLong(2000));
    workshop.manner = (request) => (request.type === "run" ? "hold" : "answer");
    const isOver = actions.runUntil({ type: "end" });
    await timers.settle();
    workshop.release();
    await timers.settle();
    expect(state()).toMatchObject({ playing: true, running: { steps: 500 }, position: 500 });
    actions.pause();
    workshop.release();
    await isOver;
    expect(state()).toMatchObject({ playing: false, running: null, stop: null });
    expect(workshop.count("run")).toBe(2);
  });
});
