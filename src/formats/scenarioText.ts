// A scenario as text, one line an operation: reading, writing, and cutting a line up for colours.
import { LEVELS } from "../core/levels.ts";
import type { Scenario } from "../core/scenario.ts";
import type { Reading } from "./problem.ts";
import { TEXTS } from "./scenarioBuild.ts";
import { KINDS, listShapes } from "./scenarioOperations.ts";
import { createTextReader } from "./scenarioTextReader.ts";
import { listLines, splitLine } from "./scenarioTokens.ts";
import { ALL, LIST_WORDS, LOCKS_WORD, NONE, RESERVED } from "./scenarioWords.ts";

/** Reads a scenario's text in one pass; stops early when it is too large or has too many errors. */
export function parseScenario(text: string): Reading<Scenario> {
  const reader = createTextReader();
  if (!reader.checkLength(text)) return reader.conclude();
  for (const [number, line] of listLines(text)) {
    reader.readLine(line, number);
    if (reader.isOver()) break;
  }
  return reader.conclude();
}

/** What a part of a line is, for colours. Offsets in UTF-16 units from 0, `to` exclusive. */
export interface LineToken {
  readonly from: number;
  readonly to: number;
  readonly type: "keyword" | "kind" | "level" | "name" | "option" | "number" | "text" | "comment";
}

const HEADERS: ReadonlySet<string> = new Set([
  ...TEXTS,
  "kind",
  "job",
  LOCKS_WORD,
  ...LIST_WORDS.keys(),
]);
const WORDS: ReadonlySet<string> = new Set(KINDS.flatMap((kind) => [...listShapes(kind).keys()]));

/** The tokens of a line by themselves: whether a word fits where it stands is not asked. */
export function tokenizeLine(line: string): readonly LineToken[] {
  const tokens = splitLine(line);
  const first = tokens[0];
  const head = first === undefined ? "" : line.slice(first.from, first.to);
  return tokens.map(({ type, from, to }, index) => {
    if (type === "comment") return { type, from, to };
    const word = type === "word" ? line.slice(from, to) : null;
    return { type: findTokenType(head, word, index), from, to };
  });
}

// `word` is null for a quoted string.
function findTokenType(head: string, word: string | null, index: number): LineToken["type"] {
  if (index === 0) return HEADERS.has(head) || WORDS.has(head) ? "keyword" : "name";
  if ((TEXTS as readonly string[]).includes(head)) return "text";
  if (head === "kind") return "kind";
  if (word === null || HEADERS.has(head)) return "name";
  if (head === "work" || (index > 1 && /^[+-]?\d+$/.test(word))) return "number";
  if (index === 1 && (LEVELS as readonly string[]).includes(word)) return "level";
  return RESERVED.has(word) || word === ALL || word === NONE ? "option" : "name";
}
