// What a policy is, and what it may go by. Types only.

/** What a policy may go by besides the ready jobs; no policy remembers anything itself. */
export interface PolicyContext {
  /** Whole number; only the random policy uses it. */
  readonly seed: number;
  /** How many choices have been made. */
  readonly position: number;
  /** The job that ran last, or -1. */
  readonly lastJob: number;
}

/** Picks one of the ready jobs (ascending indices, at least one). */
export type Policy = (ready: readonly number[], context: PolicyContext) => number;
