// What is odd about a moment: a job asleep beside a lock that it could have, a lock that nobody takes
// though it is waited for.
import { findTop, isCompatible, listOwners } from "../core/lock.ts";
import { findStatus, type World } from "../core/world.ts";

/**
 * Whether the job waits on top of a queue, compatible with the owners, and nobody notified it (quirks
 * Q1, Q2, Q3, Q5). `explainWait` gives the reason `asleep` then.
 */
export function isAsleep(world: World, index: number): boolean {
  const job = world.jobs[index];
  if (job?.next?.verb !== "wake" || findStatus(job, world.clock) !== "waiting") return false;
  const lock = world.locks[job.next.lock];
  if (lock === undefined || !isCompatible(lock, job.next.shared)) return false;
  return findTop(lock)?.waiters.includes(index) ?? false;
}

/**
 * Whether nobody owns the lock and somebody waits for it: between a release and the moment at which
 * the job that it notified runs.
 */
export function isIdle(world: World, index: number): boolean {
  const lock = world.locks[index];
  if (lock === undefined || lock.deleted || listOwners(lock).length > 0) return false;
  return findTop(lock) !== undefined;
}
