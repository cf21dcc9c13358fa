// A choice in JSON, as traces and recordings write it: "J0" runs that job, 20 moves the clock by so
// many ms, {"deadline": true}, {"spawn": {"name", "program"}} and {"cancel": "J0"}.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import { createBudget } from "./scenarioBuild.ts";
import { describeMissingJob, readProgram } from "./scenarioJsonProgram.ts";
import {
  checkKeys,
  describe,
  isObject,
  type JsonObject,
  joinPath,
  pick,
  readName,
} from "./scenarioJsonValues.ts";
import { findNumberFault } from "./scenarioNames.ts";
import { conclude, createProblems, quote, refuse } from "./scenarioProblems.ts";

/** A choice as JSON has it. */
export type ChoiceJson =
  | string
  | number
  | { readonly deadline: true }
  | { readonly spawn: { readonly name: string; readonly program: readonly object[] } }
  | { readonly cancel: string };

const FORMS = 'a job\'s name, a number of ms, or an object with "deadline", "spawn" or "cancel"';

/**
 * Reads a choice. Whether it is possible at its place is for the engine to say.
 * @param jobNames the jobs that there are at that place, spawned ones last.
 * @param path where the choice is in its document, for messages.
 */
export function readChoice(
  json: unknown,
  jobNames: readonly string[],
  scenario: Scenario,
  path: string,
): Reading<Choice> {
  if (typeof json === "string") return readJob("run", json, jobNames, path);
  if (typeof json === "number") return readAdvance(json, path);
  if (!isObject(json)) return refuse(path, `expected ${FORMS}, found ${describe(json)}`);
  const [word, ...others] = Object.keys(json);
  if (word === undefined || others.length > 0 || !["deadline", "spawn", "cancel"].includes(word)) {
    return refuse(path, `expected ${FORMS}, found ${describe(json)} with ${listKeys(json)}`);
  }
  const at = joinPath(path, word);
  const value = pick(json, word);
  if (word === "spawn") return readSpawn(value, jobNames, scenario, at);
  if (word === "cancel") return readJob("cancel", value, jobNames, at);
  if (value !== true) return refuse(at, `expected true, found ${describe(value)}`);
  return { ok: true, value: { type: "deadline" }, problems: [] };
}

/**
 * The choice as JSON.
 * @param jobNames the jobs that there are at that place.
 */
export function writeChoice(choice: Choice, jobNames: readonly string[]): ChoiceJson {
  switch (choice.type) {
    case "run":
      return jobNames[choice.job] ?? "";
    case "advance":
      return choice.ms;
    case "deadline":
      return { deadline: true };
    case "spawn":
      return { spawn: { name: choice.name, program: choice.program } };
    case "cancel":
      return { cancel: jobNames[choice.job] ?? "" };
    default:
      return choice satisfies never;
  }
}

function listKeys(json: JsonObject): string {
  const keys = Object.keys(json);
  if (keys.length === 0) return "no key";
  return `the keys ${keys.slice(0, 5).map(quote).join(", ")}${keys.length > 5 ? ", …" : ""}`;
}

function readJob(
  type: "run" | "cancel",
  json: unknown,
  jobNames: readonly string[],
  path: string,
): Reading<Choice> {
  if (typeof json !== "string")
    return refuse(path, `expected a job's name, found ${describe(json)}`);
  const job = jobNames.indexOf(json);
  if (job === -1) return refuse(path, describeMissingJob(json, jobNames));
  return { ok: true, value: { type, job }, problems: [] };
}

function readAdvance(ms: number, path: string): Reading<Choice> {
  const fault = findNumberFault("ms", ms);
  if (fault !== null) return refuse(path, `the clock moves by 0 or more ms: ${fault}, found ${ms}`);
  return { ok: true, value: { type: "advance", ms: ms + 0 }, problems: [] };
}

function readSpawn(
  json: unknown,
  jobNames: readonly string[],
  scenario: Scenario,
  path: string,
): Reading<Choice> {
  if (jobNames.length >= LIMITS.jobs) {
    return refuse(path, `there are at most ${LIMITS.jobs} jobs, spawned ones included`);
  }
  if (!isObject(json)) {
    return refuse(path, `expected an object with "name" and "program", found ${describe(json)}`);
  }
  const problems = createProblems();
  checkKeys(problems, json, ["name", "program"], path);
  const name = readName(problems, pick(json, "name"), joinPath(path, "name")) ?? "";
  if (jobNames.includes(name)) {
    problems.fail(joinPath(path, "name"), `there is a job ${quote(name)} already`);
  }
  const { kind } = scenario;
  const context = { kind, locks: findLocks(scenario), budget: createBudget(), problems };
  const program = readProgram(context, pick(json, "program"), joinPath(path, "program"));
  return conclude(problems, { type: "spawn", name, program });
}

// A recording may spawn ten thousands of jobs, and a scenario have thousands of locks.
const locksOf = new WeakMap<Scenario, ReadonlySet<string>>();

function findLocks(scenario: Scenario): ReadonlySet<string> {
  const known = locksOf.get(scenario);
  if (known !== undefined) return known;
  const locks = new Set(scenario.kind === "manager" ? [] : scenario.locks);
  locksOf.set(scenario, locks);
  return locks;
}
