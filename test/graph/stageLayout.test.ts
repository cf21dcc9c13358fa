// Slots: where locks and jobs are, that none ever moves, and what lies where.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { arrangeCell } from "../../src/graph/stageCell.ts";
import type { Box } from "../../src/graph/stageGeometry.ts";
import { findTarget, type Layout, layOut } from "../../src/graph/stageLayout.ts";
import { buildModel } from "../../src/graph/stageModel.ts";
import { CLUSTER, createLarge, QUEUE, run, shoot, start } from "./stageSamples.ts";

const SIZE = { width: 900, height: 600 };

function lay(scenario: Scenario, size = SIZE): Layout {
  return layOut(buildModel(shoot(scenario), null), size, null);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe("the stage's layout", () => {
  it("puts each level's locks into its band, the set's own lock first", () => {
    const layout = lay(CLUSTER);
    expect(layout.bands.map((band) => band.name)).toHaveLength(7);
    const model = buildModel(shoot(CLUSTER), null);
    for (const lock of model.locks) {
      const box = layout.locks[lock.index];
      const band = layout.bands[lock.set];
      expect(box?.y).toBeGreaterThanOrEqual(band?.y ?? Number.NaN);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(
        (band?.y ?? 0) + (band?.height ?? 0),
      );
    }
    const first = model.locks.filter((lock) => lock.isInternal);
    const xs = new Set(first.map((lock) => layout.locks[lock.index]?.x));
    expect(xs.size).toBe(1);
  });

  it.each([
    ["a phone", { width: 390, height: 380 }],
    ["a panel", { width: 780, height: 500 }],
    ["a large screen", { width: 1900, height: 1100 }],
  ])("lets no two slots overlap on %s", (_, size) => {
    for (const scenario of [QUEUE, CLUSTER, createLarge(300)]) {
      const layout = lay(scenario, size);
      const boxes = [...layout.jobs, ...layout.locks];
      boxes.forEach((box, at) => {
        const others = boxes.slice(at + 1);
        expect(others.filter((other) => overlap(box, other))).toEqual([]);
      });
    }
  });

  it("gives jobs and idle locks the height that a pointer needs", () => {
    const layout = lay(QUEUE, { width: 390, height: 380 });
    const [lock] = buildModel(shoot(QUEUE), null).locks;
    if (lock === undefined) throw new Error("no locks");
    const idle = arrangeCell(lock, layout.geometry, layout.geometry.cellWidth).box;
    for (const { height } of [...layout.jobs, idle]) expect(height).toBeGreaterThanOrEqual(24);
  });

  it("moves no slot when states change and locks are added, and none back when time goes back", () => {
    const before = start(CLUSTER);
    const old = buildModel(before.snapshot, null);
    const layout = layOut(old, SIZE, null);
    let shot = before;
    while (shot.snapshot.locks.length === before.snapshot.locks.length) shot = run(shot, 0);
    const model = buildModel(shot.snapshot, old);
    const more = layOut(model, SIZE, layout);
    expect(more.locks.slice(0, layout.locks.length)).toEqual(layout.locks);
    expect(more.jobs).toBe(layout.jobs);
    const added = more.locks.at(-1);
    expect(layout.locks.every((box) => added !== undefined && !overlap(box, added))).toBe(true);
    const back = layOut(buildModel(before.snapshot, model), SIZE, more);
    expect(back.locks).toEqual(layout.locks);
    const again = layOut(model, SIZE, back);
    expect(again.locks).toEqual(more.locks);
  });

  it("is the very same as long as nothing is added", () => {
    const shot = start(QUEUE);
    const old = buildModel(shot.snapshot, null);
    const layout = layOut(old, SIZE, null);
    const model = buildModel(run(shot, 0, 1, 2, 3).snapshot, old);
    expect(layOut(model, SIZE, layout)).toBe(layout);
  });

  it("begins anew for another scenario and another size", () => {
    const layout = lay(QUEUE);
    const other = layOut(buildModel(shoot(CLUSTER), null), SIZE, layout);
    expect(other.bands).toHaveLength(7);
    const narrow = layOut(buildModel(shoot(QUEUE), null), { width: 390, height: 380 }, layout);
    expect(narrow.geometry.isNarrow).toBe(true);
  });

  it("gives many locks small cells in about the shape of the view", () => {
    const layout = lay(createLarge(1000));
    expect(layout.geometry.isCompact).toBe(true);
    const shape = layout.width / layout.height;
    expect(shape).toBeGreaterThan(0.7);
    expect(shape).toBeLessThan(3);
  });

  it("finds what has its slot at a point", () => {
    const layout = lay(QUEUE);
    const lock = layout.locks[1] ?? { x: 0, y: 0 };
    const job = layout.jobs[2] ?? { x: 0, y: 0 };
    expect(findTarget(layout, lock.x + 2, lock.y + 2)).toEqual({ type: "lock", index: 1 });
    expect(findTarget(layout, job.x + 2, job.y + 2)).toEqual({ type: "job", index: 2 });
    expect(findTarget(layout, -50, -50)).toBeNull();
  });
});
