// Conditions as a program uses them. Numbered tests are named after the reference's own.
import { beforeEach, describe, expect, it } from "vitest";
import type { Owner } from "../../src/library/owner.ts";
import { PipeCondition, SingleNotifyPipeCondition } from "../../src/library/pipeCondition.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";
import { attempt, createOwners, outcome, settle, VirtualClock, watch } from "./scene.ts";

let clock: VirtualClock;
let lock: SharedLock;
let [a, b, c, d] = createOwners(4) as [Owner, Owner, Owner, Owner];

beforeEach(() => {
  clock = new VirtualClock();
  lock = new SharedLock("a", { clock });
  [a, b, c, d] = createOwners(4) as [Owner, Owner, Owner, Owner];
});

const KINDS = [
  ["SingleNotifyPipeCondition", SingleNotifyPipeCondition, 1, 2],
  ["PipeCondition", PipeCondition, 5, 6],
] as const;

async function startWaiting(
  condition: PipeCondition | SingleNotifyPipeCondition,
  owner: Owner,
  options: { readonly timeout?: number; readonly shared?: boolean } = {},
) {
  await lock.acquire(owner, { shared: options.shared });
  return watch(condition.wait(owner, { timeout: options.timeout }));
}

/** The notified ones go on one after the other, as each lets go of the lock. */
async function releaseAll(owners: readonly Owner[]): Promise<void> {
  for (let turn = 0; turn < owners.length; turn++) {
    await settle();
    const owner = owners.find((each) => lock.isOwned(each));
    if (owner !== undefined) lock.release(owner);
  }
  await settle();
}

describe.each(KINDS)("the reference's tests of %s", (_kind, Condition, first, second) => {
  it(`${first} testAcquireRelease: wait and notify need the lock, which a notify keeps`, async () => {
    const condition = new Condition(lock);
    expect(await outcome(condition.wait(a))).toBe("not-owner");
    expect(attempt(() => condition.notifyAll(a))).toBe("not-owner");
    await lock.acquire(a);
    condition.notifyAll(a);
    expect(lock.isOwned(a)).toBe(true);
    lock.release(a);
    expect(attempt(() => condition.notifyAll(a))).toBe("not-owner");
  });

  it(`${second} testNotification: who waits goes on after another's notify, with the lock`, async () => {
    const condition = new Condition(lock);
    const waiting = await startWaiting(condition, a);
    expect([condition.hasWaiting(), lock.isOwned(a)]).toEqual([true, false]);
    await lock.acquire(b);
    condition.notifyAll(b);
    await settle();
    expect([waiting.state, lock.isOwned(b)]).toEqual(["waits", true]);
    lock.release(b);
    await settle();
    expect([waiting.state, lock.isOwned(a)]).toEqual([true, true]);
    expect(condition.hasWaiting()).toBe(false);
  });
});

describe("the reference's tests of SingleNotifyPipeCondition, which is used once", () => {
  it("3 testWaitReuse: waits that time out may be repeated", async () => {
    const condition = new SingleNotifyPipeCondition(lock);
    for (let time = 0; time < 3; time++) {
      const waiting = await startWaiting(condition, a, { timeout: 100 });
      await clock.advance(100);
      expect([waiting.state, lock.isOwned(a)]).toEqual([false, true]);
      lock.release(a);
    }
  });

  it("4 testNoNotifyReuse: after a notify neither wait nor notify is possible", async () => {
    const condition = new SingleNotifyPipeCondition(lock);
    await lock.acquire(a);
    condition.notifyAll(a);
    expect(await outcome(condition.wait(a))).toBe("already-notified");
    expect(attempt(() => condition.notifyAll(a))).toBe("already-notified");
    expect(lock.isOwned(a)).toBe(true);
  });
});

describe("the reference's tests of PipeCondition, which is used again", () => {
  it.each([
    [
      "7 testBlockingWait: a notify wakes the three that wait, and not the one that comes later",
      {},
    ],
    ["8 testLongTimeoutWait: the same with a timeout of 15 s", { timeout: 15_000 }],
  ])("%s", async (_name, options) => {
    const condition = new PipeCondition(lock);
    const waiting = [];
    for (const owner of [a, b, c]) waiting.push(await startWaiting(condition, owner, options));
    expect(condition.getWaiting()).toEqual([a, b, c]);
    await lock.acquire(d);
    condition.notifyAll(d);
    const late = watch(condition.wait(d, options));
    expect(condition.getWaiting()).toEqual([a, b, c, d]);
    await releaseAll([a, b, c]);
    expect(waiting.map(({ state }) => state)).toEqual([true, true, true]);
    expect([late.state, condition.getWaiting()]).toEqual(["waits", [d]]);
    await lock.acquire(a);
    condition.notifyAll(a);
    lock.release(a);
    await settle();
    expect([late.state, condition.hasWaiting()]).toEqual([true, false]);
  });

  it.each([
    ["9 testShortTimeoutWait: two that wait go on by themselves after 0.1 s", 2, 100],
    ["10 testZeroTimeoutWait: three that wait with a timeout of 0 go on at once", 3, 0],
  ])("%s", async (_name, count, timeout) => {
    const condition = new PipeCondition(lock);
    const owners = createOwners(count);
    const waiting = [];
    for (const owner of owners) waiting.push(await startWaiting(condition, owner, { timeout }));
    await clock.advance(timeout);
    await releaseAll(owners);
    expect(waiting.map(({ state }) => state)).toEqual(Array(count).fill(false));
    expect(condition.hasWaiting()).toBe(false);
  });
});

describe.each(KINDS)("the reference's tests of a %s on a SharedLock", (_kind, Condition) => {
  it.each([true, false])(
    "40 testKeepMode: a wait comes back in the mode that it left (shared: %s)",
    async (shared) => {
      const condition = new Condition(lock);
      const waiting = await startWaiting(condition, a, { shared });
      expect(lock.isOwned(a)).toBe(false);
      await lock.acquire(b);
      condition.notifyAll(b);
      lock.release(b);
      await settle();
      expect([waiting.state, lock.isOwned(a, shared ? "shared" : "exclusive")]).toEqual([
        true,
        true,
      ]);
    },
  );
});

describe("a condition", () => {
  it("comes back with the lock when a signal ends the wait", async () => {
    const controller = new AbortController();
    const condition = new PipeCondition(lock);
    await lock.acquire(a);
    const waiting = watch(condition.wait(a, { signal: controller.signal }));
    expect([a.waitsFor, await outcome(lock.acquire(a))]).toEqual(["a (condition)", "owner-busy"]);
    controller.abort("enough");
    await settle();
    expect([waiting.state, lock.isOwned(a), a.waitsFor]).toEqual(["enough", true, null]);
  });

  it("fails when its lock has been deleted meanwhile", async () => {
    const condition = new PipeCondition(lock);
    const waiting = await startWaiting(condition, a, { timeout: 5 });
    await lock.delete(b);
    await clock.advance(5);
    expect(waiting.state).toBe("deleted");
  });
});
