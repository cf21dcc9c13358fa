// What the timeline remembers between frames, and how that follows input, room and people's wishes.
import { findX, fitView, followView, limitView, openView, zoomView } from "./timelineScale.ts";
import type { Extent, HorizontalView, TimelineInput } from "./timelineTypes.ts";

/** Lengths in CSS px. */
export interface State {
  input: TimelineInput;
  view: HorizontalView;
  /** The view's offset when it and the browser's last agreed. */
  scrolled: number;
  /** Of the lanes, as the browser last said. */
  scrollTop: number;
  /** The next scroll that the browser reports is one that was asked of it. */
  isOwnScroll: boolean;
  /** Whether the view was opened for this recording; it waits until there is room. */
  isOpened: boolean;
  /** All steps are to stay visible while there come more of them. */
  isFitted: boolean;
  /** Where somebody is on the way to, until the host is there; else null. */
  wanted: number | null;
  isScrubbing: boolean;
  /** Nothing moves under the pointer unless it must. */
  isPointing: boolean;
  /** Width and height of the lanes on the screen. */
  plot: number;
  height: number;
}

const NOTHING: TimelineInput = {
  jobs: [],
  locks: [],
  trail: [],
  lanes: [],
  position: 0,
  branches: [],
  branch: 0,
  selection: null,
};

/** The state before anything is shown. */
export function createState(): State {
  return {
    input: NOTHING,
    view: { columnWidth: 20, offset: 0 },
    scrolled: 0,
    scrollTop: 0,
    isOwnScroll: false,
    isOpened: false,
    isFitted: false,
    wanted: null,
    isScrubbing: false,
    isPointing: false,
    plot: 0,
    height: 0,
  };
}

/** The position that is shown. */
export function findShown(state: State): number {
  return state.wanted ?? state.input.position;
}

/** Takes over what is to be shown; `kept` is what the model said of the trail. */
export function takeInput(state: State, input: TimelineInput, kept: number): void {
  const before = state.input;
  const isFresh = kept < 0;
  // Locks that come into being later have names only in what was seen there, while nothing else comes instead.
  const isShorter = input.locks.length < before.locks.length;
  const locks = isShorter && kept >= before.trail.length ? before.locks : input.locks;
  const isArrived = state.isPointing && state.wanted === input.position;
  state.input = { ...input, locks };
  if (!state.isScrubbing || isFresh) state.wanted = null;
  if (isFresh) {
    state.isOpened = false;
    state.isFitted = false;
  }
  arrange(state);
  if (isFresh || before.position !== input.position) follow(state, isArrived);
}

/** Takes over how much room there is. */
export function takeRoom(state: State, plot: number, height: number): void {
  const isFirst = !state.isOpened;
  state.plot = plot;
  state.height = height;
  arrange(state);
  if (isFirst) follow(state, false);
}

/** Goes to a position, or as near as there is one. */
export function wish(state: State, position: number, isPointing: boolean): void {
  state.isPointing = isPointing;
  state.wanted = Math.min(state.input.trail.length, Math.max(0, position));
  follow(state, isPointing);
}

/** `factor` times as wide; `x` stays where it is, or the playhead where that is null. */
export function zoom(state: State, factor: number, x: number | null): void {
  state.isFitted = false;
  const playhead = findX(state.view, findShown(state));
  const anchor = x ?? Math.min(state.plot, Math.max(0, playhead));
  state.view = zoomView(state.view, factor, anchor, readExtent(state));
}

/** Shows all steps, from now on. */
export function showAll(state: State): void {
  state.isFitted = true;
  arrange(state);
}

/** Scrolls to an offset, or as near as possible. */
export function scrollTo(state: State, offset: number): void {
  state.view = limitView({ ...state.view, offset }, readExtent(state));
}

/** Takes over where the browser scrolled to. */
export function takeScroll(state: State, offset: number): void {
  // The browser keeps whole px, or parts of them: what it made of our own offset is no wish.
  if (Math.abs(offset - state.view.offset) >= 1) scrollTo(state, offset);
  state.scrolled = state.view.offset;
}

function arrange(state: State): void {
  if (state.plot <= 0) return;
  const extent = readExtent(state);
  if (!state.isOpened) state.view = openView(extent);
  else state.view = limitView(state.isFitted ? fitView(extent) : state.view, extent);
  state.isOpened = true;
}

function follow(state: State, isTight: boolean): void {
  if (state.plot <= 0) return;
  state.view = followView(state.view, findShown(state), readExtent(state), isTight);
}

function readExtent(state: State): Extent {
  return { plot: state.plot, columns: state.input.trail.length + 1 };
}
