// What may be asked about from the present moment on: the scenario, and the jobs that were spawned since.
import type { Program, Scenario } from "../../core/scenario.ts";

/** @param names and programs of the jobs that there are, by index. */
export function addSpawned(
  scenario: Scenario,
  names: readonly string[],
  programs: readonly Program[],
): Scenario {
  const spawned = names.flatMap((name, index): readonly (readonly [string, Program])[] =>
    name in scenario.jobs ? [] : [[name, programs[index] ?? []]],
  );
  if (spawned.length === 0) return scenario;
  // Programs of jobs in a world are of the world's kind.
  return { ...scenario, jobs: { ...scenario.jobs, ...Object.fromEntries(spawned) } } as Scenario;
}
