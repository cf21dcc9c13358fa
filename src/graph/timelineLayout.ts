// Sizes of the timeline's elements: measured once a change of room, written with each frame.

import { AXIS_HEIGHT } from "./timelineAxis.ts";
import type { TimelineDom } from "./timelineDom.ts";
import { LANE_HEIGHT } from "./timelinePixels.ts";
import { MARGIN } from "./timelineScale.ts";
import type { Scene } from "./timelineScene.ts";

/** Widths of the labels from so wide a timeline on, in CSS px; the first that fits counts. */
const LABEL_WIDTHS = [
  [2200, 208],
  [1200, 152],
  [0, 120],
] as const;

export interface Room {
  readonly plot: number;
  readonly height: number;
}

/** The room for the lanes, in whole CSS px. Sets the labels' width. */
export function measureRoom({ root, scroller }: TimelineDom): Room {
  const { width, height } = root.getBoundingClientRect();
  const labels = LABEL_WIDTHS.find(([least]) => width >= least)?.[1] ?? 120;
  root.style.setProperty("--timeline-labels", `${labels}px`);
  const bars = {
    across: scroller.offsetWidth - scroller.clientWidth,
    down: scroller.offsetHeight - scroller.clientHeight,
  };
  return {
    plot: Math.max(0, Math.floor(width) - bars.across - labels),
    height: Math.max(0, Math.floor(height) - bars.down - AXIS_HEIGHT),
  };
}

/**
 * Gives the scrolled content its size, and scrolls it to where the view is, unless that is where it was found:
 * the browser may be further by now, and nobody is to be held back. Returns whether it scrolled.
 */
export function layOut({ root, scroller, content }: TimelineDom, scene: Scene, found: number) {
  const { view, plot, height, input } = scene;
  const wanted = {
    "--timeline-plot": `${plot}px`,
    "--timeline-height": `${height}px`,
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (root.style.getPropertyValue(name) !== value) root.style.setProperty(name, value);
  }
  // Not a property that is inherited: it changes with each step, and everything inside would be styled anew.
  const length = Math.max(plot, view.columnWidth * (input.trail.length + 1) + MARGIN);
  const width = `calc(var(--timeline-labels) + ${length}px)`;
  if (content.style.width !== width) content.style.width = width;
  if (view.offset === found) return false;
  scroller.scrollLeft = view.offset;
  return true;
}

/** Scrolls a lane into sight, if it is out of it. */
export function revealLane({ scroller }: TimelineDom, job: number, height: number): void {
  const top = job * LANE_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + LANE_HEIGHT > scroller.scrollTop + height) {
    scroller.scrollTop = top + LANE_HEIGHT - height;
  }
}
