// Which part of the stage is seen: fitting, opening, finding and staying in sight.
import { zoomIdentity } from "d3";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { type Layout, layOut } from "../../src/graph/stageLayout.ts";
import { buildModel } from "../../src/graph/stageModel.ts";
import {
  centreOn,
  findOpening,
  fitAll,
  keepInSight,
  listInSight,
  NEAR,
  reveal,
} from "../../src/graph/stageView.ts";
import { CLUSTER, createLarge, QUEUE, shoot } from "./stageSamples.ts";

const SIZE = { width: 900, height: 600 };
const PHONE = { width: 390, height: 380 };

function lay(scenario: Scenario, size = SIZE): Layout {
  return layOut(buildModel(shoot(scenario), null), size, null);
}

describe("the stage's view", () => {
  it("fits everything into sight", () => {
    for (const scenario of [CLUSTER, createLarge(1000)]) {
      const layout = lay(scenario);
      const view = fitAll(layout, SIZE);
      expect(listInSight(layout.locks, view, SIZE, 0)).toHaveLength(layout.locks.length);
    }
  });

  it("opens readable where there is too little room for everything", () => {
    const view = findOpening(lay(CLUSTER, PHONE), PHONE);
    expect(view.k).toBe(1);
    expect(view.applyY(0)).toBe(0);
  });

  it("opens no smaller on a phone than a finger can hit", () => {
    // Nearly all of it would fit, and on a wider screen that would do.
    const layout = lay(QUEUE, PHONE);
    const size = { ...PHONE, height: layout.height * 0.9 };
    expect(findOpening(layOut(buildModel(shoot(QUEUE), null), size, null), size).k).toBe(1);
  });

  it("leaves room for the names of levels above many locks on a phone", () => {
    const layout = lay(createLarge(60), PHONE);
    const { k } = fitAll(layout, PHONE);
    expect(k).toBeLessThan(NEAR);
    expect(layout.geometry.bandTop * k).toBeGreaterThan(12);
  });

  it("opens with all of many locks as marks", () => {
    const layout = lay(createLarge(1000));
    const view = findOpening(layout, SIZE);
    expect(view.k).toBeLessThan(NEAR);
    expect(listInSight(layout.locks, view, SIZE, 0)).toHaveLength(layout.locks.length);
  });

  it("brings what is sought into the middle, large enough to read", () => {
    const layout = lay(createLarge(1000));
    const box = layout.locks[700] ?? { x: 0, y: 0, width: 0, height: 0 };
    const view = centreOn(box, fitAll(layout, SIZE), SIZE);
    expect(view.k).toBeGreaterThanOrEqual(NEAR);
    expect(view.applyY(box.y + box.height / 2)).toBeCloseTo(SIZE.height / 2);
    expect(listInSight([box], view, SIZE, 0)).toEqual([0]);
  });

  it("does not move for what is in sight already, and no further than needed otherwise", () => {
    const box = { x: 100, y: 100, width: 50, height: 20 };
    expect(reveal(box, zoomIdentity.translate(118, 0), SIZE).y).toBe(0);
    const low = reveal({ ...box, y: 700 }, zoomIdentity.translate(118, 0), SIZE);
    expect(low.applyY(720)).toBeCloseTo(SIZE.height - 4);
    expect(low.x).toBe(118);
  });

  it("never lets the picture go out of sight", () => {
    const layout = lay(CLUSTER);
    for (const far of [-9000, 9000]) {
      const view = keepInSight(zoomIdentity.translate(far, far), layout, SIZE);
      const [left, top] = view.apply([0, 0]);
      const [right, bottom] = view.apply([layout.width, layout.height]);
      expect(Math.min(right, SIZE.width) - Math.max(left, 0)).toBeGreaterThan(0);
      expect(Math.min(bottom, SIZE.height) - Math.max(top, 0)).toBeGreaterThan(0);
    }
  });
});
