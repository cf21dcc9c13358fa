// Reads the branches of a recording in JSON, and walks along their choices.

import { listNames, type Operation, type Program, type Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Branch } from "../sim/recording.ts";
import { formatNumber } from "../sim/words.ts";
import { type ChoiceJson, readChoice } from "./choiceJson.ts";
import { LIMITS } from "./limits.ts";
import type { Problem, Reading } from "./problem.ts";
import { readIndex, readList } from "./recordingJsonValues.ts";
import { startTrack, type Track } from "./recordingTrack.ts";
import {
  checkKeys,
  describe,
  isObject,
  type JsonObject,
  joinPath,
  pick,
} from "./scenarioJsonValues.ts";
import { createProblems, type Problems, refuse } from "./scenarioProblems.ts";

export interface Branches {
  readonly branches: readonly Branch[];
  /** The walk along each branch, at its end. */
  readonly tracks: readonly Track[];
}

/** What is counted over all branches together. */
interface Sums {
  choices: number;
  operations: number;
  addedNames: number;
}

interface Context {
  readonly scenario: Scenario;
  readonly problems: Problems;
  readonly warnings: Problem[];
  readonly sums: Sums;
  readonly tracks: Track[];
}

/** Reads all branches. Stops at the first that is wrong: what leaves it could not be told right from wrong. */
export function readBranches(scenario: Scenario, json: unknown, path: string): Reading<Branches> {
  const problems = createProblems();
  const max = { max: LIMITS.branches, what: "branches" };
  const items = readList(problems, json, path, max);
  if (problems.hasErrors()) return { ok: false, problems: problems.list };
  if (items.length === 0) return refuse(path, "expected a list of at least one branch");
  const sums = { choices: 0, operations: 0, addedNames: 0 };
  for (const program of Object.values<Program>(scenario.jobs)) countProgram(sums, program);
  const context: Context = { scenario, problems, warnings: [], sums, tracks: [] };
  const branches: Branch[] = [];
  for (const [index, item] of items.entries()) {
    const branch = readBranch(context, item, joinPath(path, index));
    if (!branch.ok) return branch;
    branches.push(branch.value);
  }
  const value = { branches, tracks: context.tracks };
  return { ok: true, value, problems: context.warnings };
}

const FIRST_KEYS = ["choices"];
const FORK_KEYS = ["parent", "at", "choices"];

function readBranch(context: Context, json: unknown, path: string): Reading<Branch> {
  const { problems, tracks } = context;
  if (!isObject(json)) return refuse(path, `expected a branch, found ${describe(json)}`);
  const isFirst = tracks.length === 0;
  checkKeys(problems, json, isFirst ? FIRST_KEYS : FORK_KEYS, path);
  const { parent, at, track } = isFirst
    ? startRoot(context.scenario)
    : readFork(context, json, path);
  if (problems.hasErrors()) return { ok: false, problems: problems.list };
  tracks.push(track);
  const choices = readChoices(context, pick(json, "choices"), track, joinPath(path, "choices"));
  return choices.ok ? { ...choices, value: { parent, at, choices: choices.value } } : choices;
}

type Fork = Omit<Branch, "choices"> & { readonly track: Track };

function startRoot(scenario: Scenario): Fork {
  return { parent: null, at: 0, track: startTrack(Object.keys(scenario.jobs)) };
}

function readFork({ scenario, problems, tracks }: Context, json: JsonObject, path: string): Fork {
  const parent = readIndex(problems, pick(json, "parent"), joinPath(path, "parent"), {
    max: tracks.length - 1,
    what: "the branches before it",
  });
  const left = tracks[parent];
  const at = readIndex(problems, pick(json, "at"), joinPath(path, "at"), {
    max: left?.length ?? 0,
    what: "the choices of its parent",
  });
  return { parent, at, track: left?.fork(at) ?? startRoot(scenario).track };
}

function readChoices(
  context: Context,
  json: unknown,
  track: Track,
  path: string,
): Reading<readonly Choice[]> {
  const { problems, sums, warnings } = context;
  if (!Array.isArray(json))
    return refuse(path, `expected a list of choices, found ${describe(json)}`);
  const max = { max: LIMITS.choices - sums.choices, what: "choices in all branches together" };
  const items = readList(problems, json, path, max);
  if (problems.hasErrors()) return { ok: false, problems: problems.list };
  sums.choices += items.length;
  const choices: Choice[] = [];
  for (const [index, item] of items.entries()) {
    const at = joinPath(path, index);
    const choice = readChoice(item, track.names, context.scenario, at);
    if (!choice.ok) return choice;
    choices.push(choice.value);
    warnings.push(...choice.problems.slice(0, LIMITS.problems - warnings.length));
    if (choice.value.type === "spawn") countProgram(sums, choice.value.program);
    const excess = findExcess(sums);
    if (excess !== null) return refuse(at, excess);
    track.pass(item as ChoiceJson);
  }
  return { ok: true, value: choices, problems: [] };
}

function countProgram(sums: Sums, program: Program): void {
  sums.operations += program.length;
  sums.addedNames += program.reduce((sum, operation) => sum + countAdded(operation), 0);
}

function countAdded(operation: Operation): number {
  return operation.op === "add" ? listNames(operation.names).length : 0;
}

function findExcess({ operations, addedNames }: Sums): string | null {
  if (operations > LIMITS.operations) {
    return `all jobs together, spawned ones included, have at most ${formatNumber(LIMITS.operations)} operations`;
  }
  if (addedNames <= LIMITS.addedNames) return null;
  return `all add operations together have at most ${formatNumber(LIMITS.addedNames)} names`;
}
