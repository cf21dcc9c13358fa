// What a name, a text and a number of a scenario may be.
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
