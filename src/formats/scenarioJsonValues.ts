// Reads the small parts of JSON documents: objects, strings, names and numbers, each with its path.
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import { listSome } from "./scenarioBuild.ts";
import { findNameFault, findNumberFault, type NumberField } from "./scenarioNames.ts";
import { type Problems, quote } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The value of an object's own key, else undefined. */
export function pick(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The path of a member: `a.b`, or `a["b c"]` for a key that is no plain word. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${quote(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** What a value is, for a message: `a number`, `null`, `the string "x"`. */
export function describe(json: unknown): string {
  if (json === undefined) return "nothing";
  if (json === null) return "null";
  if (Array.isArray(json)) return "a list";
  if (typeof json === "string") return `the string ${quote(json)}`;
  return isObject(json) ? "an object" : JSON.stringify(json);
}

/** Reports each key of an object that is not among the allowed ones. */
export function checkKeys(
  problems: Problems,
  object: JsonObject,
  allowed: readonly string[],
  path: string,
): void {
  for (const key of Object.keys(object)) {
    if (problems.isOver()) return;
    if (allowed.includes(key)) continue;
    const rule = `unknown key ${quote(key)}; allowed here: ${listSome(allowed)}`;
    problems.fail(joinPath(path, key), rule + hint(key, allowed));
  }
}

/** A name, or undefined when it is none; then the problem is reported. */
export function readName(problems: Problems, json: unknown, path: string): string | undefined {
  const fault =
    typeof json === "string" ? findNameFault(json) : `expected a name, found ${describe(json)}`;
  if (fault === null && typeof json === "string") return json;
  problems.fail(path, fault ?? "expected a name");
  return undefined;
}

/** Some names, at most so many; names that are none are reported and left out. */
export function readNames(
  problems: Problems,
  json: unknown,
  path: string,
  max: number = LIMITS.namesPerOperation,
): readonly string[] | undefined {
  if (!Array.isArray(json)) {
    problems.fail(path, `expected a list of names, found ${describe(json)}`);
    return undefined;
  }
  if (json.length > max) {
    problems.stop(
      path,
      `at most ${formatNumber(max)} names are allowed here, these are ${formatNumber(json.length)}`,
    );
    return undefined;
  }
  const names: string[] = [];
  for (const [index, item] of json.entries()) {
    if (problems.isOver()) return undefined;
    const name = readName(problems, item, joinPath(path, index));
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** True or false, which null and nothing stand for as well. */
export function readFlag(problems: Problems, json: unknown, path: string): boolean {
  if (json === true) return true;
  if (json !== false && json !== null && json !== undefined) {
    problems.fail(path, `expected true or false, found ${describe(json)}`);
  }
  return false;
}

/** A number, or undefined for null and nothing, and when it is none; then the problem is reported. */
export function readNumber(
  problems: Problems,
  json: unknown,
  field: NumberField,
  path: string,
): number | undefined {
  if (json === null || json === undefined) return undefined;
  const fault = findNumberFault(field, typeof json === "number" ? json : Number.NaN);
  if (fault === null && typeof json === "number") return json;
  problems.fail(path, `${fault ?? "expected a number"}, found ${describe(json)}`);
  return undefined;
}
