// The edges that are drawn as lines: those of what is selected or pointed at, and all while they are few.
import { select } from "d3";
import { drawRoute, FEW_EDGES, listRelated, type Point, routeEdge } from "./stageEdges.ts";
import type { Layout, Target } from "./stageLayout.ts";
import type { Edge, StageModel } from "./stageModel.ts";

/** What the lines are drawn from. */
export interface WiresInput {
  readonly model: StageModel;
  readonly layout: Layout;
  /** What is selected and what is pointed at. */
  readonly focused: readonly Target[];
}

interface Wire {
  readonly edge: Edge;
  readonly key: string;
  readonly isStrong: boolean;
  readonly line: string;
  readonly head: string;
}

const HEAD = 5;
const DOT = 2.5;
const ORIGIN: Point = { x: 0, y: 0 };

function listWires({ model, layout, focused }: WiresInput): readonly Wire[] {
  const strong = new Set(focused.flatMap((target) => listRelated(model, target)));
  const isFew = model.edgeCount <= FEW_EDGES;
  const faint = isFew ? model.jobs.flatMap((job) => job.edges) : [];
  const edges = [...faint.filter((edge) => !strong.has(edge)), ...strong];
  return edges.map((edge) => draw(layout, edge, strong.has(edge)));
}

function draw(layout: Layout, edge: Edge, isStrong: boolean): Wire {
  const points = routeEdge(layout, edge);
  const head = edge.type === "owns" ? drawDot(points.at(-1)) : drawArrow(points.at(-1));
  const key = `${edge.type} ${edge.job} ${edge.lock}`;
  return { edge, key, isStrong, line: drawRoute(points), head };
}

function drawDot({ x, y }: Point = ORIGIN): string {
  return `M${x - DOT} ${y}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
}

function drawArrow({ x, y }: Point = ORIGIN): string {
  return `M${x} ${y}l${-HEAD} ${-HEAD * 0.7}v${HEAD * 1.4}Z`;
}

function classOf({ edge, isStrong }: Wire): string {
  const mode = edge.shared ? "is-shared" : "is-exclusive";
  return `stage-wire is-${edge.type} ${mode} ${isStrong ? "is-strong" : "is-faint"}`;
}

/** Draws the lines into a group of an SVG: one that was there stays, with what changed of it. */
export function updateWires(layer: SVGGElement, input: WiresInput): void {
  const wires = select(layer)
    .selectAll<SVGGElement, Wire>("g")
    .data(listWires(input), (wire) => wire.key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("path").attr("class", "stage-line");
      group.append("path").attr("class", "stage-head");
      return group;
    })
    .order()
    .attr("class", classOf);
  wires.select("path.stage-line").attr("d", (wire) => wire.line);
  wires.select("path.stage-head").attr("d", (wire) => wire.head);
}
