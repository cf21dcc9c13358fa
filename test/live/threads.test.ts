// Real threads on shared memory: what they do is what the simulator makes of it.
import { describe, expect, it } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import { createStress } from "../../src/live/stress.ts";
import { finish, startThreads } from "./nodeThreads.ts";

describe("threads under stress", () => {
  it("make 100,000 operations on 8 threads, each step the same in the simulator, and exclude each other", async () => {
    const scenario = createStress({ jobs: 8, operations: 100_000, seed: 1 });
    const run = await startThreads(createWorld(scenario), 1_000_000);
    run.control.open();
    const choices = await finish(run);
    expect(run.checker.difference).toBeNull();
    expect(run.checker.world.jobs.every((job) => job.next === null)).toBe(true);
    const exclusion = run.checker.countSections();
    expect(exclusion).toMatchObject({ lost: 0, intrusions: 0 });
    expect(exclusion.sections).toBeGreaterThan(20_000);
    expect(choices.length).toBeGreaterThanOrEqual(100_000);
  }, 120_000);
});
