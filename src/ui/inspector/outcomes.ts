// How the operations of a job ended, read from the trail.
import { describeFailure } from "../../core/errors.ts";
import { formatValue } from "../../sim/narrate.ts";
import type { TrailStep } from "../../sim/view.ts";

/** `position` is that after the step in which the operation ended. */
export interface Outcome {
  readonly position: number;
  readonly isError: boolean;
  /** `returns true`, `raises deleted`. */
  readonly text: string;
  /** The rule behind an error, as a sentence; else null. */
  readonly rule: string | null;
}

/** By the index of the operation: every operation of the job that ended up to the position. */
export function listOutcomes(
  trail: readonly TrailStep[],
  position: number,
  job: number,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const [index, step] of trail.slice(0, position).entries()) {
    if (step.job !== job) continue;
    for (const event of step.events) {
      if (event.type === "returns") {
        const text = `returns ${formatValue(event.value)}`;
        outcomes.push({ position: index + 1, isError: false, text, rule: null });
      } else if (event.type === "raises") {
        const { failure } = event;
        const rule = `${describeFailure(failure)}.`;
        outcomes.push({ position: index + 1, isError: true, text: `raises ${failure.code}`, rule });
      }
    }
  }
  return outcomes;
}

/** The position after the step in which a job that waits began to, or null. */
export function findWaitStart(
  trail: readonly TrailStep[],
  position: number,
  job: number,
): number | null {
  for (let at = position; at > 0; at--) {
    const events = trail[at - 1]?.events ?? [];
    if (events.some((event) => event.type === "queued" && event.job === job)) return at;
  }
  return null;
}
