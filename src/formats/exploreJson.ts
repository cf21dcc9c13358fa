// What is explored: a line {"scenario": …}.
import type { Scenario } from "../core/scenario.ts";
import { parseJson } from "./jsonText.ts";
import type { Reading } from "./problem.ts";
import { readScenario } from "./scenarioJson.ts";
import { checkKeys, describe, isObject, pick } from "./scenarioJsonValues.ts";
import { conclude, createProblems, refuse } from "./scenarioProblems.ts";

/** A scenario, and the JSON that it was read from. */
export interface GivenScenario {
  readonly scenario: Scenario;
  readonly given: unknown;
}

export function readScenarioLine(line: string): Reading<GivenScenario> {
  const json = parseJson(line);
  if (!json.ok) return json;
  if (!isObject(json.value)) {
    return refuse("", `expected an object with "scenario", found ${describe(json.value)}`);
  }
  const problems = createProblems();
  checkKeys(problems, json.value, ["scenario"], "");
  const given = pick(json.value, "scenario");
  const scenario = readScenario(given, "scenario");
  return scenario.ok ? conclude(problems, { scenario: scenario.value, given }) : scenario;
}
