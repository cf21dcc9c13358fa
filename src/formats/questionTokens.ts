// Cuts a question into words, names in double quotes, brackets and comparisons, and quotes names.
import { readToken } from "./scenarioTokens.ts";

/** Offsets in UTF-16 units, `to` exclusive. `mark`: a bracket, a comparison or a question mark. */
export interface QuestionToken {
  readonly type: "word" | "string" | "mark";
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Why a text in double quotes stands for none, as a sentence; else null. */
  readonly fault: string | null;
}

const PIECE = /("(?:[^"\\]|\\.)*"?)|([()?]|[<>=!]+)|[^\s"()<>=!?]+/gsu;

/**
 * Words that may stand where a name may, in lower case: a name that is spelled so, in whatever case,
 * goes in double quotes.
 */
export const RESERVED: ReadonlySet<string> = new Set([
  "it",
  "any",
  "every",
  "job",
  "jobs",
  "lock",
  "not",
  "operation",
  "owners",
  "waiters",
  "ready",
  "waiting",
  "working",
  "done",
]);

export function splitQuestion(text: string): readonly QuestionToken[] {
  return [...text.matchAll(PIECE)].map(({ 0: raw, 1: string, 2: mark, index: from }) => {
    const to = from + raw.length;
    if (string === undefined) {
      return { type: mark === undefined ? "word" : "mark", text: raw, from, to, fault: null };
    }
    const read = readToken(text, { type: "string", from, to });
    const fault = read.ok ? null : read.message;
    return { type: "string", text: read.ok ? read.text : raw, from, to, fault };
  });
}

/** A name as it stands in a question: bare where it can be, else in double quotes. */
export function quoteName(name: string): string {
  const isBare = /^[^\s"#()<>=!?]+$/u.test(name) && !RESERVED.has(name.toLowerCase());
  return isBare ? name : JSON.stringify(name);
}
