// What may stand at a place of a scenario's text, for completion in an editor.
import { BGL, LEVELS, NAL } from "../core/levels.ts";
import type { Kind } from "../core/scenario.ts";
import { KINDS, listShapes, type Shape, takesLevel } from "./scenarioOperations.ts";
import { printName } from "./scenarioPrint.ts";
import { createProblems } from "./scenarioProblems.ts";
import { listLines } from "./scenarioTokens.ts";
import {
  ALL,
  LIST_WORDS,
  LOCKS_WORD,
  listHeaderWords,
  listOptionWords,
  listProgramWords,
  NONE,
  readWords,
  type Word,
} from "./scenarioWords.ts";

/** `text` is what is to be inserted, quoted where it has to be; `detail` says what it means. */
interface Suggestion {
  readonly text: string;
  readonly detail: string;
}

/** What may replace the columns `from` to `to` (exclusive) of the line; columns count from 1. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Suggestion[];
}

const DETAILS: ReadonlyMap<string, string> = new Map([
  ["title", "what the scenario is called"],
  ["question", "what to find out"],
  ["answer", "what one finds"],
  ["kind", "what the locks are: sharedlock, lockset or manager"],
  ["sharedlock", "plain locks, one an operation"],
  ["lockset", "locks of one set, by name or all at once"],
  ["manager", "seven levels of lock sets"],
  ["locks", "names of the locks"],
  ["instances", "names of the level instance"],
  ["groups", "names of the level nodegroup"],
  ["nodes", "names of the levels node and node-res"],
  ["networks", "names of the level network"],
  ["job", "a job's name; its operations follow"],
  ["acquire", "takes locks, or waits for them"],
  ["release", "gives locks back"],
  ["downgrade", "makes exclusive locks shared"],
  ["delete", "takes a lock away for good"],
  ["add", "puts new locks into a set"],
  ["remove", "takes locks out of a set for good"],
  ["work", "is busy for so many ms"],
  ["shared", "together with other sharers"],
  ["exclusive", "alone, which is the default"],
  ["opportunistic", "takes what is free and skips the rest"],
  ["acquired", "the job owns the new locks at once"],
  ["timeout", "gives up after so many ms"],
  ["priority", "lower is more urgent, 0 is the default"],
  [ALL, "the whole set, or all that is owned"],
  [NONE, "no name at all"],
]);

/** What the text says elsewhere, as far as completion needs it. */
interface Outline {
  readonly kind: Kind | null;
  /** By level; of the other kinds under `LOCKS_WORD`. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isInJob: boolean;
}

/**
 * What may stand where the cursor is.
 * @param line of the cursor, from 1.
 * @param column of the cursor, from 1: 1 is before the first character.
 * @returns null within a comment or where nothing can be said.
 */
export function suggest(text: string, line: number, column: number): Suggestions | null {
  const current = findLine(text, line).slice(0, column - 1);
  const to = current.length + 1;
  const words = readWords(createProblems(), current, line);
  if (words === null || isInComment(current, words)) return null;
  const last = words.at(-1);
  const isTouching = last !== undefined && endOf(last) === to;
  const before = isTouching ? words.slice(0, -1) : words;
  const from = isTouching ? last.place.column : to;
  const options = listOptions(readOutline(text, line), before);
  return options.length === 0 ? null : { from, to, options };
}

function endOf({ place }: Word): number {
  return place.column + place.length;
}

function findLine(text: string, line: number): string {
  for (const [number, content] of listLines(text)) if (number === line) return content;
  return "";
}

function isInComment(line: string, words: readonly Word[]): boolean {
  const last = words.at(-1);
  return line
    .slice(last === undefined ? 0 : endOf(last) - 1)
    .trimStart()
    .startsWith("#");
}

function explain(words: Iterable<string>): readonly Suggestion[] {
  return [...words].map((text) => ({ text, detail: DETAILS.get(text) ?? "" }));
}

function listOptions(outline: Outline, before: readonly Word[]): readonly Suggestion[] {
  const { kind } = outline;
  const [head, ...rest] = before;
  if (head === undefined) return explain(listFirstWords(outline));
  if (head.text === "kind") return rest.length === 0 ? explain(KINDS) : [];
  const shape = kind === null ? undefined : listShapes(kind).get(head.text);
  return kind === null || shape === undefined ? [] : listOperands(outline, kind, shape, rest);
}

function listFirstWords({ kind, isInJob }: Outline): readonly string[] {
  const headers = listHeaderWords(kind);
  if (kind === null || !isInJob) return headers;
  return [...listProgramWords(kind), ...headers.filter((word) => word !== "job")];
}

function listOperands(
  outline: Outline,
  kind: Kind,
  shape: Shape,
  words: readonly Word[],
): readonly Suggestion[] {
  if (shape.target === "ms") return [];
  const [level, ...afterLevel] = words;
  const hasLevel = takesLevel(kind, shape);
  if (hasLevel && level === undefined) {
    return LEVELS.map((name, index) => ({ text: name, detail: `level ${index}` }));
  }
  const rest = hasLevel ? afterLevel : words;
  const options = listOptionWords(shape);
  const given = rest.filter((word) => word.isBare).map((word) => word.text);
  const last = given.at(-1);
  if (last === "timeout" || last === "priority") return [];
  const left = explain(options.filter((option) => !given.includes(option)));
  const isPastNames = given.some((word) => options.includes(word) || word === ALL || word === NONE);
  if (isPastNames || (shape.target === "lock" && rest.length > 0)) return left;
  const names = listNames(outline, hasLevel ? (level?.text ?? "") : LOCKS_WORD, rest);
  if (rest.length > 0) return [...names, ...left];
  if (shape.target === "lock") return names;
  return [...names, ...explain(shape.target === "names" ? [ALL, NONE] : [NONE])];
}

function listNames({ names }: Outline, set: string, given: readonly Word[]): readonly Suggestion[] {
  const used = new Set(given.map((word) => word.text));
  const known = [...(names.get(set) ?? [])].filter((name) => !used.has(name));
  return known.map((name) => ({ text: printName(name), detail: "lock" }));
}

function readOutline(text: string, line: number): Outline {
  let kind: Kind | null = null;
  let isInJob = false;
  const names = new Map<string, Set<string>>([
    ["cluster", new Set([BGL])],
    ["node-alloc", new Set([NAL])],
  ]);
  const put = (set: string, words: readonly Word[]): void => {
    const known = names.get(set) ?? new Set();
    for (const word of words) known.add(word.text);
    names.set(set, known);
  };
  for (const [number, content] of listLines(text)) {
    const [head, ...rest] = readWords(createProblems(), content, number) ?? [];
    const word = head?.text ?? "";
    if (word === "kind") kind = KINDS.find((known) => known === rest[0]?.text) ?? kind;
    else if (word === "job" && number < line) isInJob = true;
    else if (word === LOCKS_WORD) put(word, rest);
    else if (LIST_WORDS.has(word)) put(LIST_WORDS.get(word) ?? word, rest);
  }
  names.set("node-res", names.get("node") ?? new Set());
  return { kind, names, isInJob };
}
