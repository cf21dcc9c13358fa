// Shapes of the graph of states as paths: where states lie in a picture of some size, what marks each kind,
// and the lines between them. Pure.
import type { StateEdge, StateGraph, StateNode } from "../sim/stateGraph.ts";
import type { LayeredLayout } from "./layeredLayout.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a state is, by the shape that shows it. */
export const STATE_KINDS = ["open", "lost", "done", "deadlock"] as const;

export type StateKind = (typeof STATE_KINDS)[number];

/** Where states lie, in px of the picture that shows all of them. */
export interface StatePlaces {
  readonly points: readonly Point[];
  /** Radius of a state. */
  readonly radius: number;
  /** Between neighbours, the smaller one of both directions. */
  readonly gap: number;
}

const MARGIN = 18;
const GAP_MAX = 46;
const RADIUS_MAX = 6;
const RADIUS_MIN = 0.8;
/** Ends stand out, in a crowd above all. */
const END_FACTOR = 1.35;
const END_MIN = 2.8;

export function findKind({ end, isLost }: Pick<StateNode, "end" | "isLost">): StateKind {
  if (end !== "running") return end;
  return isLost ? "lost" : "open";
}

/** Layer below layer, in the middle of the picture. */
export function placeStates(
  { nodes }: StateGraph,
  { x, width }: LayeredLayout,
  size: Size,
): StatePlaces {
  const depth = nodes.reduce((most, node) => Math.max(most, node.depth), 0);
  const across = Math.min(GAP_MAX, (size.width - 2 * MARGIN) / Math.max(width, 1));
  const down = Math.min(GAP_MAX, (size.height - 2 * MARGIN) / Math.max(depth, 1));
  const left = (size.width - width * across) / 2;
  const top = (size.height - depth * down) / 2;
  const gap = Math.min(across, down);
  return {
    points: nodes.map((node, at) => ({
      x: left + (x[at] ?? 0) * across,
      y: top + node.depth * down,
    })),
    radius: Math.max(RADIUS_MIN, Math.min(RADIUS_MAX, gap * 0.27)),
    gap,
  };
}

/** One state's mark: open ones are round, ended ones square, deadlocks stand on a corner. */
export function markState(kind: StateKind, { x, y }: Point, radius: number): string {
  const r = round(
    kind === "open" || kind === "lost" ? radius : Math.max(END_MIN, radius * END_FACTOR),
  );
  const [left, top] = [round(x), round(y)];
  switch (kind) {
    case "open":
    case "lost":
      return `M${left - r} ${top}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case "done":
      return `M${left - r} ${top - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
    case "deadlock": {
      const d = round(r * 1.3);
      return `M${left} ${top - d}l${d} ${d}l${-d} ${d}l${-d} ${-d}Z`;
    }
    default:
      return kind satisfies never;
  }
}

/** The line of an edge: straight to the next layer, else around what lies between. */
export function drawEdge({ from, to }: StateEdge, { points, gap }: StatePlaces): string {
  const [start, end] = [points[from], points[to]];
  if (start === undefined || end === undefined || from === to) return "";
  if (end.y > start.y)
    return `M${round(start.x)} ${round(start.y)}L${round(end.x)} ${round(end.y)}`;
  const bend = findBend(start, end, gap);
  return `M${round(start.x)} ${round(start.y)}Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`;
}

function findBend(start: Point, end: Point, gap: number): Point {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const by = Math.min(length, gap * 3) * 0.6;
  return {
    x: (start.x + end.x) / 2 - (dy / length) * by,
    y: (start.y + end.y) / 2 + (dx / length) * by,
  };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** The state at a point, or the nearest one within a distance; null where there is none. */
export function findNearest(
  { points }: StatePlaces,
  point: Point,
  distance: number,
): number | null {
  let nearest: number | null = null;
  let least = distance;
  points.forEach(({ x, y }, state) => {
    const away = Math.hypot(x - point.x, y - point.y);
    if (!(away <= least)) return;
    least = away;
    nearest = state;
  });
  return nearest;
}
