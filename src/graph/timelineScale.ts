// The horizontal view: how wide a step is and how far it is scrolled. Pure; lengths in CSS px.
import type { Extent, HorizontalView } from "./timelineTypes.ts";

/** A step's width unless somebody zooms: a mark and some of the state after it can be told apart. */
const USUAL = 20;
const WIDEST = 64;
/** When a recording is opened whose steps all fit with at least this width, all are shown. */
const NARROWEST_AT_FIRST = 8;
/** Room after the last column, for the playhead's grip. */
export const MARGIN = 16;

/** The view of a recording that was just opened. */
export function openView(extent: Extent): HorizontalView {
  const fit = measureFit(extent);
  return { columnWidth: fit >= NARROWEST_AT_FIRST ? Math.min(USUAL, fit) : USUAL, offset: 0 };
}

/** All that there is, as wide as it may be. */
export function fitView(extent: Extent): HorizontalView {
  return { columnWidth: Math.min(WIDEST, measureFit(extent)), offset: 0 };
}

/** The nearest view that does not show more than there is; the same object where it is one. */
export function limitView(view: HorizontalView, extent: Extent): HorizontalView {
  const narrowest = Math.min(USUAL, measureFit(extent));
  const columnWidth = Math.min(WIDEST, Math.max(narrowest, view.columnWidth));
  const most = Math.max(0, columnWidth * extent.columns + MARGIN - extent.plot);
  const offset = Math.min(most, Math.max(0, view.offset));
  return columnWidth === view.columnWidth && offset === view.offset
    ? view
    : { columnWidth, offset };
}

/** `factor` times as wide; what is at `anchor` (px from the left) stays there. */
export function zoomView(
  view: HorizontalView,
  factor: number,
  anchor: number,
  extent: Extent,
): HorizontalView {
  const { columnWidth } = limitView({ ...view, columnWidth: view.columnWidth * factor }, extent);
  const column = (view.offset + anchor) / view.columnWidth;
  return limitView({ columnWidth, offset: column * columnWidth - anchor }, extent);
}

/** Where the playhead stands, in px from the left of the lanes: right after the position's column. */
export function findX(view: HorizontalView, position: number): number {
  return (position + 1) * view.columnWidth - view.offset;
}

/** The position whose column is at `x` px from the left of the lanes. */
export function findPosition(view: HorizontalView, x: number, columns: number): number {
  const column = Math.floor((view.offset + x) / view.columnWidth);
  return Math.min(columns - 1, Math.max(0, column));
}

/**
 * The same view while the position's column is well inside; else moved so that what was done before is
 * seen (going forwards), or what comes (going back). `isTight`: inside at all is enough.
 */
export function followView(
  view: HorizontalView,
  position: number,
  extent: Extent,
  isTight: boolean,
): HorizontalView {
  const { columnWidth } = view;
  const right = findX(view, position);
  const left = right - columnWidth;
  const edge = isTight ? 0 : Math.min(2 * columnWidth, extent.plot / 8);
  if (left >= Math.min(edge, position * columnWidth) && right <= extent.plot - edge) return view;
  const target = isTight
    ? left < 0
      ? columnWidth
      : extent.plot
    : extent.plot * (left < 0 ? 0.3 : 0.7);
  return limitView({ columnWidth, offset: (position + 1) * columnWidth - target }, extent);
}

function measureFit(extent: Extent): number {
  return Math.max(1e-6, (extent.plot - MARGIN) / extent.columns);
}
