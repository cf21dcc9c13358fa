// The log of a run: what was done, in the true order, since only whoever has the mutex adds to it.
import type { Choice } from "../core/step.ts";
import { CONTROL, type LiveMemory, STEP_LENGTH } from "./memory.ts";

export interface LoggedStep {
  readonly choice: Extract<Choice, { readonly type: "run" | "advance" }>;
  /** See `SharedWorld.write`. */
  readonly digest: number;
}

/** Of a step that moved the clock. */
const CLOCK = -1;

/** Whether there is room for a move of the clock and a job's step after it. */
export function hasRoom({ control, extent }: LiveMemory): boolean {
  return (control[CONTROL.steps] ?? 0) + 2 <= extent.steps;
}

export function append({ control, log }: LiveMemory, { choice, digest }: LoggedStep): void {
  const count = control[CONTROL.steps] ?? 0;
  const at = count * STEP_LENGTH;
  log[at] = choice.type === "run" ? choice.job : CLOCK;
  log[at + 1] = choice.type === "run" ? 0 : choice.ms;
  log[at + 2] = digest;
  // Whoever reads the log without the mutex sees the step complete.
  Atomics.store(control, CONTROL.steps, count + 1);
}

/** How many steps there are to be read. */
export function countSteps({ control }: LiveMemory): number {
  return Atomics.load(control, CONTROL.steps);
}

/** @param at less than `countSteps`. */
export function readStep({ log }: LiveMemory, at: number): LoggedStep {
  const job = log[at * STEP_LENGTH] ?? 0;
  const ms = log[at * STEP_LENGTH + 1] ?? 0;
  const digest = log[at * STEP_LENGTH + 2] ?? 0;
  return { choice: job === CLOCK ? { type: "advance", ms } : { type: "run", job }, digest };
}
