// The monitor as a program uses it. Numbered tests are named after the reference's own.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";
import { type LockInfo, LockMonitor } from "../../src/library/lockMonitor.ts";
import { LockSet } from "../../src/library/lockSet.ts";
import { Owner } from "../../src/library/owner.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";
import { createOwners, createRandom, settle, watch } from "./scene.ts";

let monitor: LockMonitor;

beforeEach(() => {
  monitor = new LockMonitor();
});

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function forgetUnused(): Promise<void> {
  // What was looked at through a weak reference stays until the turn is over.
  await settle();
  collectGarbage();
}

const names = (): readonly string[] => monitor.queryLocks(["name"]).map(({ name }) => name);

const idle = (name: string): LockInfo => ({ name, mode: null, owner: [], pending: [] });

describe("the reference's tests of LockMonitor", () => {
  it("91 testSingleThread: a hundred locks are listed, and vanish when nobody uses them", async () => {
    const createLocks = (): void => {
      const locks = Array.from(
        { length: 100 },
        (_, n) => new SharedLock(`mylock${n}`, { monitor }),
      );
      expect(names()).toEqual(locks.map(({ name }) => name));
    };
    createLocks();
    await forgetUnused();
    expect(names()).toEqual([]);
  });

  it("92 testMultiThread: rows are sorted naturally whatever the order of creation, with owners and modes", async () => {
    const random = createRandom(92);
    const numbers = Array.from({ length: 60 }, (_, n) => n).sort(() => random(3) - 1);
    const locks = numbers.map((n) => new SharedLock(`lock${n}`, { monitor }));
    const sorted = Array.from({ length: 60 }, (_, n) => `lock${n}`);
    expect(names()).toEqual(sorted);
    const rows = new Map<string, Pick<LockInfo, "mode" | "owner">>();
    for (const [index, lock] of locks.entries()) {
      const kind = index % 3;
      const owners = [10, 2].slice(0, kind).map((n) => new Owner(`J${index}-${n}`));
      for (const owner of owners) await lock.acquire(owner, { shared: kind === 2 });
      const mode = ([null, "exclusive", "shared"] as const)[kind] ?? null;
      rows.set(lock.name, { mode, owner: owners.map(({ name }) => name).reverse() });
    }
    expect(monitor.queryLocks(["mode", "owner"])).toEqual(sorted.map((name) => rows.get(name)));
  });

  it("93 testDelete: a deleted lock that is still referred to shows so", async () => {
    const lock = new SharedLock("gone", { monitor });
    await lock.delete(new Owner());
    expect(monitor.queryLocks(["name", "mode", "owner"])).toEqual([
      { name: lock.name, mode: "deleted", owner: [] },
    ]);
  });

  it("94 testPending: five exclusives that wait are five groups, five sharers one", async () => {
    const lock = new SharedLock("a", { monitor });
    const [holder = new Owner(), ...owners] = createOwners(6);
    const waiting = owners.map(({ name }) => name);
    for (const shared of [false, true]) {
      await lock.acquire(holder);
      const acquired = owners.map(async (owner) => {
        await lock.acquire(owner, { shared });
        lock.release(owner);
      });
      expect(monitor.queryLocks(["name", "mode", "owner", "pending"])).toEqual([
        {
          name: "a",
          mode: "exclusive",
          owner: ["J1"],
          pending: shared ? [["shared", waiting]] : waiting.map((name) => ["exclusive", [name]]),
        },
      ]);
      lock.release(holder);
      await Promise.all(acquired);
      expect(monitor.queryLocks(["mode", "owner", "pending"])).toEqual([
        { mode: null, owner: [], pending: [] },
      ]);
    }
  });

  it("95 testDeleteAndRecreate: five locks of one name stay in the order of registration while they go", async () => {
    const kept: SharedLock[] = [];
    const fill = async (): Promise<void> => {
      const owners = createOwners(5);
      for (const owner of owners) {
        const lock = new SharedLock("again", { monitor });
        await lock.acquire(owner);
        kept.push(lock);
      }
      const listOwners = (): unknown => monitor.queryLocks(["owner"]).map(({ owner }) => owner[0]);
      expect(listOwners()).toEqual(["J1", "J2", "J3", "J4", "J5"]);
      await kept[3]?.delete(owners[3] ?? new Owner());
      await kept[1]?.delete(owners[1] ?? new Owner());
      expect(listOwners()).toEqual(["J1", undefined, "J3", undefined, "J5"]);
      kept.splice(1, 1);
    };
    await fill();
    await forgetUnused();
    const modes = monitor.queryLocks(["mode"]).map(({ mode }) => mode);
    expect(modes).toEqual(["exclusive", "exclusive", "deleted", "exclusive"]);
    expect(kept).toHaveLength(4);
  });

  it("96 testMultipleResults: providers give several rows or none; name, registration and given order sort them", () => {
    const row = (name: string, owner: string): LockInfo => ({ ...idle(name), owner: [owner] });
    const providers = [
      { getLockInfo: () => [row("foo", "1"), row("bar", "2"), row("foo", "3")] },
      { getLockInfo: () => [] },
      { getLockInfo: () => [row("foo", "4"), row("bar", "5")] },
      new SharedLock("foo10"),
      new SharedLock("foo2"),
    ];
    for (const provider of providers) monitor.registerLock(provider);
    const rows = monitor.queryLocks(["name", "owner"]).map(({ name, owner }) => [name, ...owner]);
    expect(rows).toEqual([
      ["bar", "2"],
      ["bar", "5"],
      ["foo", "1"],
      ["foo", "3"],
      ["foo", "4"],
      ["foo2"],
      ["foo10"],
    ]);
  });
});

describe("a LockMonitor", () => {
  it("refuses fields that there are not", () => {
    expect(() => monitor.queryLocks(["owners" as never])).toThrow(
      'no field "owners": there are name',
    );
  });

  it("tells providers which fields were asked for", () => {
    const asked: (readonly string[])[] = [];
    const provider = {
      getLockInfo: (fields: ReadonlySet<string>) => {
        asked.push([...fields].sort());
        return [];
      },
    };
    monitor.registerLock(provider);
    monitor.queryLocks(["pending"]);
    expect(asked).toEqual([["name", "pending"]]);
  });

  it("lists a set's locks, its internal one included, and a deleted member while somebody waits for it", async () => {
    const set = new LockSet("set", ["b", "a"], { monitor });
    const [a, b] = createOwners(2) as [Owner, Owner];
    await set.acquire(a, "a");
    const waiting = watch(set.acquire(b, "a"));
    expect(names()).toEqual(["set/[lockset]", "set/a", "set/b"]);
    const removing = set.remove(a, "a");
    expect(monitor.queryLocks(["name", "mode", "pending"])[1]).toEqual({
      name: "set/a",
      mode: "deleted",
      pending: [["exclusive", ["J2"]]],
    });
    expect(await removing).toEqual(["a"]);
    await settle();
    expect([waiting.state, names()]).toEqual(["not-found", ["set/[lockset]", "set/b"]]);
  });
});
