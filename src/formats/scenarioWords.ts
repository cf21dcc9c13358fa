// The words of the text format: what may begin a line, what has a meaning of its own in an operation.
import type { Kind } from "../core/scenario.ts";
import { type ListName, TEXTS } from "./scenarioBuild.ts";
import { listShapes, type Shape } from "./scenarioOperations.ts";
import type { Place, Problems } from "./scenarioProblems.ts";
import { readToken, splitLine } from "./scenarioTokens.ts";

/** All names, as `null` does in JSON, and none of them. */
export const ALL = "all";
export const NONE = "none";

/** Bare words that are no names: a name that is spelled so goes in double quotes. */
export const RESERVED: ReadonlySet<string> = new Set([
  ALL,
  NONE,
  "shared",
  "exclusive",
  "opportunistic",
  "acquired",
  "timeout",
  "priority",
]);

/** Lines with the lock names of a manager, and the list that each fills. */
export const LIST_WORDS: ReadonlyMap<string, ListName> = new Map<string, ListName>([
  ["instances", "instance"],
  ["groups", "nodegroup"],
  ["nodes", "node"],
  ["networks", "network"],
]);

/** The line with the lock names of the other kinds. */
export const LOCKS_WORD = "locks";

/** Words that may begin a line outside of a job's program. */
export function listHeaderWords(kind: Kind | null): readonly string[] {
  if (kind === null) return [...TEXTS, "kind"];
  const lists = kind === "manager" ? [...LIST_WORDS.keys()] : [LOCKS_WORD];
  return [...TEXTS, ...lists, "job"];
}

/** Words that may begin a line within a job's program, the operations first. */
export function listProgramWords(kind: Kind): readonly string[] {
  return [...listShapes(kind).keys(), "job"];
}

/** The option words of an operation. `exclusive` says what is so without it. */
export function listOptionWords(shape: Shape): readonly string[] {
  const exclusive = shape.flags.includes("shared") ? ["exclusive"] : [];
  return [...shape.flags, ...exclusive, ...shape.numbers];
}

/** A word of a line; `isBare`: not in double quotes. */
export interface Word {
  readonly text: string;
  readonly isBare: boolean;
  readonly place: Place;
}

/** The words of a line without its comment, or null when one is broken; then that is reported. */
export function readWords(
  problems: Problems,
  line: string,
  number: number,
): readonly Word[] | null {
  const words: Word[] = [];
  for (const token of splitLine(line)) {
    if (token.type === "comment") continue;
    const place = { line: number, column: token.from + 1, length: token.to - token.from };
    const read = readToken(line, token);
    if (!read.ok) {
      problems.fail(place, read.message);
      return null;
    }
    words.push({ text: read.text, isBare: token.type === "word", place });
  }
  return words;
}

/** The place behind a word, where another one was expected. */
export function locateAfter({ place }: Word): Place {
  return { line: place.line, column: place.column + place.length, length: 1 };
}
