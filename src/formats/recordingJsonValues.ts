// Reads positions, indices and bounded lists of a recording in JSON.
import { formatNumber } from "../sim/words.ts";
import { describe } from "./scenarioJsonValues.ts";
import type { Problems } from "./scenarioProblems.ts";

export interface Range {
  readonly max: number;
  /** What is counted, for the message: `the branches`. */
  readonly what: string;
}

/** A whole number from 0 to `max`; else it is reported, and 0. */
export function readIndex(
  problems: Problems,
  json: unknown,
  path: string,
  { max, what }: Range,
): number {
  if (typeof json === "number" && Number.isInteger(json) && json >= 0 && json <= max) {
    // Adding 0 makes 0 of -0.
    return json + 0;
  }
  problems.fail(
    path,
    `expected a number from 0 to ${formatNumber(max)}, by ${what}, found ${describe(json)}`,
  );
  return 0;
}

/** A list of at most `max`, nothing and null being none; else it is reported, and empty. */
export function readList(
  problems: Problems,
  json: unknown,
  path: string,
  { max, what }: Range,
): readonly unknown[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) {
    problems.fail(path, `expected a list of ${what}, found ${describe(json)}`);
    return [];
  }
  if (json.length <= max) return json;
  problems.stop(
    path,
    `at most ${formatNumber(max)} ${what} are allowed, these are ${formatNumber(json.length)}`,
  );
  return [];
}
