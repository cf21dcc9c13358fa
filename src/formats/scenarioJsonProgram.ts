// Reads the programs of a scenario in JSON.
import type { Kind, Operation, Program } from "../core/scenario.ts";
import { type Budget, describeMissingLock, listSome, spend } from "./scenarioBuild.ts";
import {
  checkKeys,
  describe,
  isObject,
  type JsonObject,
  joinPath,
  pick,
  readFlag,
  readName,
  readNames,
  readNumber,
} from "./scenarioJsonValues.ts";
import {
  createOperation,
  findLevelRemark,
  listShapes,
  type Parts,
  type Shape,
  takesLevel,
} from "./scenarioOperations.ts";
import { type Problems, quote } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

/** What the programs belong to. `locks`: the names that sharedlock operations may be about. */
export interface ProgramContext {
  readonly kind: Kind;
  readonly locks: ReadonlySet<string>;
  readonly budget: Budget;
  readonly problems: Problems;
}

/** The program of a job; what is wrong is reported and left out. */
export function readProgram(context: ProgramContext, json: unknown, path: string): Program {
  const { problems } = context;
  if (!Array.isArray(json)) {
    problems.fail(path, `expected a list of operations, found ${describe(json)}`);
    return [];
  }
  const program: Operation[] = [];
  for (const [index, item] of json.entries()) {
    if (problems.isOver()) break;
    const operation = readOperation(context, item, joinPath(path, index));
    if (operation !== null) program.push(operation);
  }
  return program;
}

function readOperation(context: ProgramContext, json: unknown, path: string): Operation | null {
  const { kind, problems } = context;
  const shapes = listShapes(kind);
  if (!isObject(json)) {
    problems.fail(path, `expected an operation, found ${describe(json)}`);
    return null;
  }
  const op = pick(json, "op");
  const shape = typeof op === "string" ? shapes.get(op) : undefined;
  if (typeof op !== "string" || shape === undefined) {
    const near = typeof op === "string" ? hint(op, shapes.keys()) : "";
    const rule = `expected one of ${listSome(shapes.keys())}, found ${describe(op)}${near}`;
    problems.fail(joinPath(path, "op"), rule);
    return null;
  }
  checkKeys(problems, json, listKeys(kind, shape), path);
  const parts: Parts = {
    op,
    ...(takesLevel(kind, shape) ? readLevel(context, json, path) : {}),
    ...readTarget(context, shape, json, path),
    ...readOptions(context, shape, json, path),
  };
  return spend(context.budget, parts, problems, path) ? createOperation(parts) : null;
}

function listKeys(kind: Kind, shape: Shape): readonly string[] {
  const level = takesLevel(kind, shape) ? ["level"] : [];
  const target = shape.target === "someNames" ? "names" : shape.target;
  return ["op", ...level, target, ...shape.flags, ...shape.numbers];
}

function readLevel({ problems }: ProgramContext, json: JsonObject, path: string): Partial<Parts> {
  const at = joinPath(path, "level");
  const level = readName(problems, pick(json, "level"), at);
  if (level === undefined) return {};
  const remark = findLevelRemark(level);
  if (remark !== null) problems.warn(at, remark);
  return { level };
}

function readTarget(
  context: ProgramContext,
  shape: Shape,
  json: JsonObject,
  path: string,
): Partial<Parts> {
  const { problems } = context;
  switch (shape.target) {
    case "ms":
      return readWork(problems, pick(json, "ms"), joinPath(path, "ms"));
    case "lock": {
      const at = joinPath(path, "lock");
      const lock = readName(problems, pick(json, "lock"), at);
      if (lock === undefined) return {};
      if (!context.locks.has(lock)) problems.fail(at, describeMissingLock(lock, context.locks));
      return { lock };
    }
    case "names":
    case "someNames":
      return readMembers(problems, shape, pick(json, "names"), joinPath(path, "names"));
    default:
      return shape.target satisfies never;
  }
}

function readWork(problems: Problems, json: unknown, path: string): Partial<Parts> {
  if (json === null || json === undefined) {
    problems.fail(path, `expected whole milliseconds, found ${describe(json)}`);
    return {};
  }
  const ms = readNumber(problems, json, "ms", path);
  return ms === undefined ? {} : { ms };
}

function readMembers(
  problems: Problems,
  shape: Shape,
  json: unknown,
  path: string,
): Partial<Parts> {
  if (json === null && shape.target === "names") return { names: null };
  if (typeof json === "string") {
    const name = readName(problems, json, path);
    return name === undefined ? {} : { names: [name] };
  }
  if (Array.isArray(json)) {
    const names = readNames(problems, json, path);
    return names === undefined ? {} : { names };
  }
  const rule =
    shape.target === "names"
      ? "a list of names, a name, or null for all"
      : "a list of names, or a name";
  problems.fail(path, `expected ${rule}, found ${describe(json)}`);
  return {};
}

function readOptions(
  { problems }: ProgramContext,
  shape: Shape,
  json: JsonObject,
  path: string,
): Partial<Parts> {
  const flags = shape.flags.map((flag) => [
    flag,
    readFlag(problems, pick(json, flag), joinPath(path, flag)),
  ]);
  const numbers = shape.numbers.flatMap((option) => {
    const value = readNumber(problems, pick(json, option), option, joinPath(path, option));
    return value === undefined ? [] : [[option, value]];
  });
  return Object.fromEntries([...flags, ...numbers]) as Partial<Parts>;
}

/** Names a job: for messages about what does not exist. */
export function describeMissingJob(name: string, jobs: readonly string[]): string {
  const known = jobs.length === 0 ? "there are no jobs" : `the jobs are ${listSome(jobs)}`;
  return `no job ${quote(name)}; ${known}${hint(name, jobs)}`;
}
