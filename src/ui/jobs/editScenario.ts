// Scenario documents with jobs added, replaced and taken out. Each gives a new document.
import type { Program, Scenario } from "../../core/scenario.ts";

/** A job's name and its program. */
export type NamedProgram = readonly [name: string, program: Program];

function listJobs(scenario: Scenario): readonly NamedProgram[] {
  return Object.entries(scenario.jobs);
}

function withJobs(scenario: Scenario, jobs: readonly NamedProgram[]): Scenario {
  // Programs come from forms of the same kind, which the compiler cannot follow.
  return { ...scenario, jobs: Object.fromEntries(jobs) } as Scenario;
}

/** With further jobs after those there are. */
export function addJobs(scenario: Scenario, jobs: readonly NamedProgram[]): Scenario {
  return withJobs(scenario, [...listJobs(scenario), ...jobs]);
}

/** With another name and program for the job at an index. */
export function replaceJob(scenario: Scenario, index: number, job: NamedProgram): Scenario {
  return withJobs(scenario, listJobs(scenario).with(index, job));
}

/** Without the job at an index. */
export function removeJob(scenario: Scenario, index: number): Scenario {
  return withJobs(scenario, listJobs(scenario).toSpliced(index, 1));
}

/** How many jobs the scenario starts with; those with a higher index were spawned by a choice. */
export function countJobs(scenario: Scenario | null): number {
  return scenario === null ? 0 : Object.keys(scenario.jobs).length;
}

/** The job at an index; a nameless one without operations where there is none. */
export function findJob(scenario: Scenario | null, index: number): NamedProgram {
  return (scenario === null ? undefined : listJobs(scenario)[index]) ?? ["", []];
}
