// A whole scenario while it is edited by form: plain fields, their errors, and back to a scenario.

import type { Kind, Scenario } from "../../core/scenario.ts";
import { LIMITS } from "../../formats/limits.ts";
import {
  createScenario,
  LISTS,
  type ListName,
  TEXTS,
  type TextName,
} from "../../formats/scenarioBuild.ts";
import { findNameFault, findTextFault } from "../../formats/scenarioNames.ts";
import { formatNumber } from "../../sim/words.ts";
import { toSentence } from "../../store/announce.ts";
import {
  checkJob,
  draftJob,
  type JobDraft,
  type JobErrors,
  readProgram,
} from "../jobs/jobDraft.ts";
import type { Members } from "../jobs/members.ts";

/** `locks` of scenarios without levels; a list for each level that has names of its own. */
export type LockList = ListName | "locks";

export interface FormDraft {
  readonly kind: Kind;
  readonly texts: Readonly<Record<TextName, string>>;
  readonly locks: Readonly<Record<LockList, readonly string[]>>;
  readonly jobs: readonly JobDraft[];
}

export type TextErrors = Readonly<Partial<Record<TextName, string>>>;

export type LockErrors = Readonly<Partial<Record<LockList, string>>>;

/** The lists of lock names that a kind has. */
export function listLists(kind: Kind): readonly LockList[] {
  return kind === "manager" ? LISTS : ["locks"];
}

export function draftScenario(scenario: Scenario): FormDraft {
  const { kind, title = "", question = "", answer = "" } = scenario;
  const none = { locks: [], instance: [], nodegroup: [], node: [], network: [] };
  const locks = scenario.kind === "manager" ? scenario.locks : { locks: scenario.locks };
  return {
    kind,
    texts: { title, question, answer },
    locks: { ...none, ...locks },
    jobs: Object.entries(scenario.jobs).map(([name, program], id) => draftJob(name, program, id)),
  };
}

/** The locks that the forms of the jobs offer. */
export function draftMembers(kind: Kind, locks: FormDraft["locks"]): Members {
  if (kind !== "manager") return { kind, levels: new Map([["", locks.locks]]) };
  const fixed = [
    ["cluster", ["BGL"]],
    ["node-alloc", ["NAL"]],
    ["node-res", locks.node],
  ] as const;
  const lists = LISTS.map((list) => [list, locks[list]] as const);
  return { kind, levels: new Map([...lists, ...fixed]) };
}

/** How many fields are wrong. */
export function countErrors(draft: FormDraft): number {
  const { kind, texts, locks, jobs } = draft;
  const wrong = checkJobs(jobs, kind, locks.locks).reduce((sum, { count }) => sum + count, 0);
  const others = [checkTexts(texts), checkLocks(kind, locks)];
  return others.reduce((sum, errors) => sum + Object.keys(errors).length, wrong);
}

export function checkTexts(texts: FormDraft["texts"]): TextErrors {
  const errors: Partial<Record<TextName, string>> = {};
  for (const name of TEXTS) {
    const fault = findTextFault(texts[name], LIMITS.textLength);
    if (fault !== null) errors[name] = toSentence(fault);
  }
  return errors;
}

export function checkLocks(kind: Kind, locks: FormDraft["locks"]): LockErrors {
  const errors: Partial<Record<LockList, string>> = {};
  let count = 0;
  for (const list of listLists(kind)) {
    count += locks[list].length;
    const fault = locks[list].map(findNameFault).find((found) => found !== null);
    if (fault !== undefined) errors[list] = toSentence(fault);
    else if (count > LIMITS.locks)
      errors[list] = `There can be ${formatNumber(LIMITS.locks)} locks altogether.`;
  }
  return errors;
}

/** In the order of the jobs. `locks`: the plain locks there are. */
export function checkJobs(
  jobs: readonly JobDraft[],
  kind: Kind,
  locks: readonly string[],
): readonly JobErrors[] {
  const seen = new Map<string, number>();
  for (const { name } of jobs) seen.set(name, (seen.get(name) ?? 0) + 1);
  return jobs.map((job) => {
    const taken = (seen.get(job.name) ?? 0) > 1 ? [job.name] : [];
    return checkJob(job, kind, locks, taken);
  });
}

/** The scenario of a draft without errors. */
export function readForm({ kind, texts, locks, jobs }: FormDraft): Scenario {
  return createScenario({
    kind,
    texts: new Map(TEXTS.map((name) => [name, texts[name]])),
    locks: locks.locks,
    lists: new Map(LISTS.map((list) => [list, locks[list]])),
    jobs: jobs.map((job) => [job.name, readProgram(job, kind)]),
  });
}
