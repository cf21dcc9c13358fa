// Collects what is wrong with a document, up to a number that somebody can still read.
import { LIMITS } from "./limits.ts";
import type { Problem, Reading } from "./problem.ts";

/** Where in a text. `line` and `column` count from 1, `length` in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Problems so far. `fail` and `warn` take a place in a text, or a path in a JSON document. */
export interface Problems {
  readonly list: readonly Problem[];
  fail(at: Place | string, message: string): void;
  warn(at: Place | string, message: string): void;
  /** An error that makes reading on useless, or too much. */
  stop(at: Place | string, message: string): void;
  /** Nothing more is to be read: there are enough errors, or a limit is exceeded. */
  isOver(): boolean;
  hasErrors(): boolean;
}

function createPlaced(severity: Problem["severity"], at: Place | string, message: string): Problem {
  return typeof at === "string"
    ? { severity, message, line: null, column: null, length: 0, path: at }
    : { severity, message, ...at, path: null };
}

export function createProblems(): Problems {
  const list: Problem[] = [];
  let isStopped = false;
  let errors = 0;
  let warnings = 0;
  // Warnings never end the reading: an error may follow.
  const isOver = (): boolean => isStopped || errors >= LIMITS.problems;
  const fail = (at: Place | string, message: string): void => {
    if (isOver()) return;
    errors += 1;
    list.push(createPlaced("error", at, message));
  };
  return {
    list,
    fail,
    warn: (at, message) => {
      warnings += 1;
      if (warnings <= LIMITS.problems) list.push(createPlaced("warning", at, message));
    },
    stop: (at, message) => {
      fail(at, message);
      isStopped = true;
    },
    isOver,
    hasErrors: () => errors > 0,
  };
}

/** The value, unless something is wrong with it. */
export function conclude<T>(problems: Problems, value: T): Reading<T> {
  return problems.hasErrors()
    ? { ok: false, problems: problems.list }
    : { ok: true, value, problems: problems.list };
}

/** A reading that failed for one reason. */
export function refuse(at: Place | string, message: string): Reading<never> {
  return { ok: false, problems: [createPlaced("error", at, message)] };
}

/** Text in double quotes, cut short, with everything that does not print escaped. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
