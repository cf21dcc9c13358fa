// Numbers, operations, jobs and modes in words, for sentences.
import type { Names, Operation } from "../core/scenario.ts";

const NUMBERS = new Intl.NumberFormat("en");

/** A number as everything that people read writes it: `10,000`. */
export function formatNumber(number: number): string {
  return NUMBERS.format(number);
}

/** A count with its noun: `1 step`, `2,000 steps`. */
export function countWord(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A time or a span of the virtual clock: `2,000 ms`. */
export function formatMs(ms: number): string {
  return `${formatNumber(ms)} ms`;
}

/** `a`, `a and b`, `a, b and c`; the rest beyond `most` is counted. */
export function listWords(words: readonly string[], most = 8): string {
  const shown = words.length > most ? words.slice(0, most - 1) : words;
  const rest = words.length - shown.length;
  const all = rest > 0 ? [...shown, `${formatNumber(rest)} more`] : shown;
  if (all.length < 2) return all[0] ?? "nobody";
  return `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** What would help a waiting job: `J1 goes on`, `J1 and J2 go on`. */
export function describeMovers(names: readonly string[]): string {
  if (names.length === 0) return "nobody else moves";
  return `${listWords(names)} ${names.length === 1 ? "goes" : "go"} on`;
}

/** Where nothing would. */
export const NO_HELP = "It never gets the lock, whatever the others do.";

export function modeWord(shared: boolean): "shared" | "exclusive" {
  return shared ? "shared" : "exclusive";
}

function describeNames(names: Names, level: string | undefined, everything: string): string {
  if (names === null) return level === undefined ? everything : `all of ${level}`;
  const list = typeof names === "string" ? [names] : names;
  const words = list.length === 0 ? "nothing" : listWords(list, 6);
  return level === undefined ? words : `${level} ${words}`;
}

function timing(operation: { timeout?: number | null; priority?: number | null }): string {
  const { timeout = null, priority } = operation;
  const parts = [timeout === null ? "" : `, timeout ${formatMs(timeout)}`];
  if (priority) parts.push(`, priority ${priority}`);
  return parts.join("");
}

/** An operation as people say it: `acquire node n1 and n2, shared, timeout 50 ms`. */
export function describeOperation(operation: Operation): string {
  if (operation.op === "work") return `work for ${formatMs(operation.ms)}`;
  if ("lock" in operation) {
    if (operation.op === "acquire") {
      return `acquire ${operation.lock}, ${modeWord(operation.shared ?? false)}${timing(operation)}`;
    }
    return operation.op === "delete"
      ? `delete ${operation.lock}${timing(operation)}`
      : `${operation.op} ${operation.lock}`;
  }
  const { op, level } = operation;
  switch (op) {
    case "acquire": {
      const names = describeNames(operation.names, level, "the whole set");
      const luck = operation.opportunistic ? ", opportunistic" : "";
      return `acquire ${names}, ${modeWord(operation.shared ?? false)}${luck}${timing(operation)}`;
    }
    case "add": {
      const how = operation.acquired ? `, acquired ${modeWord(operation.shared ?? false)}` : "";
      return `add ${describeNames(operation.names, level, "")}${how}`;
    }
    case "remove":
      return `remove ${describeNames(operation.names, level, "")}`;
    case "release":
    case "downgrade":
      return `${op} ${describeNames(operation.names, level, "all it owns")}`;
    default:
      return operation satisfies never;
  }
}

/** What was thrown, in its own words. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
