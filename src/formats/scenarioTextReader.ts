// Reads the lines of a scenario's text one after the other and keeps what they have said so far.

import type { Kind, Operation, Scenario } from "../core/scenario.ts";
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import {
  type Budget,
  createBudget,
  createScenario,
  describeMissingLock,
  type ListName,
  listSome,
  spend,
  TEXTS,
  type TextName,
} from "./scenarioBuild.ts";
import { readNameWord, readOperationWords } from "./scenarioLine.ts";
import { findNameFault, findTextFault } from "./scenarioNames.ts";
import { createOperation, KINDS, listShapes } from "./scenarioOperations.ts";
import { conclude, createProblems, type Place, type Problems, quote } from "./scenarioProblems.ts";
import {
  LIST_WORDS,
  LOCKS_WORD,
  listHeaderWords,
  listProgramWords,
  locateAfter,
  readWords,
  type Word,
} from "./scenarioWords.ts";
import { hint } from "./spelling.ts";

/** What has been read so far. */
interface Draft {
  readonly problems: Problems;
  readonly budget: Budget;
  kind: Kind | null;
  readonly texts: Map<TextName, string>;
  /** Of a manager by list, of the other kinds under `LOCKS_WORD`. */
  readonly locks: Map<ListName | typeof LOCKS_WORD, Set<string>>;
  lockCount: number;
  readonly jobs: { readonly name: string; readonly program: Operation[] }[];
  readonly jobNames: Set<string>;
  /** Locks that sharedlock operations are about: known only at the end. */
  readonly uses: { readonly lock: string; readonly place: Place }[];
}

export interface TextReader {
  /** Whether the text is short enough; else that is reported. */
  checkLength(text: string): boolean;
  readLine(line: string, number: number): void;
  /** Nothing more needs to be read. */
  isOver(): boolean;
  conclude(): Reading<Scenario>;
}

export function createTextReader(): TextReader {
  const problems = createProblems();
  const draft: Draft = {
    problems,
    budget: createBudget(),
    kind: null,
    texts: new Map(),
    locks: new Map(),
    lockCount: 0,
    jobs: [],
    jobNames: new Set(),
    uses: [],
  };
  return {
    checkLength: (text) => {
      if (text.length <= LIMITS.bytes) return true;
      const rule = `a scenario's text has at most ${formatNumber(LIMITS.bytes)} characters`;
      problems.stop(
        { line: 1, column: 1, length: 0 },
        `${rule}, this one has ${formatNumber(text.length)}`,
      );
      return false;
    },
    readLine: (line, number) => {
      const words = readWords(problems, line, number);
      if (words !== null && words.length > 0) readStatement(draft, words);
    },
    isOver: () => problems.isOver(),
    conclude: () => concludeDraft(draft),
  };
}

function concludeDraft(draft: Draft): Reading<Scenario> {
  const { kind, problems, texts } = draft;
  if (kind === null && !problems.hasErrors()) {
    const rule = `expected a line with the kind: kind ${KINDS.join(", kind ")}`;
    problems.fail({ line: 1, column: 1, length: 0 }, rule);
  }
  if (!problems.isOver()) checkUses(draft);
  const locks = [...(draft.locks.get(LOCKS_WORD) ?? [])];
  const lists = new Map(
    [...LIST_WORDS.values()].map((list) => [list, [...(draft.locks.get(list) ?? [])]]),
  );
  const jobs = draft.jobs.map(({ name, program }) => [name, program] as const);
  const scenario = createScenario({ kind: kind ?? "manager", texts, locks, lists, jobs });
  return conclude(problems, scenario);
}

function checkUses({ uses, locks, problems }: Draft): void {
  const known = locks.get(LOCKS_WORD) ?? new Set();
  for (const { lock, place } of uses) {
    if (problems.isOver()) return;
    if (!known.has(lock)) problems.fail(place, describeMissingLock(lock, known));
  }
}

function readStatement(draft: Draft, words: readonly Word[]): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  const word = first.isBare ? first.text : "";
  const text = TEXTS.find((name) => name === word);
  if (text !== undefined) readText(draft, text, first, rest);
  else if (word === "kind") readKind(draft, first, rest);
  else if (draft.kind === null) failKind(draft, first);
  else if (word === "job") readJob(draft, first, rest);
  else if (word === LOCKS_WORD || LIST_WORDS.has(word)) readLocks(draft, first, rest);
  else if (listShapes(draft.kind).has(word)) readOperation(draft, draft.kind, words);
  else failWord(draft, draft.kind, first);
}

function failWord(draft: Draft, kind: Kind, first: Word): void {
  const isInJob = draft.jobs.length > 0;
  const allowed = isInJob ? listProgramWords(kind) : listHeaderWords(kind);
  const near = hint(first.text, [...listProgramWords(kind), ...listHeaderWords(kind)]);
  const rule = `expected one of ${allowed.join(", ")}, found ${quote(first.text)}${near}`;
  draft.problems.fail(first.place, rule);
}

// Without the kind nothing that follows can be judged.
function failKind(draft: Draft, first: Word): void {
  const allowed = listHeaderWords(null);
  const near = hint(first.text, allowed);
  const rule = `expected the kind first (kind ${KINDS.join(", kind ")})`;
  draft.problems.stop(first.place, `${rule}, found ${quote(first.text)}${near}`);
}

/** The one word that is to follow; anything else is reported. */
function readOnly(
  problems: Problems,
  first: Word,
  rest: readonly Word[],
  what: string,
): Word | null {
  const [word, extra] = rest;
  if (word === undefined) {
    problems.fail(locateAfter(first), `expected ${what}, found the end of the line`);
    return null;
  }
  if (extra === undefined) return word;
  problems.fail(extra.place, `expected nothing more after ${what}, found ${quote(extra.text)}`);
  return null;
}

function readText(draft: Draft, name: TextName, first: Word, rest: readonly Word[]): void {
  const { problems, texts } = draft;
  const isQuoted = rest[0]?.isBare !== true;
  if (!isQuoted && rest[0] !== undefined) {
    problems.fail(rest[0].place, `expected a text in double quotes, found ${quote(rest[0].text)}`);
    return;
  }
  const word = readOnly(problems, first, rest, "a text in double quotes");
  if (word === null) return;
  const fault = texts.has(name)
    ? `the ${name} is there twice`
    : findTextFault(word.text, LIMITS.textLength);
  if (fault !== null) problems.fail(word.place, fault);
  else texts.set(name, word.text);
}

function readKind(draft: Draft, first: Word, rest: readonly Word[]): void {
  const { problems } = draft;
  const word = readOnly(problems, first, rest, "a kind");
  if (word === null) return;
  const kind = KINDS.find((known) => known === word.text);
  if (draft.kind !== null) problems.fail(first.place, "the kind is there twice");
  else if (kind !== undefined) draft.kind = kind;
  else {
    const near = hint(word.text, KINDS);
    const rule = `expected one of ${listSome(KINDS)}, found ${quote(word.text)}${near}`;
    problems.stop(word.place, rule);
  }
}

function readLocks(draft: Draft, first: Word, rest: readonly Word[]): void {
  const { kind, problems, locks } = draft;
  const list = LIST_WORDS.get(first.text) ?? LOCKS_WORD;
  if ((kind === "manager") === (list === LOCKS_WORD)) {
    const allowed = kind === "manager" ? [...LIST_WORDS.keys()].join(", ") : LOCKS_WORD;
    problems.fail(first.place, `kind ${kind} names its locks by ${allowed}, not ${first.text}`);
    return;
  }
  const names = locks.get(list) ?? new Set<string>();
  locks.set(list, names);
  for (const word of rest) {
    if (problems.isOver()) return;
    const name = readNameWord(problems, word);
    if (name === null) continue;
    if (names.has(name)) problems.fail(word.place, `lock ${quote(name)} is there twice`);
    names.add(name);
    if (++draft.lockCount > LIMITS.locks) {
      problems.stop(word.place, `a scenario names at most ${formatNumber(LIMITS.locks)} locks`);
    }
  }
}

function readJob(draft: Draft, first: Word, rest: readonly Word[]): void {
  const { problems, jobs, jobNames } = draft;
  const word = readOnly(problems, first, rest, "the job's name");
  const name = word?.text ?? "";
  // The operations that follow are read in any case.
  jobs.push({ name, program: [] });
  if (jobs.length > LIMITS.jobs) {
    problems.stop(first.place, `a scenario has at most ${LIMITS.jobs} jobs`);
  }
  if (word === null) return;
  const fault = jobNames.has(name) ? `there is a job ${quote(name)} already` : findNameFault(name);
  if (fault !== null) problems.fail(word.place, fault);
  jobNames.add(name);
}

function readOperation(draft: Draft, kind: Kind, words: readonly Word[]): void {
  const { problems, budget } = draft;
  const [first, second] = words;
  const job = draft.jobs.at(-1);
  if (first === undefined) return;
  if (job === undefined) {
    const rule = "expected a line with the job's name before its operations: job NAME";
    problems.fail(first.place, `${rule}, found ${quote(first.text)}`);
    return;
  }
  const parts = readOperationWords(problems, kind, words);
  if (parts === null || !spend(budget, parts, problems, first.place)) return;
  const operation = createOperation(parts);
  if (operation !== null) job.program.push(operation);
  if (parts.lock !== undefined && second !== undefined) {
    draft.uses.push({ lock: parts.lock, place: second.place });
  }
}
