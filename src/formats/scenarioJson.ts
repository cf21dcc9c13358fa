// A scenario as JSON: the form of the recorded runs, with texts and `work` besides.

import { LEVELS } from "../core/levels.ts";
import type { Kind, Program, Scenario } from "../core/scenario.ts";
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import {
  createBudget,
  createScenario,
  LISTS,
  type ListName,
  listSome,
  type ScenarioParts,
  TEXTS,
  type TextName,
} from "./scenarioBuild.ts";
import { type ProgramContext, readProgram } from "./scenarioJsonProgram.ts";
import {
  checkKeys,
  describe,
  isObject,
  type JsonObject,
  joinPath,
  pick,
  readName,
  readNames,
} from "./scenarioJsonValues.ts";
import { findTextFault } from "./scenarioNames.ts";
import { KINDS } from "./scenarioOperations.ts";
import { conclude, createProblems, type Problems, quote, refuse } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

const KEYS = [...TEXTS, "kind", "locks", "jobs"];

/**
 * Checks a scenario and gives it in its canonical form: one name becomes a list of one, and what
 * changes nothing (`shared: false`, `priority: 0`, `timeout: null`) is left out.
 * @param path where it is in its document, for messages.
 */
export function readScenario(json: unknown, path = ""): Reading<Scenario> {
  if (!isObject(json)) return refuse(path, `expected a scenario, found ${describe(json)}`);
  const problems = createProblems();
  checkKeys(problems, json, KEYS, path);
  const kind = readKind(problems, pick(json, "kind"), joinPath(path, "kind"));
  const texts = readTexts(problems, json, path);
  if (kind === null) return { ok: false, problems: problems.list };
  const locks = readLocks(problems, kind, pick(json, "locks"), joinPath(path, "locks"));
  const known = new Set(locks.locks);
  const context = { kind, locks: known, budget: createBudget(), problems };
  const jobs = readJobs(context, pick(json, "jobs"), joinPath(path, "jobs"));
  return conclude(problems, createScenario({ kind, texts, ...locks, jobs }));
}

/** The scenario as JSON that people can read, with a line break at its end. */
export function writeScenario(scenario: Scenario): string {
  const { title, question, answer, kind, locks, jobs } = scenario;
  return `${JSON.stringify({ title, question, answer, kind, locks, jobs }, null, 2)}\n`;
}

function readKind(problems: Problems, json: unknown, path: string): Kind | null {
  const kind = KINDS.find((known) => known === json);
  if (kind !== undefined) return kind;
  const near = typeof json === "string" ? hint(json, KINDS) : "";
  problems.fail(path, `expected one of ${listSome(KINDS)}, found ${describe(json)}${near}`);
  return null;
}

function readTexts(
  problems: Problems,
  json: JsonObject,
  path: string,
): ReadonlyMap<TextName, string> {
  const texts = new Map<TextName, string>();
  for (const name of TEXTS) {
    const text = pick(json, name);
    if (text === undefined || text === null) continue;
    if (typeof text !== "string") {
      problems.fail(joinPath(path, name), `expected a text, found ${describe(text)}`);
      continue;
    }
    const fault = findTextFault(text, LIMITS.textLength);
    if (fault !== null) problems.fail(joinPath(path, name), fault);
    else texts.set(name, text);
  }
  return texts;
}

type Locks = Pick<ScenarioParts, "locks" | "lists">;

function readLocks(problems: Problems, kind: Kind, json: unknown, path: string): Locks {
  if (kind !== "manager") {
    const names = readNames(problems, json, path, LIMITS.locks) ?? [];
    reportRepeated(problems, names, path);
    return { locks: names, lists: new Map() };
  }
  if (!isObject(json)) {
    const found = `found ${describe(json)}`;
    problems.fail(path, `expected an object with lists of names for ${LISTS.join(", ")}, ${found}`);
    return { locks: [], lists: new Map() };
  }
  checkLists(problems, json, path);
  const lists = new Map<ListName, readonly string[]>();
  let count = 0;
  for (const name of LISTS) {
    const value = pick(json, name);
    if (value === undefined) continue;
    const at = joinPath(path, name);
    const names = readNames(problems, value, at, LIMITS.locks - count) ?? [];
    count += names.length;
    reportRepeated(problems, names, at);
    lists.set(name, names);
  }
  return { locks: [], lists };
}

// A level that has no list of its own gets a word on why.
function checkLists(problems: Problems, json: JsonObject, path: string): void {
  const others = LEVELS.filter((level) => !(LISTS as readonly string[]).includes(level));
  for (const level of others) {
    if (!Object.hasOwn(json, level)) continue;
    const why =
      level === "node-res" ? "it has the names of node" : "it has one lock, which is always there";
    problems.fail(joinPath(path, level), `the level ${level} takes no list: ${why}`);
  }
  const rest = Object.fromEntries(
    Object.entries(json).filter(([key]) => !(others as readonly string[]).includes(key)),
  );
  checkKeys(problems, rest, LISTS, path);
}

function reportRepeated(problems: Problems, names: readonly string[], path: string): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (problems.isOver()) return;
    if (seen.has(name)) {
      problems.fail(joinPath(path, index), `lock ${quote(name)} is there twice`);
    }
    seen.add(name);
  }
}

function readJobs(
  context: ProgramContext,
  json: unknown,
  path: string,
): readonly (readonly [string, Program])[] {
  const { problems } = context;
  if (!isObject(json)) {
    problems.fail(path, `expected an object with a program for each job, found ${describe(json)}`);
    return [];
  }
  const entries = Object.entries(json);
  if (entries.length > LIMITS.jobs) {
    problems.stop(
      path,
      `at most ${LIMITS.jobs} jobs are allowed, these are ${formatNumber(entries.length)}`,
    );
  }
  const jobs: (readonly [string, Program])[] = [];
  for (const [name, program] of entries) {
    if (problems.isOver()) break;
    const at = joinPath(path, name);
    readName(problems, name, at);
    jobs.push([name, readProgram(context, program, at)]);
  }
  return jobs;
}
