// GanetiLockManager as a program uses it. Numbered tests are named after the reference's own.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BGL, NAL } from "../../src/core/levels.ts";
import { DISPOSE } from "../../src/library/disposal.ts";
import { LEVEL_NAMES, LEVELS, LEVELS_MOD } from "../../src/library/levels.ts";
import { GanetiLockManager, type ManagerOptions } from "../../src/library/lockManager.ts";
import { ALL_SET } from "../../src/library/options.ts";
import type { Owner } from "../../src/library/owner.ts";
import { attempt, createOwners, outcome, settle, VirtualClock, watch } from "./scene.ts";

const SHARED = { shared: true };
const CLUSTER: ManagerOptions = {
  nodes: ["n1", "n2"],
  nodegroups: ["g1", "g2"],
  instances: ["i1", "i2", "i3"],
  networks: ["net1", "net2", "net3"],
};

let clock: VirtualClock;
let manager: GanetiLockManager;
let [a, b, c] = createOwners(3) as [Owner, Owner, Owner];

beforeEach(() => {
  clock = new VirtualClock();
  manager = new GanetiLockManager({ ...CLUSTER, clock });
  [a, b, c] = createOwners(3) as [Owner, Owner, Owner];
});

afterEach(() => manager[DISPOSE]());

function replaceManager(options: ManagerOptions): void {
  manager[DISPOSE]();
  manager = new GanetiLockManager(options);
}

describe("the reference's tests of GanetiLockManager", () => {
  it("80 testLockingConstants: the number of a level is its index", () => {
    expect(LEVELS).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(LEVEL_NAMES).toEqual(
      "cluster instance node-alloc nodegroup node node-res network".split(" "),
    );
    expect(LEVELS_MOD.map((level) => LEVEL_NAMES[level])).toEqual(
      "instance nodegroup node node-res network".split(" "),
    );
  });

  it("81 testDoubleGLFails: a second manager is refused, until the first is disposed of", () => {
    expect(attempt(() => new GanetiLockManager())).toBe("duplicate-manager");
    replaceManager({});
    expect(manager.names("node")).toEqual([]);
  });

  it("82 testLockNames: the names of each level, the big lock and the allocation lock among them", () => {
    expect(LEVELS.map((level) => manager.names(level))).toEqual([
      [BGL],
      ["i1", "i2", "i3"],
      [NAL],
      ["g1", "g2"],
      ["n1", "n2"],
      ["n1", "n2"],
      ["net1", "net2", "net3"],
    ]);
  });

  it.each<[string, ManagerOptions, string]>([
    ["nothing", {}, "BGL//NAL////"],
    ["nodes", { nodes: ["n1", "n2"] }, "BGL//NAL//n1 n2/n1 n2/"],
    ["instances", { instances: ["i1"] }, "BGL/i1/NAL////"],
    ["nodes and groups", { nodes: ["n1"], nodegroups: ["g1"] }, "BGL//NAL/g1/n1/n1/"],
    ["names given twice", { networks: ["net1", "net1"] }, "BGL//NAL////net1"],
  ])("83 testInitAndResources: it starts with %s", (_name, options, expected) => {
    replaceManager(options);
    expect(LEVELS.map((level) => manager.names(level).join(" ")).join("/")).toBe(expected);
  });

  it("84 testAcquireRelease: down the levels, with a partial release; an unknown instance raises", async () => {
    await manager.acquire(a, "cluster", [BGL], SHARED);
    expect(manager.listOwned(a, "cluster")).toEqual([BGL]);
    await manager.acquire(a, "instance", ["i1"]);
    await manager.acquire(a, "nodegroup", ["g2"]);
    expect(await manager.acquire(a, "node", ["n1", "n2"], SHARED)).toEqual(["n1", "n2"]);
    expect(manager.checkOwned(a, "node", ["n1", "n2"], "shared")).toBe(true);
    manager.release(a, "node", ["n2"]);
    expect(manager.listOwned(a, "node")).toEqual(["n1"]);
    manager.release(a, "node");
    expect(manager.isOwned(a, "node")).toBe(false);
    manager.release(a, "nodegroup");
    manager.release(a, "instance");
    expect(await outcome(manager.acquire(a, "instance", ["i5"]))).toBe("not-found");
    expect(await manager.acquire(a, "instance", ["i3"], SHARED)).toEqual(["i3"]);
  });

  it("85 testAcquireWholeSets: all of three levels, each owned as a whole", async () => {
    await manager.acquire(a, "cluster", [BGL], SHARED);
    for (const level of ["instance", "nodegroup", "node"] as const) {
      expect(await manager.acquire(a, level, ALL_SET)).toEqual(manager.names(level));
      expect(manager.owningAll(a, level)).toBe(true);
      expect(manager.listOwned(a, level)).toEqual(manager.names(level));
    }
    for (const level of ["node", "nodegroup", "instance", "cluster"] as const) {
      manager.release(a, level);
    }
    expect(LEVELS.some((level) => manager.isOwned(a, level))).toBe(false);
  });

  it("86 testAcquireWholeAndPartial: only the level acquired as a whole is owned as one", async () => {
    await manager.acquire(a, "cluster", [BGL], SHARED);
    expect(await manager.acquire(a, "instance", ALL_SET)).toEqual(["i1", "i2", "i3"]);
    expect(await manager.acquire(a, "node", ["n2"], SHARED)).toEqual(["n2"]);
    expect(manager.owningAll(a, "instance")).toBe(true);
    expect(manager.owningAll(a, "node")).toBe(false);
  });

  it("87 testBGLDependency: nothing without the big lock, which goes last", async () => {
    for (const level of LEVELS.slice(1)) {
      expect(await outcome(manager.acquire(a, level, ALL_SET))).toBe("bgl-required");
    }
    await manager.acquire(a, "cluster", [BGL], SHARED);
    for (const [level, name] of [["instance", "i1"] as const, ["node", "n1"] as const]) {
      await manager.acquire(a, level, name);
      expect(attempt(() => manager.release(a, "cluster", [BGL]))).toBe("bgl-release-order");
      expect(attempt(() => manager.release(a, "cluster"))).toBe("bgl-release-order");
      manager.release(a, level);
    }
    manager.release(a, "cluster");
    expect(await outcome(manager.acquire(a, "node", "n1"))).toBe("bgl-required");
  });

  it("88 testWrongOrder: no way back to a lower level, nor a second time to the same", async () => {
    await manager.acquire(a, "cluster", [BGL], SHARED);
    await manager.acquire(a, "node", ["n2"]);
    expect(await outcome(manager.acquire(a, "node", ["n1"]))).toBe("set-already-owned");
    expect(await outcome(manager.acquire(a, "nodegroup", ["g1"]))).toBe("level-order");
    expect(await outcome(manager.acquire(a, "instance", ["i1"]))).toBe("level-order");
    expect(await outcome(manager.acquire(a, "network", ["net1"]))).toEqual(["net1"]);
  });

  it("89 testModifiableLevels: cluster and node-alloc stay, the others change under the big lock", async () => {
    for (const level of ["cluster", "node-alloc"] as const) {
      expect(await outcome(manager.add(a, level, "x"))).toBe("immutable-level");
      expect(await outcome(manager.remove(a, level, BGL))).toBe("immutable-level");
    }
    expect(await outcome(manager.add(a, "instance", "x"))).toBe("bgl-required");
    await manager.acquire(a, "cluster", [BGL]);
    for (const level of LEVELS_MOD) {
      expect(await manager.add(a, level, ["x", "y"])).toBe(true);
      expect(await manager.remove(a, level, ["y"])).toEqual(["y"]);
      expect(manager.names(level)).toContain("x");
    }
  });

  it("90 testConcurrency: under a shared big lock disjoint and shared instances go on, others wait", async () => {
    const take = async (owner: Owner, name: string, shared: boolean): Promise<unknown> => {
      using _big = await manager.hold(owner, "cluster", BGL, SHARED);
      using held = await manager.hold(owner, "instance", name, { shared });
      return held?.names;
    };
    await manager.acquire(a, "cluster", BGL, SHARED);
    await manager.acquire(a, "instance", "i1");
    expect(await outcome(take(b, "i2", false))).toEqual(["i2"]);
    const conflicting = [watch(take(b, "i1", true)), watch(take(c, "i1", false))];
    await settle();
    expect(conflicting.map(({ state }) => state)).toEqual(["waits", "waits"]);
    manager.release(a, "instance");
    await settle();
    expect(conflicting.map(({ state }) => state)).toEqual([["i1"], ["i1"]]);
    await manager.acquire(a, "instance", "i1", SHARED);
    expect(await outcome(take(b, "i1", true))).toEqual(["i1"]);
  });
});

describe("a GanetiLockManager", () => {
  it("takes levels by number or name, and tells of those that there are not", async () => {
    await manager.acquire(a, 0, BGL, SHARED);
    expect(await manager.acquire(a, LEVEL_NAMES.indexOf("node"), "n1")).toEqual(["n1"]);
    expect(manager.listOwned(a, "node")).toEqual(["n1"]);
    const odd = "nowhere" as never;
    expect(await outcome(manager.acquire(a, 7, "n1"))).toBe("invalid-level");
    expect(await outcome(manager.acquire(a, odd, "n1"))).toBe("invalid-level");
    expect(attempt(() => manager.release(a, odd))).toBe("invalid-level");
    expect(attempt(() => manager.names(odd))).toBe("invalid-level");
    expect(attempt(() => manager.isOwned(a, odd))).toBe("invalid-level");
  });

  it("gives up a wait for one level only, by a timeout or a signal", async () => {
    const controller = new AbortController();
    for (const owner of [a, b]) await manager.acquire(owner, "cluster", BGL, SHARED);
    await manager.acquire(a, "node", ["n1", "n2"]);
    await manager.acquire(b, "instance", "i1");
    const timed = watch(manager.acquire(b, "node", ALL_SET, { timeout: 10 }));
    await clock.advance(10);
    expect(timed.state).toBeNull();
    const aborted = watch(manager.acquire(b, "node", ALL_SET, { signal: controller.signal }));
    await settle();
    controller.abort("enough");
    await settle();
    expect(aborted.state).toBe("enough");
    expect([manager.isOwned(b, "node"), manager.listOwned(b, "instance")]).toEqual([false, ["i1"]]);
  });

  it("lists its locks in its monitor, and whatever is added to it", async () => {
    const row = { name: "jobqueue", mode: "exclusive", owner: ["Jq"], pending: [] } as const;
    const provider = { getLockInfo: () => [row] };
    manager.addToLockMonitor(provider);
    await manager.acquire(a, "cluster", BGL, SHARED);
    const rows = manager.queryLocks(["name", "mode", "owner"]);
    expect(rows[0]).toEqual({ name: "cluster/BGL", mode: "shared", owner: ["J1"] });
    expect(rows.map(({ name }) => name).join(" ")).toBe(
      "cluster/BGL cluster/[lockset] instance/[lockset] instance/i1 instance/i2 instance/i3 jobqueue " +
        "network/[lockset] network/net1 network/net2 network/net3 node-alloc/NAL node-alloc/[lockset] " +
        "node-res/[lockset] node-res/n1 node-res/n2 node/[lockset] node/n1 node/n2 " +
        "nodegroup/[lockset] nodegroup/g1 nodegroup/g2",
    );
  });
});
