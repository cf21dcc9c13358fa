// LockSet as a program uses it. Numbered tests are named after the reference's own.
import { beforeEach, describe, expect, it } from "vitest";
import { getJob } from "../../src/core/draft.ts";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { LockMonitor } from "../../src/library/lockMonitor.ts";
import { LockSet } from "../../src/library/lockSet.ts";
import { ALL_SET } from "../../src/library/options.ts";
import { Owner } from "../../src/library/owner.ts";
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
const ALL = ["one", "three", "two"];

let clock: VirtualClock;
let monitor: LockMonitor;
let set: LockSet;
let [a, b, c, d, e, f] = createOwners(6) as [Owner, Owner, Owner, Owner, Owner, Owner];

beforeEach(() => {
  clock = new VirtualClock();
  monitor = new LockMonitor();
  set = new LockSet("set", ["one", "two", "three"], { clock, monitor });
  [a, b, c, d, e, f] = createOwners(6) as [Owner, Owner, Owner, Owner, Owner, Owner];
});

const states = (watched: readonly { readonly state: unknown }[]): readonly unknown[] =>
  watched.map(({ state }) => state);

/** Acquires, then releases, and says what was acquired. */
async function pass(
  owner: Owner,
  names: Parameters<LockSet["acquire"]>[1],
  options: Parameters<LockSet["acquire"]>[2] = {},
): Promise<unknown> {
  const got = await set.acquire(owner, names, options);
  if (set.isOwned(owner)) set.release(owner);
  return got;
}

describe("the reference's tests of LockSet", () => {
  it("46 testResources: the members are as given, and may be none", () => {
    expect(set.names()).toEqual(ALL);
    expect(new LockSet("empty").names()).toEqual([]);
  });

  it("47 testCheckOwnedUnknown: who owns nothing does not own an unknown name, in any mode", () => {
    for (const mode of [null, "shared", "exclusive"] as const) {
      expect(set.checkOwned(a, "nothing", mode)).toBe(false);
      expect(set.checkOwned(a, [], mode)).toBe(false);
    }
  });

  it("48 testCheckOwnedUnknownWhileHolding: an unknown name raises, a known one answers by mode", async () => {
    await set.acquire(a, "one", SHARED);
    expect(attempt(() => set.checkOwned(a, "nothing"))).toBe("not-found");
    expect(attempt(() => set.checkOwned(a, ["one", "nothing"], "shared"))).toBe("not-found");
    expect(set.checkOwned(a, "one")).toBe(true);
    expect(set.checkOwned(a, "one", "shared")).toBe(true);
    expect(set.checkOwned(a, "one", "exclusive")).toBe(false);
    expect(set.checkOwned(a, ["one", "two"])).toBe(false);
    expect(set.checkOwned(b, "nothing")).toBe(false);
  });

  it("49 testAcquireRelease: one name, several, a partial release; what is owned follows", async () => {
    expect(await set.acquire(a, "one")).toEqual(["one"]);
    expect(set.listOwned(a)).toEqual(["one"]);
    expect(set.checkOwned(a, "one", "exclusive")).toBe(true);
    set.release(a);
    expect(set.listOwned(a)).toEqual([]);
    expect(await set.acquire(a, ["two", "one", "three"], SHARED)).toEqual(ALL);
    expect(set.checkOwned(a, ALL, "shared")).toBe(true);
    set.release(a, "two");
    expect(set.listOwned(a)).toEqual(["one", "three"]);
    set.release(a, ["three", "one"]);
    expect(set.isOwned(a)).toBe(false);
    expect(await set.acquire(a, ["two"])).toEqual(["two"]);
  });

  it("50 testNoDoubleAcquire: who owns a part acquires nothing more, after a partial release neither", async () => {
    await set.acquire(a, ["one", "two"]);
    const tryAll = async (): Promise<void> => {
      for (const names of ["one", "three", ["three", "two"], ALL_SET]) {
        expect(await outcome(set.acquire(a, names))).toBe("set-already-owned");
      }
    };
    await tryAll();
    set.release(a, "one");
    await tryAll();
    set.release(a, "two");
    expect(await outcome(set.acquire(a, "three"))).toEqual(["three"]);
  });

  it("51 testNoWrongRelease: nothing can be released but what is owned", async () => {
    expect(attempt(() => set.release(a))).toBe("not-owner");
    await set.acquire(a, "one");
    expect(attempt(() => set.release(a, "two"))).toBe("not-owner");
    expect(attempt(() => set.release(a, ["one", "two"]))).toBe("not-owner");
    expect(set.listOwned(a)).toEqual(["one"]);
  });

  it("52 testAddRemove: who may add and remove, with nothing, a part, or all of the set", async () => {
    expect(await set.add(a, "four")).toBe(true);
    expect(set.names()).toContain("four");
    expect(set.isOwned(a)).toBe(false);
    await set.add(a, ["five"], { acquired: true, shared: true });
    expect(set.checkOwned(a, "five", "shared")).toBe(true);
    expect(await outcome(set.add(a, "six"))).toBe("add-on-partial-set");
    set.release(a);
    await set.add(a, "six", { acquired: true });
    expect(await set.remove(a, "six")).toEqual(["six"]);
    expect(set.isOwned(a)).toBe(false);
    expect(await set.remove(a, ["five", "nothing", "four"])).toEqual(["five", "four"]);
    expect(set.names()).toEqual(ALL);
    await set.acquire(a, ALL_SET, SHARED);
    expect(await outcome(set.add(a, "four"))).toBe("add-on-partial-set");
    set.release(a);
    await set.acquire(a, ALL_SET);
    expect(await outcome(set.add(a, "four"))).toBe(true);
    expect(await set.remove(a, "one")).toEqual(["one"]);
  });

  it("53 testRemoveNonBlocking: owned locks are removed at once", async () => {
    await set.acquire(a, ["one", "two"]);
    expect(await outcome(set.remove(a, ["one", "two"]))).toEqual(["one", "two"]);
    expect(set.names()).toEqual(["three"]);
  });

  it("54 testNoDoubleAdd: an existing name cannot be added", async () => {
    expect(await outcome(set.add(a, "two"))).toBe("duplicate-add");
    await set.add(a, "four");
    expect(await outcome(set.add(a, ["five", "four"]))).toBe("duplicate-add");
    expect(set.names()).not.toContain("five");
  });

  it("55 testNoWrongRemoves: who owns a part removes nothing else, and nothing that it shares", async () => {
    await set.acquire(a, ["one", "three"], SHARED);
    expect(await outcome(set.remove(a, "two"))).toBe("remove-not-superset");
    expect(await outcome(set.remove(a, ["two", "three"]))).toBe("remove-not-superset");
    expect(await outcome(set.remove(a, "three"))).toBe("delete-while-shared");
  });

  it("56 testAcquireSetLock: the whole set exclusively may be changed, shared it may not", async () => {
    expect(await set.acquire(a, ALL_SET)).toEqual(ALL);
    expect(set.owningAll(a)).toBe(true);
    await set.add(a, "six");
    await set.remove(a, "two");
    expect(set.listOwned(a)).toEqual(["one", "three"]);
    set.release(a);
    await set.acquire(a, ALL_SET, SHARED);
    expect(await outcome(set.add(a, "seven"))).toBe("add-on-partial-set");
  });

  it("57 testAcquireWithRepetitions: names given twice do no harm", async () => {
    expect(await set.acquire(a, ["two", "two", "three"], SHARED)).toEqual(["three", "two"]);
    set.release(a, ["two", "two"]);
    expect(set.listOwned(a)).toEqual(["three"]);
  });

  it("58 testEmptyAcquire: no names acquire nothing, again and again, and there is nothing to release", async () => {
    expect(await set.acquire(a, [])).toEqual([]);
    expect(await set.acquire(a, [], SHARED)).toEqual([]);
    expect(set.isOwned(a)).toBe(false);
    expect(attempt(() => set.release(a))).toBe("not-owner");
  });

  it("59 testConcurrentSharedAcquire: sharers overlap, and exclusives wait for the release", async () => {
    await set.acquire(a, ["one", "two"], SHARED);
    expect(await outcome(pass(b, ["one", "three"], SHARED))).toEqual(["one", "three"]);
    const exclusives = [watch(pass(c, "one")), watch(pass(d, ["two", "three"]))];
    await settle();
    expect(states(exclusives)).toEqual(["waits", "waits"]);
    set.release(a);
    await settle();
    expect(states(exclusives)).toEqual([["one"], ["three", "two"]]);
  });

  it("60 testConcurrentExclusiveAcquire: what is disjoint is free, what overlaps waits and ends", async () => {
    await set.acquire(a, ["one", "two"]);
    expect(await outcome(pass(b, "three"))).toEqual(["three"]);
    const requests = [["one"], ["two"], ["one", "three"], ["two", "three"], ["one", "two"], ALL];
    const waiting = requests.map((names, index) =>
      watch(pass(new Owner(), names, { shared: index % 2 === 0 })),
    );
    await settle();
    expect(states(waiting)).toEqual(Array(6).fill("waits"));
    set.release(a);
    await settle();
    expect(states(waiting)).toEqual(requests.map((names) => [...names].sort()));
  });

  it.each(
    ["one", "two"].flatMap((held) => [[held, ["one", "two"]] as const, [held, ALL_SET] as const]),
  )(
    "61 testSimpleAcquireTimeoutExpiring: with %s held, %j in 0.1 s comes to null and owns nothing",
    async (held, names) => {
      await set.acquire(a, held);
      const expiring = watch(set.acquire(b, names, { timeout: 100 }));
      await clock.advance(99);
      expect(expiring.state).toBe("waits");
      await clock.advance(1);
      expect(expiring.state).toBeNull();
      expect([set.isOwned(b), set.owningAll(b)]).toEqual([false, false]);
      set.release(a);
      expect(await outcome(set.acquire(c, ALL_SET))).toEqual(ALL);
    },
  );

  it("62 testDelayedAndExpiringLockAcquire: eight members let go one after the other come in time or not", async () => {
    const names = Array.from({ length: 8 }, (_, index) => `m${index}`);
    for (const [timeout, expected] of [[60_000, names] as const, [400, null] as const]) {
      const members = new LockSet("delayed", names, { clock });
      const holders = createOwners(8);
      for (const [index, owner] of holders.entries()) await members.acquire(owner, `m${index}`);
      const waiting = watch(members.acquire(a, [...names].reverse(), { timeout }));
      for (const owner of holders) {
        await clock.advance(100);
        members.release(owner);
      }
      await settle();
      expect(waiting.state).toEqual(expected);
      expect(members.listOwned(a)).toEqual(expected ?? []);
    }
  });

  it("63 testConcurrentRemove: a removal fails those that wait for its member, and no others", async () => {
    await set.add(a, "four");
    await set.acquire(a, ["one", "two"]);
    const requests = ["one", ["one", "two"], ["one", "three"], ["one", "four"]];
    const waiting = requests.map((names) => watch(pass(new Owner(), names)));
    await settle();
    expect(await set.remove(a, "one")).toEqual(["one"]);
    set.release(a);
    await settle();
    expect(states(waiting)).toEqual(Array(4).fill("not-found"));
    await set.add(a, "one");
    await set.acquire(a, ["two", "three"]);
    const unrelated = watch(pass(b, ["one", "two"]));
    expect(await set.remove(a, "three")).toEqual(["three"]);
    set.release(a);
    await settle();
    expect(unrelated.state).toEqual(["one", "two"]);
    await set.acquire(a, "two");
    const removals = [watch(set.remove(c, "two")), watch(set.remove(d, ["one", "two"]))];
    await settle();
    set.release(a);
    await settle();
    expect(states(removals)).toEqual([["two"], ["one"]]);
  });

  it("64 testConcurrentSharedSetLock: others share too; an add waits for the set, a remove for its member", async () => {
    await set.acquire(a, ALL_SET, SHARED);
    expect(await outcome(pass(b, ALL_SET, SHARED))).toEqual(ALL);
    expect(await outcome(pass(b, "three", SHARED))).toEqual(["three"]);
    const adding = watch(set.add(c, "nine"));
    const removing = watch(set.remove(d, "two"));
    await settle();
    expect(states([adding, removing])).toEqual(["waits", "waits"]);
    expect([c.waitsFor, d.waitsFor]).toEqual(["set/[lockset]", "set/two"]);
    set.release(a);
    await settle();
    expect(states([adding, removing])).toEqual([true, ["two"]]);
    expect(set.names()).toEqual(["nine", "one", "three"]);
  });

  it("65 testConcurrentExclusiveSetLock: five kinds of requests wait for the whole set, then end", async () => {
    await set.acquire(a, ALL_SET);
    const waiting = [
      watch(pass(b, ALL_SET, SHARED)),
      watch(pass(c, ALL_SET)),
      watch(pass(d, "three")),
      watch(pass(e, "two", SHARED)),
      watch(set.add(f, "nine")),
    ];
    await settle();
    expect(states(waiting)).toEqual(Array(5).fill("waits"));
    set.release(a);
    await settle();
    expect(states(waiting)).toEqual([ALL, ALL, ["three"], ["two"], true]);
  });

  it("66 testConcurrentSetLockAdd: no add with a part while others want all; with all there are three ways", async () => {
    await set.acquire(a, "one");
    const waiting = [watch(pass(b, ALL_SET)), watch(pass(c, ALL_SET, SHARED))];
    await settle();
    expect(await outcome(set.add(a, "four"))).toBe("add-on-partial-set");
    expect(await outcome(set.add(a, "four", { acquired: true }))).toBe("add-on-partial-set");
    set.release(a);
    await settle();
    expect(states(waiting)).toEqual([ALL, ALL]);
    await set.acquire(a, ALL_SET);
    const later = [watch(pass(b, ALL_SET)), watch(pass(c, ALL_SET, SHARED))];
    await set.add(a, "four");
    await set.add(a, "five", { acquired: true });
    await set.add(a, "six", { acquired: true, shared: true });
    expect(set.listOwned(a)).toEqual(["five", "one", "six", "three", "two"]);
    expect(set.checkOwned(a, "six", "shared")).toBe(true);
    expect(states(later)).toEqual(["waits", "waits"]);
    set.release(a);
    await settle();
    expect(later.map(({ state }) => (state as readonly string[]).length)).toEqual([6, 6]);
  });

  it("67 testEmptyLockSet: an emptied set still keeps others out, and one that is shared lets sharers in", async () => {
    await set.acquire(a, ALL_SET);
    expect(await set.remove(a, ["one", "two", "three"])).toEqual(["one", "two", "three"]);
    const waiting = [
      watch(set.add(b, "nine")),
      watch(pass(c, ALL_SET, SHARED)),
      watch(pass(d, ALL_SET)),
    ];
    await settle();
    expect(states(waiting)).toEqual(Array(3).fill("waits"));
    set.release(a);
    await settle();
    expect(states(waiting)).toEqual([true, ["nine"], ["nine"]]);
    expect(await set.remove(a, "nine")).toEqual(["nine"]);
    expect(await set.acquire(a, ALL_SET, SHARED)).toEqual([]);
    expect(await outcome(pass(b, ALL_SET, SHARED))).toEqual([]);
    const adding = watch(set.add(c, "ten"));
    await settle();
    expect(adding.state).toBe("waits");
    set.release(a);
    await settle();
    expect(adding.state).toBe(true);
  });

  it("68 testAcquireWithNamesDowngrade: names leave the internal lock alone; nothing is downgraded after a release", async () => {
    await set.acquire(a, "two");
    expect([set.isOwned(a), set.owningAll(a)]).toEqual([true, false]);
    set.downgrade(a);
    expect([set.checkOwned(a, "two", "shared"), set.owningAll(a)]).toEqual([true, false]);
    set.release(a);
    expect(attempt(() => set.downgrade(a))).toBe("not-owner");
    expect(attempt(() => set.downgrade(a, "two"))).toBe("not-owner");
  });

  it("69 testDowngrade: members one by one; the internal lock follows with the last", async () => {
    const mode = (): unknown => monitor.queryLocks(["mode"])[0]?.mode;
    await set.acquire(a, ALL_SET);
    set.downgrade(a, "one");
    expect([set.checkOwned(a, "one", "shared"), set.checkOwned(a, "two", "exclusive")]).toEqual([
      true,
      true,
    ]);
    set.downgrade(a, ["two"]);
    expect(mode()).toBe("exclusive");
    set.downgrade(a, "three");
    expect(mode()).toBe("shared");
    expect([set.checkOwned(a, ALL, "shared"), set.owningAll(a)]).toEqual([true, true]);
    expect(set.downgrade(a, "one")).toBe(true);
    expect(set.downgrade(a)).toBe(true);
    expect(set.checkOwned(a, ALL, "shared")).toBe(true);
  });

  it("70 testDowngradeEverything: without names all members become shared, and the whole set stays owned", async () => {
    await set.acquire(a, ALL_SET);
    expect(set.checkOwned(a, ALL, "exclusive")).toBe(true);
    set.downgrade(a);
    expect([set.checkOwned(a, ALL, "shared"), set.owningAll(a)]).toEqual([true, true]);
  });

  it("71 testPriority: 64 requests of two members are served by priority on each", async () => {
    const random = createRandom(71);
    await set.acquire(a, ["one", "two"]);
    const served: Record<string, number[]> = { one: [], two: [] };
    const requests = Object.keys(served).flatMap((name) =>
      Array.from({ length: 32 }, (_, index) => ({ name, priority: index + 1 })),
    );
    const runs = requests
      .map((request) => ({ ...request, rank: random(1000) }))
      .sort((left, right) => left.rank - right.rank)
      .map(async ({ name, priority }) => {
        const owner = new Owner();
        await set.acquire(owner, name, { priority });
        served[name]?.push(priority);
        set.release(owner);
      });
    await settle();
    set.release(a);
    await Promise.all(runs);
    const order = Array.from({ length: 32 }, (_, index) => index + 1);
    expect(served).toEqual({ one: order, two: order });
  });

  it("72 testNamesWithOpportunisticAndTimeout: names that do not wait take no timeout", async () => {
    const request = set.acquire(a, "one", { opportunistic: true, timeout: 3 });
    expect(await outcome(request)).toBe("opportunistic-timeout");
  });

  it("73 testOpportunisticWithUnknownName: unknown names are left out, the known one is acquired", async () => {
    const names = ["unknown1", "one", "unknown2"];
    expect(await set.acquire(a, names, { opportunistic: true })).toEqual(["one"]);
  });

  it("74 testSimpleOpportunisticAcquisition: a member that is held is left out; ALL has the internal lock", async () => {
    await set.acquire(a, "two");
    const named = set.acquire(b, ["one", "two"], { opportunistic: true });
    expect(await outcome(named)).toEqual(["one"]);
    expect(set.owningAll(b)).toBe(false);
    set.release(b);
    const all = set.acquire(b, ALL_SET, { opportunistic: true });
    expect(await outcome(all)).toEqual(["one", "three"]);
    expect(set.owningAll(b)).toBe(true);
  });

  it("75 testOpportunisticAcquisitionWithoutNamesExpires: the wait for the internal lock ends after 0.1 s", async () => {
    await set.acquire(a, ALL_SET);
    const expiring = watch(set.acquire(b, ALL_SET, { opportunistic: true, timeout: 100 }));
    await clock.advance(99);
    expect(expiring.state).toBe("waits");
    await clock.advance(1);
    expect(expiring.state).toBeNull();
    expect(await outcome(set.acquire(b, ["one"], { opportunistic: true }))).toEqual([]);
    expect(set.isOwned(b)).toBe(false);
  });

  it("76 testSharedOpportunisticAcquisitionWithoutNames: ALL is shared twice; an exclusive gets no member", async () => {
    const options = { shared: true, opportunistic: true };
    for (const owner of [a, b]) expect(await set.acquire(owner, ALL_SET, options)).toEqual(ALL);
    expect(await outcome(set.acquire(c, "two", { opportunistic: true }))).toEqual([]);
  });

  it("77 testLockDeleteWithOpportunisticAcquisition: a member deleted midway through ALL is left out", async () => {
    await set.acquire(a, "three");
    const waiting = watch(set.acquire(b, ALL_SET));
    await settle();
    expect(b.waitsFor).toBe("set/three");
    expect(await set.remove(a, "three")).toEqual(["three"]);
    await settle();
    expect(waiting.state).toEqual(["one", "two"]);
    expect(set.owningAll(b)).toBe(true);
  });

  // What an acquire sets out to do, of all that a program can ask for.
  const begin = (names: string | null, timeout: number | null, opportunistic: boolean): unknown => {
    const world = createWorld({
      kind: "lockset",
      locks: ["one"],
      jobs: { A: [{ op: "acquire", names, timeout, opportunistic }] },
    });
    const begun = step(world, { type: "run", job: 0 });
    const job = getJob({ ...begun.world, events: [] }, 0);
    if (job.frame?.type !== "acquire" || job.next?.verb !== "acquire") return begun.events;
    const { mode, isAtInternal } = job.frame;
    return [mode, isAtInternal, job.next.timeout];
  };

  it("78 testOpportunisticWithoutNames: names tried opportunistically ask no internal lock, and wait for none", () => {
    expect(begin("one", null, true)).toEqual(["opportunistic", false, 0]);
  });

  it.each([
    [null, null, false, ["all", true, null]],
    [null, 0, false, ["all", true, 0]],
    [null, 100, false, ["all", true, 100]],
    [null, null, true, ["opportunistic", true, null]],
    [null, 0, true, ["opportunistic", true, 0]],
    [null, 100, true, ["opportunistic", true, 100]],
    ["one", null, false, ["exact", false, null]],
    ["one", 0, false, ["exact", false, 0]],
    ["one", 100, false, ["exact", false, 100]],
    ["one", null, true, ["opportunistic", false, 0]],
    ["one", 0, true, [{ failure: { code: "opportunistic-timeout" } }]],
    ["one", 100, true, [{ failure: { code: "opportunistic-timeout" } }]],
  ])(
    "79 testAllInputCombinations: names %j, timeout %j, opportunistic %j",
    (names, timeout, opportunistic, expected) => {
      expect(begin(names, timeout, opportunistic)).toMatchObject(expected);
    },
  );
});

describe("a LockSet", () => {
  it("lets go of all that it was held for at the end of a block", async () => {
    {
      using held = await set.hold(a, ALL_SET);
      expect(held?.names).toEqual(ALL);
      set.release(a, "two");
    }
    expect([set.isOwned(a), set.owningAll(a)]).toEqual([false, false]);
    using none = await set.hold(a, [], {});
    expect(none?.names).toEqual([]);
    await set.acquire(b, "one");
    expect(await set.hold(a, "one", { timeout: 0 })).toBeNull();
  });

  it("gives back what it has when a signal ends an acquire", async () => {
    const controller = new AbortController();
    await set.acquire(a, "two");
    const waiting = watch(set.acquire(b, ALL_SET, { signal: controller.signal, timeout: 1000 }));
    await settle();
    expect(b.waitsFor).toBe("set/two");
    controller.abort("enough");
    await settle();
    expect([waiting.state, set.isOwned(b), b.waitsFor, clock.timers]).toEqual([
      "enough",
      false,
      null,
      0,
    ]);
    set.release(a);
    expect(await outcome(set.acquire(c, ALL_SET))).toEqual(ALL);
  });

  it("keeps nothing when a signal ends an acquire that could go on at once", async () => {
    const controller = new AbortController();
    await set.acquire(a, "two");
    const aborted = watch(set.acquire(b, ["three", "two"], { signal: controller.signal }));
    const next = watch(set.acquire(c, ["three", "two"]));
    await settle();
    set.release(a);
    controller.abort("enough");
    await settle();
    expect([aborted.state, next.state]).toEqual(["enough", ["three", "two"]]);
  });

  it("adds nothing when a signal ends an add", async () => {
    const controller = new AbortController();
    await set.acquire(a, ALL_SET, SHARED);
    const adding = watch(set.add(b, "four", { signal: controller.signal }));
    await settle();
    expect([adding.state, b.waitsFor]).toEqual(["waits", "set/[lockset]"]);
    controller.abort("enough");
    await settle();
    expect([adding.state, b.waitsFor, set.names()]).toEqual(["enough", null, ALL]);
    expect(monitor.queryLocks(["pending"]).flatMap((row) => row.pending)).toEqual([]);
    set.release(a);
    expect(await outcome(set.add(b, "four"))).toBe(true);
  });

  it("removes no more when a signal ends a remove", async () => {
    const controller = new AbortController();
    await set.acquire(a, "two");
    const names = ["one", "two", "three"];
    const removing = watch(set.remove(b, names, { signal: controller.signal }));
    await settle();
    expect([removing.state, b.waitsFor]).toEqual(["waits", "set/two"]);
    controller.abort("enough");
    await settle();
    expect([removing.state, b.waitsFor, set.names()]).toEqual(["enough", null, ["three", "two"]]);
    expect(monitor.queryLocks(["pending"]).flatMap((row) => row.pending)).toEqual([]);
    set.release(a);
    expect(await outcome(set.remove(b, names))).toEqual(["two", "three"]);
  });

  it("carries out an add that was notified before its signal aborted", async () => {
    const controller = new AbortController();
    await set.acquire(a, ALL_SET);
    const adding = watch(set.add(b, "four", { signal: controller.signal }));
    await settle();
    set.release(a);
    controller.abort("too late");
    await settle();
    expect([adding.state, set.names()]).toEqual([true, ["four", "one", "three", "two"]]);
  });

  it("says plainly what is wrong with what it is given", async () => {
    const odd = (value: unknown): never => value as never;
    expect(() => new LockSet(odd(["one"]))).toThrow("the name of a lock set is a string");
    expect(() => new LockSet("set", odd([1]))).toThrow("the name of a lock is a string");
    await expect(set.acquire(a, odd([1]))).rejects.toThrow("the name of a lock is a string");
    expect(await outcome(set.acquire(a, "one", { timeout: -1 }))).toBe("negative-timeout");
    expect(await outcome(set.acquire(a, "nothing"))).toBe("not-found");
  });
});
