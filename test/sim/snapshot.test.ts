import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";
import { EXAMPLES } from "../../src/gallery/gallery.ts";
import { applyPatch, createPatch } from "../../src/sim/patch.ts";
import { chooseNext } from "../../src/sim/policies.ts";
import { createSnapshot, type Shot } from "../../src/sim/snapshot.ts";
import { play, viewJob, viewLock } from "./play.ts";

/** Worlds of a run of a gallery scenario by the random policy. */
function runExample(at: number, seed: number): readonly World[] {
  const example = EXAMPLES[at % EXAMPLES.length];
  if (example === undefined) throw new Error("no example");
  const worlds = [createWorld(example.recording.scenario)];
  for (let position = 0; position < 60; position++) {
    const world = worlds[position];
    if (world === undefined) break;
    const choice = chooseNext("random", world, { seed, position, lastJob: -1 });
    if (choice === null) break;
    worlds.push(step(world, choice).world);
  }
  return worlds;
}

describe("a snapshot", () => {
  it("taken after another is equal to one taken afresh, and patches lead from one to the next", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(), (at, seed) => {
        let shot: Shot | null = null;
        let shown = null;
        for (const world of runExample(at, seed)) {
          const snapshot = createSnapshot(world, shot);
          expect(snapshot).toEqual(createSnapshot(world));
          const patch = structuredClone(createPatch(shot?.snapshot ?? null, snapshot));
          shown = applyPatch(shown, patch);
          expect(shown).toEqual(snapshot);
          shot = { world, snapshot };
        }
      }),
      { numRuns: 60 },
    );
  });

  it("shows a lock in its own level from the step on that creates it", () => {
    const text = `
kind manager
job A
  acquire cluster BGL shared
  add instance i9 acquired
`;
    const history = play(text);
    let shot: Shot | null = null;
    for (let position = 0; position < 6; position++) {
      if (position > 0) history.act({ type: "run", job: 0 });
      const snapshot = createSnapshot(history.world, shot);
      expect(snapshot).toEqual(createSnapshot(history.world));
      shot = { world: history.world, snapshot };
    }
    expect(viewLock(history, "instance/i9")).toMatchObject({ set: 1, isMember: true });
  });

  it("keeps the parts that did not change as the same objects", () => {
    const text = `
kind sharedlock
locks a b
job A
  acquire a
job B
  acquire b
`;
    const history = play(text);
    const before = { world: history.world, snapshot: createSnapshot(history.world) };
    history.act({ type: "run", job: 0 });
    const after = createSnapshot(history.world, before);
    expect(after.jobs[1]).toBe(before.snapshot.jobs[1]);
    expect(after.locks[1]).toBe(before.snapshot.locks[1]);
    expect(after.locks[0]).not.toBe(before.snapshot.locks[0]);
    expect(createPatch(before.snapshot, after).jobs.map(([index]) => index)).toEqual([0]);
  });

  it("says what a job holds, waits for and does next", () => {
    const text = `
kind manager
nodes n1 n2
job A
  acquire cluster BGL shared
  acquire node n1 n2
job B
  acquire cluster BGL shared
  acquire node n1 shared timeout 30 priority 5
`;
    const history = play(text, ["A", "A", "A", "A", "B", "B", "B", "B"]);
    expect(viewJob(history, "A")).toMatchObject({
      status: "ready",
      next: "acquire node/n2",
      wait: null,
    });
    expect(viewJob(history, "A").holds).toHaveLength(2);
    expect(viewJob(history, "B")).toMatchObject({
      status: "waiting",
      next: "wake node/n1",
      wait: { for: "acquire", shared: true, priority: 5, deadline: 30, notified: false },
    });
    expect(viewLock(history, "node/n1")).toMatchObject({
      set: 4,
      isInternal: false,
      isMember: true,
      mode: "exclusive",
      owners: [0],
      queue: [{ priority: 5, shared: true, joinable: true, waiters: [1], notified: [] }],
    });
    expect(viewLock(history, "node/[lockset]").isInternal).toBe(true);
  });

  it("tells the end from a deadlock", () => {
    const one = `
kind sharedlock
locks a b
job A
  acquire a
  acquire b
job B
  acquire b
  acquire a
`;
    expect(createSnapshot(play(one, ["A", "B", "A"]).world).end).toBe("running");
    expect(createSnapshot(play(one, ["A", "B", "A", "B"]).world).end).toBe("deadlock");
    const done = play("kind sharedlock\nlocks a\njob A\n  acquire a", ["A"]);
    expect(createSnapshot(done.world).end).toBe("done");
    expect(done.world.jobs.every((job) => findStatus(job, 0) === "done")).toBe(true);
  });
});
