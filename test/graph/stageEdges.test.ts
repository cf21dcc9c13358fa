// Where edges run: along the axes, from job to lock, past the slots of other locks.
import { describe, expect, it } from "vitest";
import { drawRoute, listRelated, routeEdge } from "../../src/graph/stageEdges.ts";
import { type Layout, layOut } from "../../src/graph/stageLayout.ts";
import { buildModel, type StageModel } from "../../src/graph/stageModel.ts";
import { CLUSTER, QUEUE, shoot } from "./stageSamples.ts";

function prepare(...args: Parameters<typeof shoot>): { model: StageModel; layout: Layout } {
  const model = buildModel(shoot(...args), null);
  return { model, layout: layOut(model, { width: 900, height: 600 }, null) };
}

describe("the stage's edges", () => {
  it("run along the axes and end at the lock", () => {
    const { model, layout } = prepare(QUEUE, 0, 1, 2, 3);
    for (const edge of model.jobs.flatMap((job) => job.edges)) {
      const points = routeEdge(layout, edge);
      points.forEach((point, at) => {
        const before = points[at - 1] ?? point;
        expect(before.x === point.x || before.y === point.y).toBe(true);
      });
      expect(points.at(-1)?.x).toBe(layout.locks[edge.lock]?.x);
    }
  });

  it("cross no slot of a lock on their way down", () => {
    const { model, layout } = prepare(CLUSTER, 0, 0, 1, 1, 0, 0);
    const edges = model.jobs.flatMap((job) => job.edges);
    expect(edges.length).toBeGreaterThan(1);
    for (const edge of edges) {
      const lane = routeEdge(layout, edge).at(-2)?.x ?? Number.NaN;
      const crossed = layout.locks.filter(
        (box) =>
          lane > box.x && lane < box.x + box.width && box.y < (layout.locks[edge.lock]?.y ?? 0),
      );
      expect(crossed.filter((box) => box.width <= layout.geometry.cellWidth)).toEqual([]);
    }
  });

  it("belong to a job, or to a lock's owners and waiters", () => {
    const { model } = prepare(QUEUE, 0, 1, 2, 3);
    expect(listRelated(model, { type: "job", index: 1 })).toHaveLength(1);
    const edges = listRelated(model, { type: "lock", index: 0 });
    expect(edges.map((edge) => edge.type).sort()).toEqual(["owns", "waits", "waits", "waits"]);
    expect(listRelated(model, { type: "lock", index: 1 })).toEqual([]);
  });

  it("turn in rounded corners, smaller ones where there is little room", () => {
    const corner = { x: 0, y: 20 };
    const start = { x: 0, y: 0 };
    expect(drawRoute([start, corner, { x: 30, y: 20 }])).toBe("M0 0L0 15Q0 20 5 20L30 20");
    expect(drawRoute([start, corner, { x: -6, y: 20 }])).toBe("M0 0L0 17Q0 20 -3 20L-6 20");
    expect(drawRoute([start, corner, corner])).toBe("M0 0L0 20Q0 20 0 20L0 20");
  });
});
