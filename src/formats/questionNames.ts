// What a question about a scenario may name: its jobs and their operations, its locks by full names.
import { LEVELS_MOD, type Level } from "../core/levels.ts";
import { listNames, type Operation, type Scenario } from "../core/scenario.ts";
import { createWorld } from "../core/world.ts";

export interface Names {
  /** How many operations each job has. */
  readonly jobs: ReadonlyMap<string, number>;
  /** Those that there are, and then those that an `add` may create. */
  readonly locks: ReadonlySet<string>;
}

// An input field asks after every key.
const known = new WeakMap<Scenario, Names>();

export function findNames(scenario: Scenario): Names {
  const found = known.get(scenario) ?? collectNames(scenario);
  known.set(scenario, found);
  return found;
}

function collectNames(scenario: Scenario): Names {
  const jobs = Object.entries<readonly Operation[]>(scenario.jobs);
  const locks = new Set(createWorld(scenario).locks.map((lock) => lock.name));
  for (const [, program] of jobs) {
    for (const operation of program) {
      if (operation.op !== "add") continue;
      const set = scenario.kind === "lockset" ? "set" : (operation.level ?? "");
      // Other levels refuse new locks.
      if (scenario.kind === "manager" && !LEVELS_MOD.includes(set as Level)) continue;
      for (const name of listNames(operation.names)) locks.add(`${set}/${name}`);
    }
  }
  return { jobs: new Map(jobs.map(([name, program]) => [name, program.length])), locks };
}
