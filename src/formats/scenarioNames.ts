// What a name, a text and a number of a scenario may be, and the nearest spelling of a word.
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";

// Controls, line separators, bidirectional embeddings, overrides and isolates, lone surrogates.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
// The same, but a text may have lines.
const UNPRINTABLE_TEXT = /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

function describeUnit(found: string): string {
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Why a string cannot be the name of a job, a lock or a level, as a sentence; else null. */
export function findNameFault(name: string): string | null {
  if (name === "") return "a name cannot be empty";
  if (name.length > LIMITS.nameLength) {
    return `a name has at most ${LIMITS.nameLength} characters, this one has ${formatNumber(name.length)}`;
  }
  const found = UNPRINTABLE.exec(name);
  if (found === null) return null;
  return `a name cannot hold control characters; this one holds ${describeUnit(found[0])}`;
}

/** Why a string cannot be a title or a text of at most `max` characters, as a sentence; else null. */
export function findTextFault(text: string, max: number): string | null {
  if (text.length > max) {
    return `a text has at most ${formatNumber(max)} characters here, this one has ${formatNumber(text.length)}`;
  }
  const found = UNPRINTABLE_TEXT.exec(text);
  if (found === null) return null;
  return `a text cannot hold control characters; this one holds ${describeUnit(found[0])}`;
}

/** Numbers that operations take. Times are whole ms. */
export type NumberField = "timeout" | "priority" | "ms";

/** Why a number cannot be one of an operation, as a sentence; else null. */
export function findNumberFault(field: NumberField, value: number): string | null {
  const max = field === "priority" ? LIMITS.priority : LIMITS.ms;
  const what = field === "priority" ? "a whole number" : "whole milliseconds";
  if (!Number.isInteger(value)) return `expected ${what}`;
  // A negative timeout is let through: it raises negative-timeout.
  const min = field === "ms" ? 0 : -max;
  return value < min || value > max
    ? `expected ${what} from ${formatNumber(min)} to ${formatNumber(max)}`
    : null;
}

const MOST_CANDIDATES = 500;
const LONGEST_WORD = 24;

/** The word that was probably meant, or null when none is near. */
export function findNearest(word: string, words: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null;
  // One letter is like any other; only its case may be wrong.
  let limit = word.length === 1 ? 1 : Math.max(1, Math.floor(word.length / 3)) + 1;
  let nearest: string | null = null;
  let seen = 0;
  for (const candidate of words) {
    if (++seen > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - word.length) >= limit) continue;
    const distance = measureDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < limit && candidate !== word) [limit, nearest] = [distance, candidate];
  }
  return nearest;
}

// Insertions, removals, replacements and swaps of neighbours that make one word of the other.
function measureDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** `; did you mean X?` where a word is near, else nothing. */
export function hint(word: string, words: Iterable<string>): string {
  const nearest = findNearest(word, words);
  return nearest === null ? "" : `; did you mean ${nearest}?`;
}
