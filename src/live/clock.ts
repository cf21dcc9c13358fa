// The world's clock during a run: it follows the real one, faster or slower, and stands still while the gate is closed.
import { isOpen } from "./gate.ts";
import { type LiveMemory, TIMES } from "./memory.ts";

/** The farthest that it goes at once, in ms: one entry of the log tells no more. */
const LEAP_MAX = 2 ** 31 - 1;

/** What the world's clock shows at a moment of the real one, in whole ms; it never goes back. */
export function readClock(memory: LiveMemory, now: number): number {
  const { times } = memory;
  const clock = times[TIMES.clock] ?? 0;
  if (!isOpen(memory)) return clock;
  const passed = (now - (times[TIMES.opened] ?? now)) * (times[TIMES.scale] ?? 1);
  const reached = Math.floor((times[TIMES.base] ?? 0) + passed);
  return Math.min(Math.max(clock, reached), clock + LEAP_MAX);
}

/** How many real ms it takes until the world's clock shows a time; infinite while it stands still. */
export function findDelay(memory: LiveMemory, until: number, now: number): number {
  if (!isOpen(memory)) return Number.POSITIVE_INFINITY;
  const { times } = memory;
  const due =
    (times[TIMES.opened] ?? now) + (until - (times[TIMES.base] ?? 0)) / (times[TIMES.scale] ?? 1);
  return Math.max(due - now, 0);
}
