// The recordings before and after edits of the scenario, for undo and redo. Values; nothing is done here.
import type { Recording } from "../sim/recording.ts";

/** What there was before something, and afterwards what there is after it. */
interface Undoable {
  readonly recording: Recording;
  /** In words: "the edit of the scenario". */
  readonly what: string;
}

export interface UndoList {
  /** The latest is the last. */
  readonly past: readonly Undoable[];
  /** The nearest is the last. */
  readonly future: readonly Undoable[];
}

const PAST_MAX = 100;

export const NOTHING_TO_UNDO: UndoList = { past: [], future: [] };

/** Before an edit: its recording can be had back; what was undone cannot any more. */
export function remember({ past }: UndoList, recording: Recording, what: string): UndoList {
  return { past: [...past, { recording, what }].slice(-PAST_MAX), future: [] };
}

/** After the last of the past took the place of `present`. */
export function goBack({ past, future }: UndoList, present: Recording): UndoList {
  return { past: past.slice(0, -1), future: [...future, exchange(past, present)] };
}

/** After the next of the future took the place of `present`. */
export function goAhead({ past, future }: UndoList, present: Recording): UndoList {
  return { past: [...past, exchange(future, present)], future: future.slice(0, -1) };
}

function exchange(from: readonly Undoable[], recording: Recording): Undoable {
  return { recording, what: from.at(-1)?.what ?? "" };
}
