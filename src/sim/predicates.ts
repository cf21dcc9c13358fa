// What is odd about a moment: a job asleep beside a lock that it could have, a lock that nobody takes
// though it is waited for.
import { findTop, isCompatible, listOwners } from "../core/lock.ts";
import { findDeadline, findStatus, type World } from "../core/world.ts";

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
 * Whether nobody owns the lock, somebody waits for it whom no deadline wakes, and nobody who waits for
 * it is ready: one that was notified is about to take it.
 */
export function isIdle(world: World, index: number): boolean {
  const lock = world.locks[index];
  if (lock === undefined || listOwners(lock).length > 0) return false;
  let isForGood = false;
  for (const { conditions } of lock.pending) {
    for (const waiter of conditions.flatMap(({ waiters }) => waiters)) {
      const job = world.jobs[waiter];
      if (job === undefined) continue;
      if (findStatus(job, world.clock) === "ready") return false;
      isForGood ||= findDeadline(job) === null;
    }
  }
  return isForGood;
}
