// Names for new jobs: the next free one, and numbered ones for several at once.

import { findNameFault } from "../../formats/scenarioNames.ts";
import { toSentence } from "../../store/announce.ts";

/** How many jobs one form makes at most; more are quicker to write as text. */
export const SEVERAL_MAX = 50;

function splitName(name: string): { readonly stem: string; readonly number: number | null } {
  const [, stem = "", digits = ""] = /^(.*?)(\d{0,9})$/s.exec(name) ?? [];
  return { stem, number: digits === "" ? null : Number(digits) };
}

/** The name that follows the last job's: `J3` after `J2`. */
export function suggestName(taken: readonly string[]): string {
  const stem = splitName(taken.at(-1) ?? "").stem || "J";
  const numbers = taken.flatMap((name) => {
    const split = splitName(name);
    return split.stem === stem ? [split.number ?? 0] : [];
  });
  const next = numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
  return `${stem}${next}`;
}

/** As many names as wanted, counting on from the given one and passing over those that are taken. */
export function nameJobs(name: string, count: number, taken: readonly string[]): readonly string[] {
  if (count === 1) return [name];
  const { stem, number } = splitName(name);
  const names: string[] = [];
  for (let next = number ?? 1; names.length < count; next++) {
    if (!taken.includes(`${stem}${next}`)) names.push(`${stem}${next}`);
  }
  return names;
}

/** What is wrong with the name of a job, or nothing. `taken`: the names of the others. */
export function checkName(name: string, taken: readonly string[]): string | undefined {
  const fault = findNameFault(name);
  if (fault !== null) return toSentence(fault);
  return taken.includes(name) ? `There is a job ${name} already.` : undefined;
}
