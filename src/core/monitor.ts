// The lock monitor: what every registered lock says about itself. Section 5 of docs/rules.md.
import { findTop, type Lock, listOwners } from "./lock.ts";
import { compareNatural } from "./order.ts";
import type { World } from "./world.ts";

export type LockMode = "exclusive" | "shared" | "deleted" | null;

/** One row of whatever says that of itself. Names in natural order; groups as they will be served. */
export interface LockSelf {
  readonly name: string;
  readonly mode: LockMode;
  readonly owners: readonly string[];
  readonly pending: readonly (readonly ["exclusive" | "shared", readonly string[]])[];
}

/** One row of a lock in a world. */
export interface LockInfo extends LockSelf {
  /** Index of the lock in the world. */
  readonly lock: number;
}

/** The mode in which a lock is held, or that it is gone; null when it is free. */
export function findMode(lock: Lock): LockMode {
  if (lock.deleted) return "deleted";
  if (lock.exclusive !== -1) return "exclusive";
  return lock.sharers.length > 0 ? "shared" : null;
}

/** Whether anybody owns the lock or waits for it. */
export function isInUse(lock: Lock): boolean {
  return !isFree(lock) || isWaitedFor(lock);
}

/**
 * Rows of the locks that are registered: those that can be reached, and others while jobs wait on them.
 * Sorted by name in natural order, then by order of registration.
 * @param isWanted leaves rows out; by default all are listed.
 */
export function listLocks(
  world: World,
  isWanted: (lock: Lock) => boolean = () => true,
): readonly LockInfo[] {
  const rows: LockInfo[] = [];
  const reachable = findReachable(world);
  const nameJob = (job: number): string => world.jobs[job]?.name ?? "";
  world.locks.forEach((lock, index) => {
    const isListed = isWaitedFor(lock) || (!lock.deleted && (reachable.has(index) || isFree(lock)));
    if (isListed && isWanted(lock)) rows.push({ lock: index, ...describeLock(lock, nameJob) });
  });
  return rows.sort((a, b) => compareNatural(a.name, b.name) || a.lock - b.lock);
}

function isWaitedFor(lock: Lock): boolean {
  return findTop(lock) !== undefined;
}

// A new lock is free until its set shows it. One that is owned and not in a set was replaced by
// another of its name in the very `add` that made it: its owner cannot reach it any more.
function isFree(lock: Lock): boolean {
  return lock.exclusive === -1 && lock.sharers.length === 0;
}

function findReachable(world: World): ReadonlySet<number> {
  const reachable = new Set<number>();
  for (const set of world.sets) {
    reachable.add(set.internal);
    for (const member of set.members) reachable.add(member.lock);
  }
  return reachable;
}

/** What one lock says about itself. */
export function describeLock(lock: Lock, nameJob: (job: number) => string): LockSelf {
  const sortJobs = (jobs: readonly number[]): readonly string[] =>
    jobs.map(nameJob).sort(compareNatural);
  return {
    name: lock.name,
    mode: findMode(lock),
    owners: sortJobs(listOwners(lock)),
    pending: lock.pending.flatMap((list) =>
      list.conditions.map(
        (condition) =>
          [condition.shared ? "shared" : "exclusive", sortJobs(condition.waiters)] as const,
      ),
    ),
  };
}
