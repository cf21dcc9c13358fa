// What a trace is made from: {"scenario": …, "choices": ["J0", 20, …]}.

import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { formatNumber } from "../sim/words.ts";
import { readChoice } from "./choiceJson.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import { readScenario } from "./scenarioJson.ts";
import { checkKeys, describe, isObject, joinPath, pick } from "./scenarioJsonValues.ts";
import { conclude, createProblems, refuse } from "./scenarioProblems.ts";

/** A scenario with the choices that are made on it, as far as they can be told without a world. */
export interface Schedule {
  readonly scenario: Scenario;
  readonly choices: readonly Choice[];
}

export function readSchedule(json: unknown): Reading<Schedule> {
  const problems = createProblems();
  if (!isObject(json)) {
    return refuse("", `expected an object with "scenario" and "choices", found ${describe(json)}`);
  }
  checkKeys(problems, json, ["scenario", "choices"], "");
  const scenario = readScenario(pick(json, "scenario"), "scenario");
  if (!scenario.ok) return scenario;
  const list = pick(json, "choices");
  if (!Array.isArray(list)) {
    problems.fail("choices", `expected a list of choices, found ${describe(list)}`);
    return { ok: false, problems: problems.list };
  }
  if (list.length > LIMITS.choices) {
    const rule = `at most ${formatNumber(LIMITS.choices)} choices are allowed, these are ${formatNumber(list.length)}`;
    return refuse("choices", rule);
  }
  const jobNames = Object.keys(scenario.value.jobs);
  const choices: Choice[] = [];
  for (const [index, item] of list.entries()) {
    const choice = readChoice(item, jobNames, scenario.value, joinPath("choices", index));
    // The choices after it may be about a job that it would have spawned.
    if (!choice.ok) return choice;
    choices.push(choice.value);
    if (choice.value.type === "spawn") jobNames.push(choice.value.name);
  }
  return conclude(problems, { scenario: scenario.value, choices });
}
