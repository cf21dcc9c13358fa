// What would have been otherwise: one operation of a job changed, the same choices made again, and the
// first moment that looks different.
import { observe } from "../core/observe.ts";
import type { Operation, Program, Scenario } from "../core/scenario.ts";
import { type Choice, findObstacle, step } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";

/** How an acquire or delete could have been otherwise. Times in ms. */
export type Change =
  | { readonly type: "priority"; readonly priority: number }
  | { readonly type: "mode"; readonly shared: boolean }
  | { readonly type: "timeout"; readonly timeout: number | null }
  /** The operation changes places with this one of the same program. */
  | { readonly type: "order"; readonly with: number };

/** The two runs, up to and with the choice after which they look different. */
export interface Difference {
  /** How many choices of the recording were made; -1 where the runs look the same to the end. */
  readonly position: number;
  readonly as: World;
  readonly otherwise: World;
  /** What was done otherwise: the choices that were possible there too. */
  readonly choices: readonly Choice[];
}

/**
 * The scenario with an operation changed.
 * @returns null where the operation cannot be changed so.
 */
export function changeScenario(
  scenario: Scenario,
  job: string,
  operation: number,
  change: Change,
): Scenario | null {
  const program: Program | undefined = scenario.jobs[job];
  if (program === undefined) return null;
  const changed = changeProgram(program, operation, change);
  if (changed === null) return null;
  return { ...scenario, jobs: { ...scenario.jobs, [job]: changed } } as Scenario;
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

/**
 * Makes the choices in both scenarios, those that are not possible in the other one left out there, until
 * what can be observed differs.
 */
export function findDifference(
  scenario: Scenario,
  otherwise: Scenario,
  choices: readonly Choice[],
): Difference {
  let worlds = { as: createWorld(scenario), otherwise: createWorld(otherwise) };
  const made: Choice[] = [];
  for (const [index, choice] of choices.entries()) {
    const isPossible = findObstacle(worlds.otherwise, choice) === null;
    if (isPossible) made.push(choice);
    worlds = {
      as: step(worlds.as, choice).world,
      otherwise: isPossible ? step(worlds.otherwise, choice).world : worlds.otherwise,
    };
    if (!looksSame(worlds.as, worlds.otherwise)) {
      return { position: index + 1, ...worlds, choices: made };
    }
  }
  return { position: -1, ...worlds, choices: made };
}

function looksSame(a: World, b: World): boolean {
  return a.clock === b.clock && JSON.stringify(observe(a)) === JSON.stringify(observe(b));
}
