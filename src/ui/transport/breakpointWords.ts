// Breakpoints in words, and which of them stop a run.
import type { Breakpoint } from "../../sim/recording.ts";

/** `J0 is about to acquire, on node/n1`; at least one of the three is given. */
export function describeBreakpoint({ job, lock, op }: Breakpoint): string {
  const who = job ?? "Any job";
  const where = lock === undefined ? "" : ` on ${lock}`;
  return `${who} is about to ${op ?? (lock === undefined ? "begin an operation" : "act")}${where}`;
}

/** Whether both are on the same, switched off or not. */
export function isSameBreakpoint(a: Breakpoint, b: Breakpoint): boolean {
  return a.job === b.job && a.lock === b.lock && a.op === b.op;
}

/** How many are not switched off. */
export function countActive(breakpoints: readonly Breakpoint[]): number {
  return breakpoints.filter(({ off }) => off !== true).length;
}
