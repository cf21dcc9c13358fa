// What the stage's model says of locks, queues and jobs, and what it keeps from one moment to the next.
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/graph/stageModel.ts";
import { CLUSTER, QUEUE, run, shoot, start } from "./stageSamples.ts";

describe("the stage's model", () => {
  it("shows the queue by urgency, with one card for a group of sharers", () => {
    const model = buildModel(shoot(QUEUE, 0, 1, 2, 3), null);
    const [a] = model.locks;
    expect(a?.mode).toBe("exclusive");
    expect(a?.owners.map((token) => token.name)).toEqual(["J1"]);
    expect(a?.groups.map((group) => group.tokens.map((token) => token.name))).toEqual([
      ["J4"],
      ["J2", "J3"],
    ]);
    expect(a?.groups.map((group) => group.isTop)).toEqual([true, false]);
    expect(a?.groups.map((group) => group.joinable)).toEqual([false, true]);
    expect(a?.hasPriorities).toBe(true);
    expect(model.locks[1]?.isIdle).toBe(true);
  });

  it("says locks and jobs in sentences", () => {
    const model = buildModel(shoot(QUEUE, 0, 1, 2, 3), null);
    expect(model.locks[0]?.text).toBe(
      "Lock a, exclusive, owned by J1, 3 waiting, on top J4 for exclusive, priority -5",
    );
    expect(model.locks[1]?.text).toBe("Lock b, free");
    expect(model.jobs[0]?.text).toBe("Job J1, ready, next: release a, owns 1 lock");
    expect(model.jobs[1]?.text).toBe("Job J2, waiting for a");
  });

  it("tells a notified job from one that waits", () => {
    const model = buildModel(shoot(QUEUE, 0, 1, 2, 3, 0), null);
    expect(model.jobs.map((job) => job.state)).toEqual(["done", "waiting", "waiting", "notified"]);
    expect(model.jobs[3]?.text).toBe("Job J4, notified for a, has yet to run");
  });

  it("tells a job that is asleep though it could have the lock", () => {
    const shot = run(
      start({
        kind: "sharedlock",
        locks: ["a"],
        jobs: {
          reader: [{ op: "acquire", lock: "a", shared: true }],
          writer: [{ op: "acquire", lock: "a", timeout: 10 }],
          late: [{ op: "acquire", lock: "a", shared: true }],
        },
      }),
      0,
      1,
      2,
      { type: "advance", ms: 10 },
      1,
    );
    expect(buildModel(shot.snapshot, null).jobs[2]?.state).toBe("asleep");
  });

  it("tells jobs that wait for each other in a circle", () => {
    const snapshot = shoot(
      {
        kind: "sharedlock",
        locks: ["a", "b"],
        jobs: {
          J1: [
            { op: "acquire", lock: "a" },
            { op: "acquire", lock: "b" },
          ],
          J2: [
            { op: "acquire", lock: "b" },
            { op: "acquire", lock: "a" },
          ],
        },
      },
      0,
      1,
      0,
      1,
    );
    const model = buildModel(snapshot, null);
    expect(model.jobs.map((job) => job.state)).toEqual(["deadlocked", "deadlocked"]);
    expect(model.edgeCount).toBe(4);
  });

  it("keeps what a step did not touch", () => {
    const before = run(start(QUEUE), 0);
    const after = run(before, 1);
    const old = buildModel(before.snapshot, null);
    const model = buildModel(after.snapshot, old);
    expect(model.locks[1]).toBe(old.locks[1]);
    expect(model.jobs[0]).toBe(old.jobs[0]);
    expect(model.locks[0]).not.toBe(old.locks[0]);
  });

  it("renews a lock whose owner now stands otherwise, though the lock is the same", () => {
    const held = run(start(QUEUE), 0);
    const old = buildModel(held.snapshot, null);
    const [first, ...rest] = held.snapshot.jobs;
    if (first === undefined) throw new Error("no jobs");
    const working = { ...first, status: "working" as const };
    const model = buildModel({ ...held.snapshot, jobs: [working, ...rest] }, old);
    expect(model.locks[0]?.owners[0]?.state).toBe("working");
    expect(model.locks[1]).toBe(old.locks[1]);
  });

  it("names locks without their level", () => {
    const model = buildModel(shoot(CLUSTER), null);
    expect(model.locks.slice(0, 4).map((lock) => lock.title)).toEqual([
      "[lockset]",
      "BGL",
      "[lockset]",
      "i1",
    ]);
    expect(model.locks[0]?.isInternal).toBe(true);
  });
});
