// Live runs: real threads of Node, and jobs that take turns. What they do is what the simulator makes of it.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { stepThrough } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { EXAMPLES } from "../../src/gallery/gallery.ts";
import { createStress } from "../../src/live/stress.ts";
import { findEnd } from "../../src/sim/snapshot.ts";
import type { LiveMode } from "../../src/worker/liveMessages.ts";
import { CONTENDERS } from "../live/contenders.ts";
import { type NodeRun, startRun, until } from "./nodeThreads.ts";

const MODES: readonly LiveMode[] = ["threads", "turns"];

/** Takes turns with the other, so that each waits for the other's lock. */
const CROSSING: Scenario = {
  kind: "sharedlock",
  locks: ["a", "b"],
  jobs: {
    A: [
      { op: "acquire", lock: "a" },
      { op: "work", ms: 20 },
      { op: "acquire", lock: "b" },
    ],
    B: [
      { op: "acquire", lock: "b" },
      { op: "work", ms: 20 },
      { op: "acquire", lock: "a" },
    ],
  },
};

const held = (run: NodeRun) => () => run.progress()?.phase === "held";
const steps = (run: NodeRun, count: number) => () => run.progress()?.checked === count;

describe("a run with real threads", () => {
  it("makes 100,000 operations on 8 threads, each step the same in the simulator, and nobody intrudes", async () => {
    const scenario = createStress({ jobs: 8, operations: 100_000, seed: 1 });
    const run = await startRun({ scenario, maxSteps: 1_000_000, isRecorded: false });
    const { result, progress } = await run.ended;
    expect(result).toMatchObject({
      ending: "done",
      text: "All jobs are done.",
      exclusion: { lost: 0, intrusions: 0 },
    });
    expect(result.exclusion?.sections).toBeGreaterThan(20_000);
    expect(progress.checked).toBe(progress.steps);
    expect(progress.steps).toBeGreaterThanOrEqual(100_000);
    expect(progress.threads).toBe(8);
  }, 120_000);

  it("leaves no thread behind", async () => {
    const run = await startRun({ scenario: CONTENDERS });
    await run.ended;
    await expect(Promise.all(run.exits)).resolves.toHaveLength(2);
  });

  it("leaves neither threads nor memory behind, 200 times", async () => {
    const memory: number[] = [];
    for (let time = 0; time < 200; time++) {
      const run = await startRun({ scenario: CONTENDERS });
      expect((await run.ended).result.ending).toBe("done");
      expect(await Promise.all(run.exits)).toHaveLength(2);
      memory.push(process.memoryUsage.rss());
    }
    const [early = 0, late = 0] = [memory[50], memory.at(-1)];
    // Each of the runs has more than 4 MB.
    expect(late - early).toBeLessThan(150e6);
  }, 120_000);

  it("says whose thread ended by itself, and keeps what was done before", async () => {
    const run = await startRun({ scenario: CONTENDERS, isHeld: true });
    await until(held(run));
    run.order({ type: "step", job: 0 });
    await until(steps(run, 1));
    run.workers[1]?.emit("error", new Error("out of memory"));
    const { result } = await run.ended;
    expect(result.ending).toBe("died");
    expect(result.text).toBe("The thread of B ended by itself: out of memory.");
    expect(run.choices).toEqual([{ type: "run", job: 0 }]);
  });
});

describe.each(MODES)("a run of %s", (mode) => {
  it.each(EXAMPLES.map(({ id, recording }) => [id, recording.scenario] as const))(
    "does with the example %s what replays to the same end",
    async (_, scenario) => {
      const run = await startRun({ scenario, mode, scale: 1000 });
      const { result, progress } = await run.ended;
      const end = stepThrough(createWorld(scenario), run.choices);
      expect(result.ending).toBe(findEnd(end));
      expect(["done", "deadlock"]).toContain(result.ending);
      expect(result.exclusion).toMatchObject({ lost: 0, intrusions: 0 });
      expect(run.choices).toHaveLength(progress.steps);
    },
    60_000,
  );

  it("ends where all wait for each other", async () => {
    const run = await startRun({ scenario: CROSSING, mode });
    const { result } = await run.ended;
    expect(result.ending).toBe("deadlock");
    expect(result.text).toBe("Deadlock: A and B wait, and nothing can wake them.");
  });

  it("lets work and timeouts last as long as they say", async () => {
    const scenario: Scenario = {
      kind: "sharedlock",
      locks: ["a"],
      jobs: {
        A: [
          { op: "acquire", lock: "a" },
          { op: "work", ms: 300 },
        ],
        B: [{ op: "acquire", lock: "a", timeout: 100, priority: 1 }],
      },
    };
    const begun = performance.now();
    const before = [{ type: "run", job: 0 }] as const;
    const run = await startRun({ scenario, mode, scale: 2, choices: before });
    await run.ended;
    expect(performance.now() - begun).toBeGreaterThanOrEqual(150);
    const end = stepThrough(createWorld(scenario), [...before, ...run.choices]);
    expect(end.clock).toBeGreaterThanOrEqual(300);
    expect(end.locks[0]?.exclusive).toBe(0);
  });

  it("goes on from what was done before", async () => {
    const before = [{ type: "run", job: 1 }] as const;
    const run = await startRun({ scenario: CONTENDERS, mode, choices: before });
    await run.ended;
    const end = stepThrough(createWorld(CONTENDERS), [...before, ...run.choices]);
    expect(findEnd(end)).toBe("done");
  });

  it("holds every job at first, lets one through at a time, and goes on", async () => {
    const run = await startRun({ scenario: CONTENDERS, mode, isHeld: true });
    await until(held(run));
    expect(run.choices).toEqual([]);
    run.order({ type: "step", job: 1 });
    await until(steps(run, 1));
    run.order({ type: "step", job: null });
    await until(steps(run, 2));
    expect(run.choices).toEqual([
      { type: "run", job: 1 },
      { type: "run", job: 0 },
    ]);
    run.order({ type: "goOn" });
    expect((await run.ended).result.ending).toBe("done");
  });

  it("goes on when it was told so before all were there", async () => {
    const run = await startRun({ scenario: CONTENDERS, mode, isHeld: true });
    run.order({ type: "goOn" });
    expect((await run.ended).result.ending).toBe("done");
  });

  it("moves the clock by hand where nobody is ready", async () => {
    const scenario: Scenario = {
      kind: "sharedlock",
      locks: ["a"],
      jobs: { A: [{ op: "work", ms: 1_000_000 }] },
    };
    const run = await startRun({ scenario, mode, isHeld: true });
    await until(held(run));
    for (const made of [1, 2, 3]) {
      run.order({ type: "step", job: null });
      await until(() => (run.progress()?.checked ?? 0) >= made || made === 3);
    }
    expect((await run.ended).result.ending).toBe("done");
    expect(run.choices).toEqual([
      { type: "run", job: 0 },
      { type: "advance", ms: 1_000_000 },
      { type: "run", job: 0 },
    ]);
  });

  it("stops at a breakpoint before the step, says so, and passes it when it goes on", async () => {
    const breakpoints = [{ job: "B", op: "release" }];
    const run = await startRun({ scenario: CONTENDERS, mode, breakpoints });
    await until(() => held(run)() && run.progress()?.why !== null);
    expect(run.progress()?.why).toBe("Breakpoint: B is about to release (a).");
    const world = stepThrough(createWorld(CONTENDERS), run.choices);
    expect(world.jobs[1]?.next).toEqual({ verb: "release", lock: 0 });
    run.order({ type: "goOn" });
    expect((await run.ended).result.ending).toBe("done");
  });

  it("ends when it is stopped, and when there is no room for more steps", async () => {
    const scenario = createStress({ jobs: 3, operations: 3000, seed: 2 });
    const full = await startRun({ scenario, mode, maxSteps: 100 });
    const { result } = await full.ended;
    expect(result.ending).toBe("full");
    expect(full.choices.length).toBeGreaterThan(97);
    const stopped = await startRun({ scenario, mode, isHeld: true });
    await until(held(stopped));
    stopped.order({ type: "stop" });
    expect((await stopped.ended).result).toMatchObject({ ending: "stopped" });
  });
});
