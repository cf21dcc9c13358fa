// ssynchronized as a program uses it. Numbered tests are named after the reference's own.
import { beforeEach, describe, expect, it } from "vitest";
import type { Owner } from "../../src/library/owner.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";
import { ssynchronized } from "../../src/library/ssynchronized.ts";
import { createOwners, settle, watch } from "./scene.ts";

let lock: SharedLock;
let [a, b] = createOwners(2) as [Owner, Owner];

beforeEach(() => {
  lock = new SharedLock("a");
  [a, b] = createOwners(2) as [Owner, Owner];
});

const modes = (owner: Owner): readonly boolean[] => [
  lock.isOwned(owner, "shared"),
  lock.isOwned(owner, "exclusive"),
];

const decorate = (shared: boolean) =>
  ssynchronized(lock, { shared })((owner: Owner) => modes(owner));

describe("the reference's tests of ssynchronized", () => {
  it("41 testDecoratedFunctions: the lock is owned inside and free afterwards, in both modes", async () => {
    for (const shared of [true, false]) {
      expect(await decorate(shared)(a)).toEqual([shared, !shared]);
      expect(lock.isOwned(a)).toBe(false);
    }
  });

  it("42 testSharersCanCoexist: a call that shares runs beside a sharer", async () => {
    await lock.acquire(b, { shared: true });
    expect(await decorate(true)(a)).toEqual([true, false]);
  });

  it.each([
    ["43 testExclusiveBlocksExclusive", false, false],
    ["44 testExclusiveBlocksSharer", false, true],
    ["45 testSharerBlocksExclusive", true, false],
  ])("%s: the call waits for who is in its way, and then runs", async (_name, first, second) => {
    await lock.acquire(b, { shared: first });
    const call = watch(decorate(second)(a));
    await settle();
    expect(call.state).toBe("waits");
    lock.release(b);
    await settle();
    expect(call.state).toEqual([second, !second]);
  });
});

describe("ssynchronized", () => {
  it("decorates methods by the field of their object, and hands on arguments and results", async () => {
    class Account {
      readonly lock = lock;
      balance = 1;

      readonly add = ssynchronized("lock")(async function (
        this: Account,
        owner: Owner,
        sum: number,
      ) {
        expect(this.lock.isOwned(owner)).toBe(true);
        await settle();
        this.balance += sum;
        return this.balance;
      });
    }
    const account = new Account();
    expect(await Promise.all([account.add(a, 2), account.add(b, 3)])).toEqual([3, 6]);
  });

  it("releases on the way out by an exception", async () => {
    const fail = ssynchronized(lock)(() => {
      throw new Error("odd");
    });
    await expect(fail(a)).rejects.toThrow("odd");
    expect(lock.isOwned(a)).toBe(false);
  });

  it("says so when the field has no lock", async () => {
    const call = ssynchronized("guard")(() => 1);
    await expect(call.call({ guard: 1 }, a)).rejects.toThrow("the field guard has no SharedLock");
  });
});
