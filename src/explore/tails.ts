// What a schedule does not come to: the rest of a program behind the operation that its job is stuck in.
import type { Program, Scenario } from "../core/scenario.ts";
import { type Choice, stepThrough } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import type { Question } from "../sim/question.ts";
import { findKept, withJobs } from "./cuts.ts";

/**
 * Smaller scenarios without what a schedule does not come to in one of the jobs. Releases may be among
 * it, and without those there may be trouble of another kind: such a cut is good only where the schedule
 * is the shortest as before.
 */
export function* listTails(
  scenario: Scenario,
  question: Question,
  choices: readonly Choice[],
): Generator<Scenario> {
  const { until } = findKept(question);
  const jobs: readonly (readonly [string, Program])[] = Object.entries(scenario.jobs);
  const end = stepThrough(createWorld(scenario), choices);
  for (const [at, [name, program]] of jobs.entries()) {
    const reached = (end.jobs[at]?.index ?? program.length) + 1;
    const length = Math.max(reached, until.get(name) ?? 0);
    if (length >= program.length) continue;
    const shorter: Program = program.slice(0, length);
    yield withJobs(
      scenario,
      jobs.map(([other, own]) => [other, other === name ? shorter : own]),
    );
  }
}
