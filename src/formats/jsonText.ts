// JSON text with the place of each error: checked in one linear pass before the engine's own parser.
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import { quote, refuse } from "./scenarioProblems.ts";

class JsonFault extends Error {
  readonly at: number;
  readonly end: number;

  constructor(message: string, at: number, end: number) {
    super(message);
    this.at = at;
    this.end = end;
  }
}

interface Scanner {
  readonly text: string;
  at: number;
}

/**
 * The value of a JSON text. Too long, too deep, repeated keys and bad syntax are problems with a
 * line and a column.
 */
export function parseJson(text: string): Reading<unknown> {
  if (text.length > LIMITS.bytes) {
    const rule = `a JSON text has at most ${formatNumber(LIMITS.bytes)} characters`;
    return refuse({ line: 1, column: 1, length: 0 }, rule);
  }
  const scanner: Scanner = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  const start = scanner.at;
  try {
    scanValue(scanner, 1);
    skipSpace(scanner);
    if (scanner.at < text.length) fail(scanner, "the end after the value");
    return { ok: true, value: JSON.parse(text.slice(start)), problems: [] };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return refuse({ ...locate(text, error.at), length: error.end - error.at }, error.message);
  }
}

function locate(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return { line, column: at - before.lastIndexOf("\n") };
}

function fail(scanner: Scanner, expected: string): never {
  const { text, at } = scanner;
  const word = /[\w.+-]+|./suy;
  word.lastIndex = at;
  // A slice keeps a very long word from being matched as a whole.
  const found = word.exec(text.slice(0, at + 40))?.[0];
  const what = found === undefined ? "the end of the text" : quote(found);
  const end = at + (found?.length ?? 0);
  throw new JsonFault(`not JSON: expected ${expected}, found ${what}`, at, end);
}

function skipSpace(scanner: Scanner): void {
  for (;;) {
    const unit = scanner.text.charCodeAt(scanner.at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
    scanner.at += 1;
  }
}

function scanValue(scanner: Scanner, depth: number): void {
  skipSpace(scanner);
  const { text, at } = scanner;
  const first = text[at];
  if (first === "{" || first === "[") {
    if (depth > LIMITS.depth) {
      throw new JsonFault(`nested deeper than ${LIMITS.depth} levels`, at, at + 1);
    }
    if (first === "{") scanObject(scanner, depth);
    else scanList(scanner, depth);
  } else if (first === '"') scanString(scanner);
  else scanWord(scanner);
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function scanWord(scanner: Scanner): void {
  WORD.lastIndex = scanner.at;
  if (!WORD.test(scanner.text)) fail(scanner, "a value");
  const { lastIndex } = WORD;
  // `01` and `nullx` are no two values.
  if (/[\w.+-]/.test(scanner.text.charAt(lastIndex))) fail(scanner, "a value");
  scanner.at = lastIndex;
}

function scanString(scanner: Scanner): void {
  const { text } = scanner;
  let at = scanner.at + 1;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) break;
    if (Number.isNaN(unit)) {
      scanner.at = text.length;
      fail(scanner, "a closing double quote");
    }
    if (unit < 0x20) {
      scanner.at = at;
      fail(scanner, "no control character in a string");
    }
    at += unit === 0x5c ? skipEscape(scanner, at) : 1;
  }
  scanner.at = at + 1;
}

function skipEscape(scanner: Scanner, at: number): number {
  const { text } = scanner;
  if (text[at + 1] === "u" && /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return 6;
  if (at + 1 < text.length && '"\\/bfnrt'.includes(text.charAt(at + 1))) return 2;
  scanner.at = at;
  return fail(scanner, 'one of \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with 4 digits');
}

function scanList(scanner: Scanner, depth: number): void {
  scanner.at += 1;
  skipSpace(scanner);
  if (closes(scanner, "]")) return;
  for (;;) {
    scanValue(scanner, depth + 1);
    skipSpace(scanner);
    if (closes(scanner, "]")) return;
    pass(scanner, ",", "a comma or ]");
  }
}

function scanObject(scanner: Scanner, depth: number): void {
  const keys = new Set<string>();
  scanner.at += 1;
  skipSpace(scanner);
  if (closes(scanner, "}")) return;
  for (;;) {
    skipSpace(scanner);
    scanKey(scanner, keys);
    skipSpace(scanner);
    pass(scanner, ":", "a colon");
    scanValue(scanner, depth + 1);
    skipSpace(scanner);
    if (closes(scanner, "}")) return;
    pass(scanner, ",", "a comma or }");
  }
}

// Of two members with one key the parser would keep the later and say nothing.
function scanKey(scanner: Scanner, keys: Set<string>): void {
  const { text, at } = scanner;
  if (text[at] !== '"') fail(scanner, "a key in double quotes");
  scanString(scanner);
  const raw = text.slice(at, scanner.at);
  const key = raw.includes("\\") ? String(JSON.parse(raw)) : raw.slice(1, -1);
  if (keys.has(key)) throw new JsonFault(`the key ${quote(key)} is there twice`, at, scanner.at);
  keys.add(key);
}

function closes(scanner: Scanner, bracket: string): boolean {
  if (scanner.text[scanner.at] !== bracket) return false;
  scanner.at += 1;
  return true;
}

function pass(scanner: Scanner, character: string, expected: string): void {
  if (scanner.text[scanner.at] !== character) fail(scanner, expected);
  scanner.at += 1;
}
