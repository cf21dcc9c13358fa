// Which part of the stage is seen and how large: fitting, the view it opens with, and how far it may go. Pure.
import { type ZoomTransform, zoomIdentity } from "d3";
import { type Box, measureLabels, type Viewport } from "./stageGeometry.ts";
import type { Layout } from "./stageLayout.ts";

/** From this scale on things are read, so they are markup; below it they are painted. */
export const NEAR = 0.7;
const SCALE_MAX = 3;
const OPENING_MAX = 1.3;
const FIT_MAX = 1.6;
/** Smaller than this the picture is not opened; on a phone fingers have to hit what is in it as well. */
const READABLE = 0.8;
const TOUCHABLE = 1;
const KEPT = 80;
const MARGIN = 4;
const FOUND_SCALE = 1;

function measureFit(layout: Layout, size: Viewport): number {
  const room = Math.max(80, size.width - measureLabels(size));
  return Math.min(room / layout.width, size.height / layout.height);
}

function placeAt(layout: Layout, size: Viewport, scale: number): ZoomTransform {
  const left = measureLabels(size);
  const free = size.width - left - layout.width * scale;
  const x = layout.geometry.isCompact && free > 0 ? free / 2 : 0;
  return zoomIdentity.translate(left + x, 0).scale(scale);
}

/** Everything in sight. */
export function fitAll(layout: Layout, size: Viewport): ZoomTransform {
  return placeAt(layout, size, Math.min(FIT_MAX, measureFit(layout, size)));
}

/** What is seen first: everything where that can be read or is seen as marks anyway, else the beginning. */
export function findOpening(layout: Layout, size: Viewport): ZoomTransform {
  const fit = measureFit(layout, size);
  if (layout.geometry.isCompact) return fitAll(layout, size);
  const least = layout.geometry.isNarrow ? TOUCHABLE : READABLE;
  if (fit >= least) return placeAt(layout, size, Math.min(OPENING_MAX, fit));
  const room = Math.max(80, size.width - measureLabels(size));
  return placeAt(layout, size, Math.min(1, room / layout.width));
}

/** The smallest and the largest scale that make sense. */
export function findScales(layout: Layout, size: Viewport): [number, number] {
  return [Math.min(0.5, measureFit(layout, size) * 0.8), SCALE_MAX];
}

/** The view, moved so far that some of the picture is in it. */
export function keepInSight(view: ZoomTransform, layout: Layout, size: Viewport): ZoomTransform {
  const { k } = view;
  const left = measureLabels(size) + KEPT;
  const x = Math.min(size.width - KEPT, Math.max(left - layout.width * k, view.x));
  const y = Math.min(size.height - KEPT, Math.max(KEPT - layout.height * k, view.y));
  return x === view.x && y === view.y ? view : zoomIdentity.translate(x, y).scale(k);
}

/** A view with the box in its middle, near enough to read it. */
export function centreOn(box: Box, view: ZoomTransform, size: Viewport): ZoomTransform {
  const scale = view.k < NEAR ? FOUND_SCALE : view.k;
  const left = measureLabels(size);
  const x = left + (size.width - left) / 2 - (box.x + box.width / 2) * scale;
  const y = size.height / 2 - (box.y + box.height / 2) * scale;
  return zoomIdentity.translate(x, y).scale(scale);
}

/** The view moved as little as it takes to have the box in sight; the same view if it is. */
export function reveal(box: Box, view: ZoomTransform, size: Viewport): ZoomTransform {
  const left = measureLabels(size) + MARGIN;
  const start = view.apply([box.x, box.y]);
  const end = view.apply([box.x + box.width, box.y + box.height]);
  const x = shift(start[0], end[0], left, size.width - MARGIN);
  const y = shift(start[1], end[1], MARGIN, size.height - MARGIN);
  return x === 0 && y === 0 ? view : zoomIdentity.translate(view.x + x, view.y + y).scale(view.k);
}

function shift(start: number, end: number, low: number, high: number): number {
  if (start < low) return low - start;
  return end > high ? Math.max(high - end, low - start) : 0;
}

/** Indices of the boxes that are in sight or at most `margin` CSS px beyond. */
export function listInSight(
  boxes: readonly Box[],
  view: ZoomTransform,
  size: Viewport,
  margin: number,
): readonly number[] {
  const [left, top] = view.invert([-margin, -margin]);
  const [right, bottom] = view.invert([size.width + margin, size.height + margin]);
  const found: number[] = [];
  boxes.forEach((box, index) => {
    const isBeside = box.x > right || box.x + box.width < left;
    if (!isBeside && box.y <= bottom && box.y + box.height >= top) found.push(index);
  });
  return found;
}
