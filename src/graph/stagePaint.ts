// The painted layer of the stage: what is far or many, kept as a picture and moved until it is due again.
import { type ZoomTransform, zoomIdentity } from "d3";
import { readColors } from "./colors.ts";
import { FEW_EDGES, routeEdge } from "./stageEdges.ts";
import type { Viewport } from "./stageGeometry.ts";
import type { Layout } from "./stageLayout.ts";
import { paintJobs, paintLocks, type Sheet, STAGE_COLORS } from "./stageMarks.ts";
import type { Edge, StageModel } from "./stageModel.ts";

/** What is painted. */
interface PaintInput {
  readonly model: StageModel;
  readonly layout: Layout;
  readonly view: ZoomTransform;
  readonly size: Viewport;
  /** Those that are there as buttons are left out. */
  readonly hasLock: (index: number) => boolean;
  readonly hasJob: (index: number) => boolean;
}

/** The painted layer. */
export interface Painter {
  paint(input: PaintInput): void;
  /** Moves what is painted to a view. Returns whether it still shows all there is to see, sharply. */
  move(view: ZoomTransform): boolean;
  /** Reads the colours anew before the next painting. */
  refresh(): void;
}

/** CSS px painted beyond each edge of the view, so that panning has something to show. */
const MARGIN = 128;
const RATIO_MAX = 2;
/** Each size of a mark has one; zooming goes through many sizes. */
const STAMPS_MAX = 32;
const FAINT = 0.38;

/** Paints on a canvas; without a drawing context (as in tests) nothing is painted. */
export function createPainter(canvas: HTMLCanvasElement, getRatio: () => number): Painter {
  const context = createContext(canvas);
  let colors = readColors(canvas, STAGE_COLORS);
  const stamps: Sheet["stamps"] = new Map();
  let isStale = false;
  let painted: ZoomTransform | null = null;
  return {
    paint(input) {
      if (context === null) return;
      if (isStale) colors = readColors(canvas, STAGE_COLORS);
      if (isStale || stamps.size > STAMPS_MAX) stamps.clear();
      isStale = false;
      const ratio = Math.min(RATIO_MAX, getRatio());
      resize(canvas, input.size, ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      const { x, y, k } = input.view;
      const origin = zoomIdentity.translate((x + MARGIN) * ratio, (y + MARGIN) * ratio);
      paintAll(
        {
          context,
          colors,
          view: origin.scale(k * ratio),
          ratio,
          stamps,
          ...measure(canvas),
        },
        input,
      );
      painted = input.view;
      this.move(input.view);
    },
    move(view) {
      if (painted === null) return context === null;
      const scale = view.k / painted.k;
      const x = view.x - painted.x * scale;
      const y = view.y - painted.y * scale;
      const shift = MARGIN * (1 - scale);
      canvas.style.transform = `translate(${x + shift}px, ${y + shift}px) scale(${scale})`;
      return scale === 1 && Math.abs(x) <= MARGIN && Math.abs(y) <= MARGIN;
    },
    refresh() {
      isStale = true;
    },
  };
}

function createContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return typeof CanvasRenderingContext2D === "undefined" ? null : canvas.getContext("2d");
}

function measure(canvas: HTMLCanvasElement): Viewport {
  return { width: canvas.width, height: canvas.height };
}

function resize(canvas: HTMLCanvasElement, size: Viewport, ratio: number): void {
  const width = size.width + 2 * MARGIN;
  const height = size.height + 2 * MARGIN;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === columns && canvas.height === rows) return;
  canvas.width = columns;
  canvas.height = rows;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.style.left = `${-MARGIN}px`;
  canvas.style.top = `${-MARGIN}px`;
}

function paintAll(sheet: Sheet, input: PaintInput): void {
  const { model, layout } = input;
  if (model.edgeCount > FEW_EDGES) paintEdges(sheet, model, layout);
  paintJobs(sheet, model, layout, input.hasJob);
  paintLocks(sheet, model, layout, input.hasLock);
}

/** Edges run along the axes and mostly on top of each other: what coincides is painted once. */
function paintEdges(sheet: Sheet, model: StageModel, layout: Layout): void {
  const { context, colors } = sheet;
  const thick = Math.max(1, Math.round(sheet.ratio * 0.75));
  context.globalAlpha = FAINT;
  for (const type of ["owns", "waits"] as const) {
    context.fillStyle = type === "owns" ? colors["line-strong"] : colors.waiting;
    const runs = collectRuns(sheet, model, layout, type);
    for (const [y, spans] of runs.across) {
      for (const [from, to] of merge(spans)) context.fillRect(from, y, to - from, thick);
    }
    for (const [x, spans] of runs.down) {
      for (const [from, to] of merge(spans)) context.fillRect(x, from, thick, to - from);
    }
  }
  context.globalAlpha = 1;
}

/** Straight pieces of edges in device px: those across by their y, those down by their x. */
interface Runs {
  readonly across: Map<number, Span[]>;
  readonly down: Map<number, Span[]>;
}

type Span = readonly [number, number];

function collectRuns({ view }: Sheet, model: StageModel, layout: Layout, type: Edge["type"]): Runs {
  const runs: Runs = { across: new Map(), down: new Map() };
  const edges = model.jobs.flatMap((job) => job.edges).filter((edge) => edge.type === type);
  for (const edge of edges) {
    let last: readonly [number, number] | null = null;
    for (const point of routeEdge(layout, edge)) {
      const x = Math.round(view.applyX(point.x));
      const y = Math.round(view.applyY(point.y));
      if (last !== null && x !== last[0]) put(runs.across, y, last[0], x);
      if (last !== null && y !== last[1]) put(runs.down, x, last[1], y);
      last = [x, y];
    }
  }
  return runs;
}

function put(lines: Map<number, Span[]>, at: number, from: number, to: number): void {
  const span: Span = from < to ? [from, to] : [to, from];
  const spans = lines.get(at);
  if (spans === undefined) lines.set(at, [span]);
  else spans.push(span);
}

/** Spans without overlaps that cover the same. */
function merge(spans: Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
