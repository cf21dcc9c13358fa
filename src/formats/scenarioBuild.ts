// What reading a scenario from text and from JSON have in common: counting against the limits, and
// putting the parts together.

import type { Kind, ManagerLocks, Program, Scenario } from "../core/scenario.ts";
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { Parts } from "./scenarioOperations.ts";
import { type Place, type Problems, quote } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

/** The texts that a scenario may have, in the order in which they are written. */
export const TEXTS = ["title", "question", "answer"] as const;

export type TextName = (typeof TEXTS)[number];

/** The lists of names that a manager's scenario has, in the order in which they are written. */
export const LISTS = [
  "instance",
  "nodegroup",
  "node",
  "network",
] as const satisfies readonly (keyof ManagerLocks)[];

export type ListName = (typeof LISTS)[number];

/** Counts what is limited over all jobs together. */
export interface Budget {
  operations: number;
  addedNames: number;
}

export function createBudget(): Budget {
  return { operations: 0, addedNames: 0 };
}

/** Counts an operation; when there are too many, stops the reading and gives false. */
export function spend(
  budget: Budget,
  parts: Parts,
  problems: Problems,
  at: Place | string,
): boolean {
  budget.operations += 1;
  if (parts.op === "add") budget.addedNames += parts.names?.length ?? 0;
  if (budget.operations > LIMITS.operations) {
    problems.stop(at, `a scenario has at most ${formatNumber(LIMITS.operations)} operations`);
    return false;
  }
  if (budget.addedNames > LIMITS.addedNames) {
    const rule = `all add operations together have at most ${formatNumber(LIMITS.addedNames)} names`;
    problems.stop(at, rule);
    return false;
  }
  return true;
}

/** Why a sharedlock operation cannot be about that lock, as a sentence. */
export function describeMissingLock(name: string, locks: ReadonlySet<string>): string {
  const known = locks.size === 0 ? "there are no locks" : `the locks are ${listSome(locks)}`;
  return `no lock ${quote(name)}; ${known}${hint(name, locks)}`;
}

/** Words for a message: all of them, or the first ten and how many more. */
export function listSome(words: Iterable<string>): string {
  const all = [...words];
  const more = all.length > 12 ? ` and ${formatNumber(all.length - 10)} more` : "";
  const shown = all.length > 12 ? all.slice(0, 10) : all;
  return shown.map((word) => (/^[\w.-]+$/.test(word) ? word : quote(word))).join(", ") + more;
}

/** What was read of a scenario. `lists` counts for a manager, `locks` for the other kinds. */
export interface ScenarioParts {
  readonly kind: Kind;
  readonly texts: ReadonlyMap<TextName, string>;
  readonly locks: readonly string[];
  readonly lists: ReadonlyMap<ListName, readonly string[]>;
  readonly jobs: readonly (readonly [string, Program])[];
}

/** The scenario in its canonical form. Its operations have been read for that very kind. */
export function createScenario(parts: ScenarioParts): Scenario {
  const texts: [TextName, string][] = TEXTS.flatMap((name) => {
    const text = parts.texts.get(name) ?? "";
    return text === "" ? [] : [[name, text]];
  });
  const lists = LISTS.map((name) => [name, parts.lists.get(name) ?? []] as const);
  const scenario = {
    ...Object.fromEntries(texts),
    kind: parts.kind,
    locks: parts.kind === "manager" ? Object.fromEntries(lists) : parts.locks,
    jobs: Object.fromEntries(parts.jobs),
  };
  // That locks and operations are those of the kind, the readers have seen to.
  return scenario as Scenario;
}
