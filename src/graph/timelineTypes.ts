// What the timeline is given, and what it tells its host. Types only.
import type { BranchView, LaneChange, TrailStep } from "../sim/view.ts";
import type { Selection } from "./types.ts";

export interface Named {
  readonly name: string;
}

/** What is to be drawn. Arrays that did not change should be the same objects as before. */
export interface TimelineInput {
  readonly jobs: readonly Named[];
  readonly locks: readonly Named[];
  /** Of the current branch; `trail[i]` leads from position i to position i + 1. */
  readonly trail: readonly TrailStep[];
  /** At position 0. */
  readonly lanes: readonly LaneChange[];
  readonly position: number;
  readonly branches: readonly BranchView[];
  /** Index of the branch that is shown. */
  readonly branch: number;
  readonly selection: Selection | null;
}

export interface TimelineCallbacks {
  /** At most once a frame. */
  onSeek(position: number): void;
  onSelect(selection: Selection): void;
  onBranch(branch: number): void;
}

/** Time in the drawing's horizontal direction: what is seen of it. Lengths in CSS px. */
export interface HorizontalView {
  /** Width of one position's column. */
  readonly columnWidth: number;
  /** How much of the columns is scrolled out at the left. */
  readonly offset: number;
}

/** What the horizontal view is cut from. */
export interface Extent {
  /** Width of the lanes on the screen, in CSS px. */
  readonly plot: number;
  /** Number of positions, the start included. */
  readonly columns: number;
}
