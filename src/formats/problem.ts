// What is wrong with something that came from outside: what, where, and what is allowed.

/** `line` and `column` count from 1; null where the source has no lines, or the path says it. */
export interface Problem {
  readonly severity: "error" | "warning";
  /**
   * What is wrong and what is allowed, without markup. Our own words come first, in small letters and without a
   * full stop, so that it can be made a sentence; words of somebody else are quoted as they were written.
   */
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** How many characters are concerned, from `column` on; 0 where unknown. */
  readonly length: number;
  /** Where in a JSON document, such as `jobs.J0[3].timeout`; null elsewhere. */
  readonly path: string | null;
}

/** A problem of no particular place. */
export function createProblem(message: string, severity: Problem["severity"] = "error"): Problem {
  return { severity, message, line: null, column: null, length: 0, path: null };
}

/** A value, or problems among which at least one is an error. Warnings come with either. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
