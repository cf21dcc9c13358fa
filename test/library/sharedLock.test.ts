// SharedLock as a program uses it. Numbered tests are named after the reference's own.
import { beforeEach, describe, expect, it } from "vitest";
import { Owner } from "../../src/library/owner.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";
import {
  attempt,
  createOwners,
  createRandom,
  outcome,
  settle,
  VirtualClock,
  watch,
} from "./scene.ts";

const SHARED = { shared: true };

let clock: VirtualClock;
let lock: SharedLock;
let [a, b, c, d, e] = createOwners(5) as [Owner, Owner, Owner, Owner, Owner];

beforeEach(() => {
  clock = new VirtualClock();
  lock = new SharedLock("a", { clock });
  [a, b, c, d, e] = createOwners(5) as [Owner, Owner, Owner, Owner, Owner];
});

const modes = (owner: Owner): readonly boolean[] => [
  lock.isOwned(owner),
  lock.isOwned(owner, "shared"),
  lock.isOwned(owner, "exclusive"),
];

describe("the reference's tests of SharedLock", () => {
  it("11 testSequenceAndOwnership: ownership is told by mode through shared and exclusive cycles", async () => {
    expect(modes(a)).toEqual([false, false, false]);
    for (const shared of [true, false, true]) {
      await lock.acquire(a, { shared });
      expect(modes(a)).toEqual([true, shared, !shared]);
      expect(modes(b)).toEqual([false, false, false]);
      lock.release(a);
      expect(modes(a)).toEqual([false, false, false]);
    }
  });

  it("12 testBooleanValue: an acquire that succeeds is true in both modes", async () => {
    for (const shared of [true, false]) {
      expect(await lock.acquire(a, { shared })).toBe(true);
      lock.release(a);
    }
  });

  it.each([
    ["13 testDoubleLockingStoE: who shares cannot acquire exclusively", true, false],
    ["14 testDoubleLockingEtoS: who owns exclusively cannot acquire shared", false, true],
    ["15 testDoubleLockingStoS: who shares cannot acquire shared again", true, true],
    ["16 testDoubleLockingEtoE: who owns exclusively cannot acquire again", false, false],
  ])("%s", async (_name, first, second) => {
    await lock.acquire(a, { shared: first });
    expect(await outcome(lock.acquire(a, { shared: second }))).toBe("double-acquire");
    expect(modes(a)).toEqual([true, first, !first]);
  });

  it("17 testSharersCanCoexist: a second sharer gets in while the first one holds", async () => {
    await lock.acquire(a, SHARED);
    expect(await outcome(lock.acquire(b, SHARED))).toBe(true);
    expect(modes(a)).toEqual([true, true, false]);
  });

  it.each([
    ["18 testExclusiveBlocksExclusive: a second exclusive waits until the release", false, false],
    ["20 testExclusiveBlocksSharer: a sharer waits for the exclusive owner", false, true],
    ["21 testSharerBlocksExclusive: an exclusive waits for the sharer", true, false],
  ])("%s", async (_name, first, second) => {
    await lock.acquire(a, { shared: first });
    const waiting = watch(lock.acquire(b, { shared: second }));
    await settle();
    expect([waiting.state, b.waitsFor]).toEqual(["waits", "a"]);
    lock.release(a);
    await settle();
    expect([waiting.state, b.waitsFor]).toEqual([true, null]);
    expect(modes(b)).toEqual([true, second, !second]);
  });

  it.each([
    ["19 testExclusiveBlocksDelete: a delete waits for the exclusive owner", false],
    ["22 testSharerBlocksDelete: a delete waits for the sharer", true],
  ])("%s", async (_name, shared) => {
    await lock.acquire(a, { shared });
    const deleting = watch(lock.delete(b));
    await settle();
    expect(deleting.state).toBe("waits");
    lock.release(a);
    await settle();
    expect(deleting.state).toBe(true);
    expect(await outcome(lock.acquire(a))).toBe("deleted");
  });

  it("23 testWaitingExclusiveBlocksSharer: an exclusive that waits goes before a later sharer", async () => {
    await lock.acquire(a, SHARED);
    const exclusive = watch(lock.acquire(b));
    const sharer = watch(lock.acquire(c, SHARED));
    await settle();
    expect([exclusive.state, sharer.state]).toEqual(["waits", "waits"]);
    lock.release(a);
    await settle();
    expect([exclusive.state, sharer.state]).toEqual([true, "waits"]);
    lock.release(b);
    await settle();
    expect(sharer.state).toBe(true);
  });

  it("24 testWaitingSharerBlocksExclusive: a sharer that waits goes before a later exclusive", async () => {
    await lock.acquire(a);
    const sharer = watch(lock.acquire(b, SHARED));
    const exclusive = watch(lock.acquire(c));
    await settle();
    lock.release(a);
    await settle();
    expect([sharer.state, exclusive.state]).toEqual([true, "waits"]);
    lock.release(b);
    await settle();
    expect(exclusive.state).toBe(true);
  });

  it("25 testDelete: after a delete nothing can be acquired or deleted", async () => {
    expect(await lock.delete(a)).toBe(true);
    expect(await outcome(lock.acquire(a))).toBe("deleted");
    expect(await outcome(lock.acquire(a, SHARED))).toBe("deleted");
    expect(await outcome(lock.delete(a))).toBe("deleted");
  });

  it("26 testDeleteTimeout: a delete with a timeout succeeds on a free lock", async () => {
    expect(await lock.delete(a, { timeout: 60_000 })).toBe(true);
  });

  it("27 testDeleteTimeoutFail: a delete that times out leaves the lock to be deleted later", async () => {
    await lock.acquire(a);
    const failing = watch(lock.delete(b, { timeout: 20 }));
    await clock.advance(20);
    expect(failing.state).toBe(false);
    expect([lock.countPending(), clock.timers]).toEqual([0, 0]);
    lock.release(a);
    expect(await lock.delete(b)).toBe(true);
  });

  it("28 testNoDeleteIfSharer: a sharer cannot delete", async () => {
    await lock.acquire(a, SHARED);
    expect(await outcome(lock.delete(a))).toBe("delete-while-shared");
    expect(lock.isOwned(a, "shared")).toBe(true);
  });

  const request = { share: SHARED, exclude: {}, delete: null };
  it.each([
    [
      "29 testDeletePendingSharersExclusiveDelete: a delete fails sharers, an exclusive and a delete that wait",
      ["share", "share", "exclude", "delete"] as const,
    ],
    [
      "30 testDeletePendingDeleteExclusiveSharers: so it does in the opposite order of arrival",
      ["delete", "exclude", "share", "share"] as const,
    ],
  ])("%s", async (_name, kinds) => {
    await lock.acquire(e);
    const waiting = kinds.map((kind, index) => {
      const owner = [a, b, c, d][index] ?? a;
      const options = request[kind];
      return watch(options === null ? lock.delete(owner) : lock.acquire(owner, options));
    });
    await settle();
    expect(waiting.map(({ state }) => state)).toEqual(Array(4).fill("waits"));
    expect(await lock.delete(e)).toBe(true);
    await settle();
    expect(waiting.map(({ state }) => state)).toEqual(Array(4).fill("deleted"));
    expect(lock.countPending()).toBe(0);
  });

  it.each([false, true])(
    "31 testExclusiveAcquireTimeout: a request of 60 s succeeds as soon as the owner releases (shared: %s)",
    async (shared) => {
      await lock.acquire(a);
      const waiting = watch(lock.acquire(b, { shared, timeout: 60_000 }));
      await clock.advance(1000);
      expect(waiting.state).toBe("waits");
      lock.release(a);
      await settle();
      expect([waiting.state, clock.timers]).toEqual([true, 0]);
    },
  );

  it.each([false, true])(
    "32 testAcquireExpiringTimeout: requests of 0 to 20 ms on a lock that is held time out (shared: %s)",
    async (shared) => {
      await lock.acquire(a);
      const times = Array.from({ length: 11 }, (_, index) => 2 * index);
      const waiting = times.map((timeout) => watch(lock.acquire(new Owner(), { shared, timeout })));
      await clock.advance(19);
      expect(waiting.map(({ state }) => state)).toEqual([...Array(10).fill(false), "waits"]);
      await clock.advance(1);
      expect(waiting.at(-1)?.state).toBe(false);
      expect(lock.countPending()).toBe(0);
    },
  );

  it("33 testSharedSkipExclusiveAcquires: all sharers run first, in one group, then the exclusives in order", async () => {
    await lock.acquire(a);
    const plan = [
      ...Array<string>(5).fill("shared"),
      ...Array<string>(3).fill("exclusive 1"),
      ...Array<string>(18).fill("shared"),
      ...Array<string>(3).fill("exclusive 2"),
    ];
    const ran: string[] = [];
    const runs = plan.map(async (name) => {
      const owner = new Owner();
      await lock.acquire(owner, { shared: name === "shared" });
      ran.push(name);
      lock.release(owner);
    });
    expect(lock.countPending()).toBe(7);
    lock.release(a);
    await Promise.all(runs);
    const last = ["exclusive 1", "exclusive 2"].flatMap((name) => Array<string>(3).fill(name));
    expect(ran).toEqual([...Array<string>(23).fill("shared"), ...last]);
    expect(lock.countPending()).toBe(0);
  });

  it("34 testIllegalDowngrade: only an owner downgrades, and a sharer to no effect", async () => {
    expect(attempt(() => lock.downgrade(a))).toBe("not-owner");
    await lock.acquire(a, SHARED);
    expect(lock.downgrade(a)).toBe(true);
    expect(modes(a)).toEqual([true, true, false]);
  });

  it("35 testDowngrade: exclusive becomes shared", async () => {
    await lock.acquire(a);
    expect(lock.downgrade(a)).toBe(true);
    expect(modes(a)).toEqual([true, true, false]);
    lock.release(a);
    expect(modes(a)).toEqual([false, false, false]);
  });

  it("36 testDowngradeJumpsAheadOfExclusive: sharers that wait run beside the owner, the exclusive last", async () => {
    const [info] = [() => lock.getLockInfo()[0]];
    await lock.acquire(a);
    const exclusive = watch(lock.acquire(b));
    const owners = createOwners(5);
    const sharers = owners.map((owner) => watch(lock.acquire(owner, SHARED)));
    await settle();
    const names = owners.map(({ name }) => name);
    expect(info().pending).toEqual([
      ["exclusive", ["J2"]],
      ["shared", names],
    ]);
    lock.downgrade(a);
    // Notified, and not run yet: in front of the queue.
    expect(info().pending).toEqual([
      ["shared", names],
      ["exclusive", ["J2"]],
    ]);
    await settle();
    expect(sharers.map(({ state }) => state)).toEqual(Array(5).fill(true));
    expect(info()).toEqual({
      name: "a",
      mode: "shared",
      owner: ["J1", "J1", "J2", "J3", "J4", "J5"],
      pending: [["exclusive", ["J2"]]],
    });
    for (const owner of [a, ...owners.slice(1)]) lock.release(owner);
    await settle();
    expect(exclusive.state).toBe("waits");
    lock.release(owners[0] ?? a);
    await settle();
    expect(exclusive.state).toBe(true);
    expect(info()).toEqual({ name: "a", mode: "exclusive", owner: ["J2"], pending: [] });
  });

  it("37 testMixedAcquireTimeout: timed exclusives fail while it is shared, one without a timeout gets it", async () => {
    for (const owner of [a, b, c]) await lock.acquire(owner, SHARED);
    const timed = [5, 10, 15].map((timeout) => watch(lock.acquire(new Owner(), { timeout })));
    await clock.advance(15);
    expect(timed.map(({ state }) => state)).toEqual([false, false, false]);
    expect(lock.countPending()).toBe(0);
    const blocking = watch(lock.acquire(d));
    for (const owner of [a, b, c]) lock.release(owner);
    await settle();
    expect([blocking.state, lock.countPending()]).toEqual([true, 0]);
    const sharers = createOwners(10).map((owner) => watch(lock.acquire(owner, SHARED)));
    expect(lock.countPending()).toBe(1);
    lock.release(d);
    await settle();
    expect(sharers.map(({ state }) => state)).toEqual(Array(10).fill(true));
    expect(lock.countPending()).toBe(0);
  });

  it("38 testPriority: 240 requests are listed and served by priority, sharers of one together", async () => {
    const random = createRandom(38);
    await lock.acquire(a);
    const plan = Array.from({ length: 240 }, (_, index) => ({
      name: `R${index}`,
      priority: random(10) - 5,
      shared: random(2) === 0,
    }));
    const ran: string[] = [];
    const runs = plan.map(async ({ name, priority, shared }) => {
      const owner = new Owner(name);
      await lock.acquire(owner, { priority, shared });
      ran.push(name);
      await settle();
      lock.release(owner);
    });
    const groups: string[][] = [];
    for (let priority = -5; priority < 5; priority++) {
      const some = plan.filter((each) => each.priority === priority);
      const sharers = some.filter((each) => each.shared).map((each) => each.name);
      const first = some.find((each) => each.shared);
      for (const each of some) {
        if (!each.shared) groups.push([each.name]);
        else if (each === first) groups.push(sharers);
      }
    }
    const [{ pending }] = lock.getLockInfo();
    expect(pending.map(([, names]) => names)).toEqual(groups);
    lock.release(a);
    await Promise.all(runs);
    expect(ran).toEqual(groups.flat());
    expect(lock.countPending()).toBe(0);
  });

  it("39 testAcquireTimeoutWithSpuriousNotifications: 100 useless notifications end no request of 60 s", async () => {
    await lock.acquire(a);
    const waiting = watch(lock.acquire(b, { timeout: 60_000 }));
    for (let time = 0; time < 100; time++) {
      // Notified by the release, the waiter finds that somebody more urgent was faster.
      lock.release(a);
      const barging = watch(lock.acquire(a, { priority: -1 }));
      await clock.advance(500);
      expect([barging.state, waiting.state]).toEqual([true, "waits"]);
    }
    lock.release(a);
    await settle();
    expect(waiting.state).toBe(true);
  });
});

describe("a SharedLock", () => {
  it("lets go at the end of a block, on every way out", async () => {
    const failing = async (): Promise<void> => {
      using _held = await lock.hold(a);
      expect(lock.isOwned(a)).toBe(true);
      throw new Error("odd");
    };
    await expect(failing()).rejects.toThrow("odd");
    expect(lock.isOwned(a)).toBe(false);
  });

  it("gives a block nothing when the timeout has passed, and leaves what was let go in it alone", async () => {
    await lock.acquire(b);
    using none = await lock.hold(a, { timeout: 0 });
    expect(none).toBeNull();
    lock.release(b);
    {
      using held = await lock.hold(a);
      lock.release(a);
      expect(held?.names).toEqual(["a"]);
    }
    {
      using _held = await lock.hold(a);
      await lock.delete(a);
    }
  });

  it("releases by a hold once only", async () => {
    const held = await lock.hold(a);
    held?.release();
    await lock.acquire(a);
    held?.release();
    expect(lock.isOwned(a)).toBe(true);
  });

  it("ends a wait by a signal, with the signal's reason", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    await lock.acquire(a);
    const waiting = watch(lock.acquire(b, { signal }));
    const deleting = watch(lock.delete(c, { signal }));
    await settle();
    controller.abort("enough");
    await settle();
    expect([waiting.state, deleting.state]).toEqual(["enough", "enough"]);
    expect([lock.countPending(), b.waitsFor]).toEqual([0, null]);
    lock.release(a);
    expect(await outcome(lock.acquire(b, { signal }))).toBe("enough");
    expect(lock.isOwned(b)).toBe(false);
  });

  it("passes the lock on when who was notified is aborted before it runs", async () => {
    const controller = new AbortController();
    await lock.acquire(a);
    const aborted = watch(lock.acquire(b, { signal: controller.signal }));
    const next = watch(lock.acquire(c));
    await settle();
    lock.release(a);
    controller.abort("enough");
    await settle();
    expect([aborted.state, next.state]).toEqual(["enough", true]);
  });

  it("lets any number wait by one signal without a warning", async () => {
    const controller = new AbortController();
    const warnings: unknown[] = [];
    const note = (warning: unknown): unknown => warnings.push(warning);
    process.on("warning", note);
    await lock.acquire(a);
    const waiting = createOwners(50).map((owner) =>
      watch(lock.acquire(owner, { signal: controller.signal })),
    );
    await settle();
    controller.abort("enough");
    await settle();
    process.off("warning", note);
    expect(waiting.map(({ state }) => state)).toEqual(Array(50).fill("enough"));
    expect(warnings).toEqual([]);
  });

  it("is tried without a wait: not while somebody waits, as with a timeout of 0", async () => {
    expect(lock.tryAcquire(a, SHARED)).toBe(true);
    expect([lock.tryAcquire(b), lock.tryAcquire(b, SHARED)]).toEqual([false, true]);
    expect(attempt(() => lock.tryAcquire(b))).toBe("double-acquire");
    const waiting = watch(lock.acquire(c));
    expect([lock.tryAcquire(d, SHARED), lock.countPending()]).toEqual([false, 1]);
    lock.release(a);
    lock.release(b);
    expect(lock.tryAcquire(d)).toBe(false);
    await settle();
    expect(waiting.state).toBe(true);
  });

  it("knows an owner that waits for something as busy", async () => {
    const other = new SharedLock("b", { clock });
    await lock.acquire(a);
    await other.acquire(b);
    const waiting = watch(lock.acquire(b));
    expect(await outcome(lock.acquire(b))).toBe("owner-busy");
    expect(await outcome(other.acquire(b))).toBe("owner-busy");
    expect(attempt(() => other.release(b))).toBe("owner-busy");
    lock.release(a);
    await settle();
    expect(waiting.state).toBe(true);
    other.release(b);
  });

  it("wakes nobody when who is on top gives up (quirk Q1)", async () => {
    await lock.acquire(a, SHARED);
    const first = watch(lock.acquire(b, { timeout: 5 }));
    const sharer = watch(lock.acquire(c, SHARED));
    await clock.advance(5);
    expect([first.state, sharer.state]).toEqual([false, "waits"]);
    lock.release(a);
    await settle();
    expect(sharer.state).toBe(true);
  });

  it("waits the full timeout anew after each look (quirk Q4)", async () => {
    await lock.acquire(a);
    const waiting = watch(lock.acquire(b, { timeout: 10 }));
    await clock.advance(9);
    lock.release(a);
    const barging = watch(lock.acquire(a, { priority: -1 }));
    await clock.advance(9);
    expect([barging.state, waiting.state]).toEqual([true, "waits"]);
    await clock.advance(1);
    expect(waiting.state).toBe(false);
  });

  it("waits longer than a timer can, without end by Infinity, and in real time", async () => {
    await lock.acquire(a);
    const year = 365 * 24 * 3600 * 1000;
    const waiting = watch(lock.acquire(b, { timeout: year }));
    const forever = watch(lock.acquire(c, { timeout: Number.POSITIVE_INFINITY }));
    await clock.advance(year - 1);
    expect(waiting.state).toBe("waits");
    await clock.advance(1);
    expect([waiting.state, forever.state]).toEqual([false, "waits"]);
    const real = new SharedLock("r");
    await real.acquire(a);
    expect(await real.acquire(b, { timeout: 2 })).toBe(false);
  });

  it("says plainly what is wrong with what it is given", async () => {
    const odd = (value: unknown): never => value as never;
    expect(() => new SharedLock(odd(7))).toThrow("the name of a lock is a string");
    expect(() => new Owner(odd(7))).toThrow("the name of an owner is a string");
    expect(() => lock.release(odd({ name: "J1" }))).toThrow("new Owner(name)");
    await expect(lock.acquire(a, { timeout: Number.NaN })).rejects.toThrow("number of ms");
    await expect(lock.acquire(a, { priority: odd("high") })).rejects.toThrow("a finite number");
    expect(lock.isOwned(a)).toBe(false);
  });

  it("names the lock, the owner and the rule in its errors", async () => {
    expect(() => lock.release(a)).toThrow(
      "UsageError not-owner on a: only an owner can release or downgrade it (J1)",
    );
    await lock.delete(a);
    await expect(lock.acquire(b)).rejects.toMatchObject({
      name: "LockError",
      code: "deleted",
      subject: "a",
    });
  });
});
