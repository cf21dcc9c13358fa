// Reads one operation of a scenario's text: `acquire node n1 n2 shared timeout 50`.

import type { Kind } from "../core/scenario.ts";
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import { findNameFault, findNumberFault, type NumberField } from "./scenarioNames.ts";
import {
  findLevelRemark,
  listShapes,
  type Parts,
  type Shape,
  takesLevel,
} from "./scenarioOperations.ts";
import { type Problems, quote } from "./scenarioProblems.ts";
import { ALL, listOptionWords, locateAfter, NONE, RESERVED, type Word } from "./scenarioWords.ts";
import { findNearest, hint } from "./spelling.ts";

/** The words of a line, read from left to right. */
interface Cursor {
  readonly problems: Problems;
  readonly words: readonly Word[];
  at: number;
}

/**
 * What an operation's line says. Its first word is an operation of the kind.
 * @returns null when something is wrong with it; then that is reported.
 */
export function readOperationWords(
  problems: Problems,
  kind: Kind,
  words: readonly Word[],
): Parts | null {
  const op = words[0]?.text ?? "";
  const shape = listShapes(kind).get(op);
  if (shape === undefined) return null;
  const cursor: Cursor = { problems, words, at: 1 };
  const level = takesLevel(kind, shape) ? readLevel(cursor) : {};
  const target = level === null ? null : readTarget(cursor, shape);
  const options = target === null ? null : readOptions(cursor, op, shape);
  return options === null ? null : { op, ...level, ...target, ...options };
}

/** Reports why a word cannot be a name; gives the name otherwise. */
export function readNameWord(problems: Problems, word: Word): string | null {
  if (word.isBare && RESERVED.has(word.text)) {
    problems.fail(
      word.place,
      `the word ${word.text} is part of the language; a name goes in quotes: "${word.text}"`,
    );
    return null;
  }
  const fault = findNameFault(word.text);
  if (fault === null) return word.text;
  problems.fail(word.place, fault);
  return null;
}

function peek(cursor: Cursor): Word | undefined {
  return cursor.words[cursor.at];
}

function isReserved(word: Word | undefined): boolean {
  return word?.isBare === true && RESERVED.has(word.text);
}

function failMissing(cursor: Cursor, expected: string): null {
  const found = peek(cursor);
  const last = cursor.words[cursor.at - 1];
  if (found !== undefined) {
    cursor.problems.fail(found.place, `expected ${expected}, found ${quote(found.text)}`);
  } else if (last !== undefined) {
    cursor.problems.fail(locateAfter(last), `expected ${expected}, found the end of the line`);
  }
  return null;
}

function readLevel(cursor: Cursor): Partial<Parts> | null {
  const word = peek(cursor);
  if (word === undefined || isReserved(word)) return failMissing(cursor, "a level");
  const level = readNameWord(cursor.problems, word);
  if (level === null) return null;
  const remark = findLevelRemark(level);
  if (remark !== null) cursor.problems.warn(word.place, remark);
  cursor.at += 1;
  return { level };
}

function readTarget(cursor: Cursor, shape: Shape): Partial<Parts> | null {
  switch (shape.target) {
    case "ms": {
      const ms = readNumberWord(cursor, "ms");
      return ms === null ? null : { ms };
    }
    case "lock": {
      const word = peek(cursor);
      if (word === undefined || isReserved(word)) return failMissing(cursor, "the name of a lock");
      const lock = readNameWord(cursor.problems, word);
      cursor.at += 1;
      return lock === null ? null : { lock };
    }
    case "names":
    case "someNames":
      return readNames(cursor, shape);
    default:
      return shape.target satisfies never;
  }
}

function readNames(cursor: Cursor, shape: Shape): Partial<Parts> | null {
  const canBeAll = shape.target === "names";
  const first = peek(cursor);
  const isWord = (word: string): boolean => first?.isBare === true && first.text === word;
  if (isWord(NONE) || (canBeAll && isWord(ALL))) {
    cursor.at += 1;
    return { names: isWord(ALL) ? null : [] };
  }
  if (first === undefined || isReserved(first)) {
    return failMissing(cursor, canBeAll ? "names, all or none" : "names or none");
  }
  const names: string[] = [];
  for (let word = peek(cursor); word !== undefined && !isReserved(word); word = peek(cursor)) {
    if (names.length === LIMITS.namesPerOperation) {
      cursor.problems.stop(
        word.place,
        `an operation has at most ${formatNumber(names.length)} names`,
      );
      return null;
    }
    const name = readNameWord(cursor.problems, word);
    if (name === null) return null;
    warnOfOption(cursor.problems, word, shape);
    names.push(name);
    cursor.at += 1;
  }
  return { names };
}

// `shard` would be taken for a lock without a word. In double quotes it is meant as a name.
function warnOfOption(problems: Problems, word: Word, shape: Shape): void {
  const option = word.isBare ? findNearest(word.text, listOptionWords(shape)) : null;
  if (option === null) return;
  const rule = `${quote(word.text)} is read as the name of a lock; did you mean ${option}?`;
  problems.warn(word.place, `${rule} A name that is meant can go in double quotes`);
}

function readNumberWord(cursor: Cursor, field: NumberField): number | null {
  const word = peek(cursor);
  const what = field === "priority" ? "a whole number" : "whole milliseconds";
  if (word === undefined || !word.isBare) return failMissing(cursor, what);
  const value = /^[+-]?\d+$/.test(word.text) ? Number(word.text) : Number.NaN;
  const fault = findNumberFault(field, value);
  if (fault !== null) {
    cursor.problems.fail(word.place, `${fault}, found ${quote(word.text)}`);
    return null;
  }
  cursor.at += 1;
  return value;
}

function readOptions(cursor: Cursor, op: string, shape: Shape): Partial<Parts> | null {
  const allowed = listOptionWords(shape);
  const seen = new Map<string, number | boolean>();
  for (let word = peek(cursor); word !== undefined; word = peek(cursor)) {
    const option = word.text;
    if (!word.isBare || !allowed.includes(option)) return failOption(cursor, op, shape, word);
    if (seen.has(option)) {
      cursor.problems.fail(word.place, `the word ${option} is there twice`);
      return null;
    }
    if (seen.has(option === "shared" ? "exclusive" : "shared") && isMode(option)) {
      cursor.problems.fail(word.place, "shared and exclusive exclude each other");
      return null;
    }
    cursor.at += 1;
    const isNumber = option === "timeout" || option === "priority";
    const value = isNumber ? readNumberWord(cursor, option) : true;
    if (value === null) return null;
    seen.set(option, value);
  }
  seen.delete("exclusive");
  return Object.fromEntries(seen);
}

function isMode(option: string): boolean {
  return option === "shared" || option === "exclusive";
}

function failOption(cursor: Cursor, op: string, shape: Shape, word: Word): null {
  const allowed = listOptionWords(shape);
  const expected =
    allowed.length === 0
      ? `expected nothing more after ${op}`
      : `expected one of the options of ${op} (${allowed.join(", ")})`;
  const alone = shape.target === "lock" ? "; the operation is about one lock" : "";
  const near = word.isBare ? hint(word.text, allowed) : "";
  cursor.problems.fail(word.place, `${expected}, found ${quote(word.text)}${near || alone}`);
  return null;
}
