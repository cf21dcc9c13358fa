// What fits into a lock's cell, and that nothing sticks out of it whatever happens to the lock.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeCell } from "../../src/graph/stageCell.ts";
import { chooseGeometry, type Geometry } from "../../src/graph/stageGeometry.ts";
import { buildModel, type StageLock } from "../../src/graph/stageModel.ts";
import type { Snapshot } from "../../src/sim/view.ts";
import { QUEUE, shoot } from "./stageSamples.ts";

function choose(width: number, height: number, jobs: number, locks: number): Geometry {
  const amounts = { bands: [locks], jobs, titleLength: 6, nameLength: 4 };
  return chooseGeometry({ ...amounts, measureRail: () => 60 }, { width, height });
}

function withLock(snapshot: Snapshot, change: Partial<Snapshot["locks"][number]>): StageLock {
  const [first, ...rest] = snapshot.locks;
  if (first === undefined) throw new Error("no locks");
  const [lock] = buildModel({ ...snapshot, locks: [{ ...first, ...change }, ...rest] }, null).locks;
  if (lock === undefined) throw new Error("no locks");
  return lock;
}

describe("a lock's cell", () => {
  it("holds an idle lock as a small box", () => {
    const geometry = choose(900, 600, 4, 2);
    const lock = withLock(shoot(QUEUE), {});
    const cell = arrangeCell(lock, geometry, geometry.cellWidth);
    expect(cell.box.width).toBeLessThan(60);
    expect(cell.tokens).toEqual([]);
  });

  it("holds owners inside the lock and waiters below it, the top first", () => {
    const geometry = choose(900, 600, 4, 2);
    const lock = withLock(shoot(QUEUE, 0, 1, 2, 3), {});
    const cell = arrangeCell(lock, geometry, geometry.cellWidth);
    const owners = cell.tokens.filter((spot) => spot.isOwner);
    const waiters = cell.tokens.filter((spot) => !spot.isOwner);
    expect(owners.map((spot) => spot.label)).toEqual(["J1"]);
    expect(waiters.map((spot) => spot.label)).toEqual(["J4", "J2", "J3"]);
    expect(owners.every((spot) => spot.y + spot.height <= cell.box.height)).toBe(true);
    expect(waiters.every((spot) => spot.y >= cell.box.height)).toBe(true);
    expect(cell.cards.map((card) => card.label)).toEqual(["p−5", "p0"]);
    expect(cell.more).toEqual([]);
  });

  it("keeps everything inside and accounts for every job, however many there are", () => {
    const snapshot = shoot(QUEUE);
    const [job] = snapshot.jobs;
    if (job === undefined) throw new Error("no jobs");
    const group = fc.record({
      count: fc.integer({ min: 1, max: 30 }),
      priority: fc.constantFrom(0, -5, 120),
      joinable: fc.boolean(),
    });
    const input = fc.record({
      width: fc.integer({ min: 320, max: 2400 }),
      owners: fc.integer({ min: 1, max: 80 }),
      groups: fc.array(group, { maxLength: 12 }),
      name: fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom("a", "7", "-") }),
      locks: fc.constantFrom(2, 9, 400),
    });
    fc.assert(
      fc.property(input, ({ width, owners, groups, name, locks }) => {
        const geometry = choose(width, 700, owners, locks);
        const jobs = Array.from({ length: 500 }, (_, at) => ({ ...job, name: `${name}${at}` }));
        let next = owners;
        const queue = groups.map(({ count, priority, joinable }) => {
          const waiters = Array.from({ length: count }, (_, at) => next + at);
          next += count;
          return { priority, shared: true, joinable, waiters, notified: [] };
        });
        const lock = withLock(
          { ...snapshot, jobs },
          { mode: "shared", owners: Array.from({ length: owners }, (_, at) => at), queue },
        );
        const cell = arrangeCell(lock, geometry, geometry.cellWidth);
        const shown = cell.tokens.length + cell.more.reduce((sum, spot) => sum + spot.count, 0);
        expect(shown).toBe(next);
        for (const spot of [...cell.tokens, ...cell.cards, ...cell.more]) {
          expect(spot.x).toBeGreaterThanOrEqual(0);
          expect(spot.x + spot.width).toBeLessThanOrEqual(geometry.cellWidth);
          expect(spot.y + spot.height).toBeLessThanOrEqual(geometry.cellHeight);
        }
      }),
    );
  });
});
