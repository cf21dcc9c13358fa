// The gate in front of each critical section: open, or closed and passed only with a permit.

import { ring } from "./bells.ts";
import { CLOSED, CONTROL, type LiveMemory, TIMES } from "./memory.ts";

export function isOpen({ control }: LiveMemory): boolean {
  return Atomics.load(control, CONTROL.isOpen) === 1;
}

/** Whether the job's thread may go on. */
export function mayPass(memory: LiveMemory, job: number): boolean {
  return isOpen(memory) || Atomics.load(memory.permits, job) === 1;
}

/** Lets all go on by themselves, and the clock. With the mutex. */
export function openGate(memory: LiveMemory, now: number): void {
  const { control, times } = memory;
  times[TIMES.opened] = now;
  times[TIMES.base] = times[TIMES.clock] ?? 0;
  control[CONTROL.closed] = CLOSED.byHand;
  Atomics.store(control, CONTROL.isOpen, 1);
}

/** Holds each thread before its next critical section. With the mutex. `by`: whose thread does it. */
export function closeGate({ control }: LiveMemory, why: number = CLOSED.byHand, by = -1): void {
  control[CONTROL.closed] = why;
  control[CONTROL.closedBy] = by;
  Atomics.store(control, CONTROL.isOpen, 0);
}

/** Lets one job pass the closed gate once. */
export function permit(memory: LiveMemory, job: number): void {
  Atomics.store(memory.permits, job, 1);
  ring(memory, job);
}
