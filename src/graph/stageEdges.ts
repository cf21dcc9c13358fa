// How edges run: from a job down to a bus, along it to the lock's gutter, down, and into the lock. Pure.
import { BOX_HEIGHT, CARD_HEIGHT, GUTTER, measureBox, QUEUE_GAP } from "./stageGeometry.ts";
import type { Layout, Target } from "./stageLayout.ts";
import type { Edge, StageModel } from "./stageModel.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Up to so many edges all are drawn as lines, beyond it only painted faintly. */
export const FEW_EDGES = 40;
const RADIUS = 5;
const LANES = 5;
const LANE_STEP = 2;
const LANE_LEFT = 4;
const OUT_X = 11;
const OUT_SIDE = 6;
const BUS_STEP = 3;

/** The corners of an edge from the job's end to the lock's; all segments run straight along an axis. */
export function routeEdge(layout: Layout, edge: Edge): readonly Point[] {
  const job = layout.jobs[edge.job];
  const lock = layout.locks[edge.lock];
  if (job === undefined || lock === undefined) return [];
  const { pitchY, rows, y } = layout.slots.railGrid;
  const isLastRow = job.y >= y + (rows - 1) * pitchY - 1;
  const busY = layout.busY + (edge.job % layout.busLanes) * BUS_STEP;
  const laneX = lock.x - GUTTER + LANE_LEFT + (edge.job % LANES) * LANE_STEP;
  const endY = lock.y + findEnd(layout, edge);
  const rest = [
    { x: laneX, y: busY },
    { x: laneX, y: endY },
    { x: lock.x, y: endY },
  ];
  if (isLastRow) {
    const out = job.x + OUT_X;
    return [{ x: out, y: job.y + job.height }, { x: out, y: busY }, ...rest];
  }
  const middle = job.y + job.height / 2;
  const out = job.x - OUT_SIDE;
  return [{ x: job.x, y: middle }, { x: out, y: middle }, { x: out, y: busY }, ...rest];
}

function findEnd(layout: Layout, edge: Edge): number {
  if (edge.type === "owns") return BOX_HEIGHT / 2;
  const { hasNameLine, ownerRows } = layout.geometry;
  return measureBox(hasNameLine, ownerRows) + QUEUE_GAP + CARD_HEIGHT / 2;
}

/** The path of a line through the points, with rounded corners. */
export function drawRoute(points: readonly Point[]): string {
  const parts = points.map((point, at) => {
    const before = points[at - 1];
    const after = points[at + 1];
    if (before === undefined) return `M${point.x} ${point.y}`;
    if (after === undefined) return `L${point.x} ${point.y}`;
    const room = Math.min(measure(before, point), measure(point, after)) / 2;
    const radius = Math.min(RADIUS, room);
    const [enter, leave] = [shift(point, before, radius), shift(point, after, radius)];
    return `L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`;
  });
  return parts.join("");
}

// Towards another point, by so many px.
function shift(from: Point, to: Point, by: number): Point {
  const share = by / (measure(from, to) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function measure(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The edges of a job, or of all jobs that own a lock or wait for it. */
export function listRelated(model: StageModel, target: Target): readonly Edge[] {
  if (target.type === "job") return model.jobs[target.index]?.edges ?? [];
  const lock = model.locks[target.index];
  if (lock === undefined) return [];
  const tokens = [...lock.owners, ...lock.groups.flatMap((group) => group.tokens)];
  return tokens.flatMap((token) => {
    const edges = model.jobs[token.job]?.edges ?? [];
    return edges.filter((edge) => edge.lock === target.index);
  });
}
