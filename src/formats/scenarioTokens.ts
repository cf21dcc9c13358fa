// Cuts a line of a scenario's text into words, quoted strings and a comment.
import { LIMITS } from "./limits.ts";

/** `word`: bare; `string`: begins with a double quote. Offsets in UTF-16 units, `to` exclusive. */
export interface Token {
  readonly type: "word" | "string" | "comment";
  readonly from: number;
  readonly to: number;
}

/** The tokens after so many of a line are left away: no line may be that long. */
const TOKENS_MAX = LIMITS.namesPerOperation + 20;

function isSpace(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return true;
  return unit > 0x7f && /\s/.test(line.charAt(at));
}

/** The tokens of a line, in one pass. A `#` begins a comment where a word could begin. */
export function splitLine(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length && tokens.length < TOKENS_MAX) {
    if (isSpace(line, at)) {
      at += 1;
      continue;
    }
    const from = at;
    if (line[at] === "#") {
      tokens.push({ type: "comment", from, to: line.length });
      break;
    }
    const type = line[at] === '"' ? "string" : "word";
    if (type === "string") at = skipString(line, at);
    while (at < line.length && !isSpace(line, at)) at += 1;
    tokens.push({ type, from, to: at });
  }
  return tokens;
}

// Behind the closing quote, or the end of the line when there is none.
function skipString(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && line[at] !== '"') at += line[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, line.length);
}

/** The word or the string that a token stands for, or why it stands for none. */
export type TokenText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

export function readToken(line: string, token: Token): TokenText {
  const raw = line.slice(token.from, token.to);
  if (token.type === "word") {
    return raw.includes('"')
      ? { ok: false, message: 'a name with a double quote in it goes in double quotes, as \\"' }
      : { ok: true, text: raw };
  }
  try {
    const text: unknown = JSON.parse(raw);
    if (typeof text === "string") return { ok: true, text };
  } catch {
    // What is wrong is told below.
  }
  return { ok: false, message: describeString(raw) };
}

function describeString(raw: string): string {
  if (skipString(raw, 0) < raw.length) return "expected a space after the closing double quote";
  if (!isClosed(raw)) return "expected a closing double quote";
  return 'a text in double quotes is written as in JSON: \\", \\\\, \\n, \\t and \\u with 4 digits';
}

// Whether the last character is the closing quote, which is not escaped itself.
function isClosed(raw: string): boolean {
  let at = 1;
  while (at < raw.length - 1) at += raw[at] === "\\" ? 2 : 1;
  return at === raw.length - 1 && raw.endsWith('"');
}

/** The lines of a text with their numbers from 1, made one by one. */
export function* listLines(text: string): Generator<readonly [number, string]> {
  const breaks = /\r\n?|\n/g;
  let from = 0;
  let number = 1;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    yield [number, text.slice(from, found.index)];
    from = breaks.lastIndex;
    number += 1;
  }
  yield [number, text.slice(from)];
}
