// An operation changed: of a job of the scenario, or of one that a choice spawns.
import type { Operation, Program, Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";

/** How an operation could have been otherwise; all but the order of an acquire or delete. Times in ms. */
export type Change =
  | { readonly type: "priority"; readonly priority: number }
  | { readonly type: "mode"; readonly shared: boolean }
  | { readonly type: "timeout"; readonly timeout: number | null }
  /** The operation changes places with this one of the same program. */
  | { readonly type: "order"; readonly with: number };

/** What is done in a scenario, from its start. */
export interface Course {
  readonly scenario: Scenario;
  readonly choices: readonly Choice[];
}

/**
 * The course with an operation of a job changed, by the job's index.
 * @returns null where the operation cannot be changed so.
 */
export function changeCourse(
  { scenario, choices }: Course,
  job: number,
  operation: number,
  change: Change,
): Course | null {
  const programs = Object.entries<Program>(scenario.jobs);
  const [name, program] = programs[job] ?? [];
  if (name !== undefined && program !== undefined) {
    const changed = changeProgram(program, operation, change);
    if (changed === null) return null;
    // An operation stays of its kind, which the compiler cannot follow.
    const jobs = { ...scenario.jobs, [name]: changed };
    return { scenario: { ...scenario, jobs } as Scenario, choices };
  }
  const at = findSpawn(choices, job - programs.length);
  const spawn = choices[at];
  if (spawn?.type !== "spawn") return null;
  const changed = changeProgram(spawn.program, operation, change);
  if (changed === null) return null;
  return { scenario, choices: choices.with(at, { ...spawn, program: changed }) };
}

function findSpawn(choices: readonly Choice[], which: number): number {
  const spawns = choices.flatMap(({ type }, at) => (type === "spawn" ? [at] : []));
  return spawns[which] ?? -1;
}

function changeProgram(program: Program, index: number, change: Change): Program | null {
  const operation = program[index];
  if (operation === undefined) return null;
  if (change.type === "order") {
    const other = program[change.with];
    if (other === undefined || change.with === index) return null;
    return program.with(index, other).with(change.with, operation);
  }
  const changed = changeOperation(operation, change);
  return changed === null ? null : program.with(index, changed);
}

function changeOperation(
  operation: Operation,
  change: Exclude<Change, { readonly type: "order" }>,
): Operation | null {
  if (operation.op !== "acquire" && operation.op !== "delete") return null;
  switch (change.type) {
    case "priority":
      return { ...operation, priority: change.priority };
    case "mode":
      return operation.op === "acquire" ? { ...operation, shared: change.shared } : null;
    case "timeout":
      return { ...operation, timeout: change.timeout };
    default:
      return change satisfies never;
  }
}
