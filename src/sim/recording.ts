// A recording: a scenario and the choices made on it, with the forks kept as branches.

import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";

/** Choices of one branch. `parent` is null for the first branch alone, whose `at` is 0. */
export interface Branch {
  /** Index of the branch it leaves. Always lower than its own. */
  readonly parent: number | null;
  /** After how many of the parent's choices (the inherited ones counted) it leaves. */
  readonly at: number;
  /** Its own choices, after those that it inherits. */
  readonly choices: readonly Choice[];
}

/** A remark that somebody left at a position of a branch. */
export interface Note {
  readonly branch: number;
  readonly position: number;
  readonly text: string;
}

/** Stops a run when all that is given applies to a step: names of a job and a lock, an operation's word. */
export interface Breakpoint {
  readonly job?: string;
  readonly lock?: string;
  readonly op?: string;
  /** Switched off: it is kept, and stops nothing. */
  readonly off?: true;
}

/** What links, files and undo are. Position 0 is before any choice. */
export interface Recording {
  readonly scenario: Scenario;
  /** At least one. */
  readonly branches: readonly Branch[];
  /** The branch and the position that are shown. */
  readonly branch: number;
  readonly position: number;
  readonly notes: readonly Note[];
  readonly breakpoints: readonly Breakpoint[];
}

/** A recording of nothing yet, or of the given choices, at its start. */
export function createRecording(scenario: Scenario, choices: readonly Choice[] = []): Recording {
  return {
    scenario,
    branches: [{ parent: null, at: 0, choices }],
    branch: 0,
    position: 0,
    notes: [],
    breakpoints: [],
  };
}

/** Where a branch leaves which other one. */
type Fork = Pick<Branch, "parent" | "at">;

/** How many choices two branches share from the start; for one and the same, infinitely many. */
export function countShared(branches: readonly Fork[], a: number, b: number): number {
  let [left, right] = [a, b];
  let shared = Number.POSITIVE_INFINITY;
  while (left !== right) {
    // A parent comes before its branches, so the later of the two is the one to climb from.
    const later = Math.max(left, right);
    const branch = branches[later];
    if (branch === undefined || branch.parent === null) throw new RangeError(`no branch ${later}`);
    shared = Math.min(shared, branch.at);
    if (later === left) left = branch.parent;
    else right = branch.parent;
  }
  return shared;
}
