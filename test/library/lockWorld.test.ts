// The world that a lock set keeps, which lives as long as its program.
import { expect, it } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import { LevelLocks } from "../../src/library/levelLocks.ts";
import { LockWorld } from "../../src/library/lockWorld.ts";
import { Owner } from "../../src/library/owner.ts";
import { createOwners, settle, watch } from "./scene.ts";

it("stays as small as what is held, however much is added, removed and used by whomever", async () => {
  const start = createWorld({ kind: "lockset", locks: ["one", "three", "two"], jobs: {} });
  const world = new LockWorld(start, {});
  const set = new LevelLocks({ world, level: "set", set: 0 });
  const [holder, waiter] = createOwners(2) as [Owner, Owner];
  await set.acquire(holder, ["three", "two"]);
  for (let round = 0; round < 200; round++) {
    const owner = new Owner();
    await set.add(owner, `m${round}`, { acquired: true });
    await set.remove(owner, `m${round}`);
  }
  expect(world.world.locks.length).toBeLessThan(50);
  expect(world.world.jobs).toHaveLength(2);
  expect([set.names(), set.listOwned(holder)]).toEqual([
    ["one", "three", "two"],
    ["three", "two"],
  ]);
  const waiting = watch(set.acquire(waiter, "two"));
  set.release(holder);
  await settle();
  expect(waiting.state).toEqual(["two"]);
});
