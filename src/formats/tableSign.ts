// How a table of locks is told from other text: by its titles, or by the names that its lines begin with.
import { LEVELS } from "../core/levels.ts";
import { TITLES } from "./monitorText.ts";
import { listLines } from "./scenarioTokens.ts";

const TITLE_WORDS: readonly string[] = Object.values(TITLES);

// Rows of 2.9 that are no locks: jobs that wait for others, and calls that are going on.
const KINDS = [...LEVELS, "job", "rpc"];

const ROW_START = new RegExp(`^(?:${KINDS.join("|")})/[^\\s/]`);

// What colours a terminal begins with a control character; \p{Cc} stands for it and for those that end it.
const ESCAPES = /\p{Cc}(?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]*\p{Cc}\\?)/gu;

/** Lines before the table that are looked at: prompts, greetings, the command. */
const LOOKED_AT = 100;

/** A line as it was meant: without the escapes that colour a terminal, and without a byte order mark. */
export function cleanLine(line: string): string {
  const bare = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
  return bare.includes("\u001b") ? bare.replace(ESCAPES, "") : bare;
}

/** Whether a row of a manager's lock begins here. */
export function isRowStart(line: string): boolean {
  return ROW_START.test(line);
}

/** Whether a text is a table as `gnt-debug locks` prints it. No scenario has a line that looks like one. */
export function isTableText(text: string): boolean {
  let seen = 0;
  for (const [, raw] of listLines(text)) {
    const line = cleanLine(raw);
    if (line.trim() === "") continue;
    if (isRowStart(line) || isTitles(line)) return true;
    if (++seen === LOOKED_AT) return false;
  }
  return false;
}

function isTitles(line: string): boolean {
  const words = line.match(/\w+/g) ?? [];
  const known = words.filter((word) => TITLE_WORDS.includes(word));
  const isFirst = line.startsWith(words[0] ?? " ") && words[0] === known[0];
  return (
    isFirst && known.includes(TITLES.name) && (known.length > 1 || line.trim() === TITLES.name)
  );
}
