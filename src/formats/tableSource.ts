// Any text that a table of locks may come as: printed, an answer of the remote API, or `locks.data`.
import { parseJson } from "./jsonText.ts";
import { isLockQuery, readLockQuery } from "./lockQueryJson.ts";
import { isLocksData, readLocksData } from "./locksData.ts";
import type { LockTable } from "./lockTable.ts";
import type { Reading } from "./problem.ts";
import { isTableText } from "./tableSign.ts";
import { readTableText } from "./tableText.ts";

/** Reads a table; null where the text is something else, such as a scenario. */
export function readLockTable(text: string): Reading<LockTable> | null {
  if (isTableText(text)) return readTableText(text);
  if (!/^\s*[[{]/.test(text)) return null;
  const json = parseJson(text);
  if (!json.ok) return null;
  return readTableJson(json.value);
}

/** Reads a table from a JSON value; null where it is something else. */
export function readTableJson(json: unknown): Reading<LockTable> | null {
  if (isLockQuery(json)) return readLockQuery(json);
  return isLocksData(json) ? readLocksData(json) : null;
}
