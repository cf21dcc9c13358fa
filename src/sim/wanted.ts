// What locks are to look like: owners and queues that somebody saw. Types, and what is derived from them.
import type { LockInfo } from "../core/monitor.ts";

export interface WantedGroup {
  readonly shared: boolean;
  readonly jobs: readonly string[];
  /** Null where nobody told it: lower is more urgent. */
  readonly priority: number | null;
}

/** Names are unique among the locks; a job waits for one of them at most, and for none that it owns. */
export interface WantedLock {
  readonly name: string;
  readonly mode: "exclusive" | "shared" | "deleted" | null;
  readonly owners: readonly string[];
  /** The first to be served first. */
  readonly queue: readonly WantedGroup[];
}

/** What a job is to wait for. */
export interface WantedWait {
  readonly lock: string;
  readonly shared: boolean;
  readonly priority: number;
}

/** One job's part in it. */
export interface WantedJob {
  readonly name: string;
  /** By lock, whether it is shared. */
  readonly holds: ReadonlyMap<string, boolean>;
  readonly wait: WantedWait | null;
}

/** What stands between a lock as it is wanted and the way that ordinary jobs come to it. */
export type Helper = "gaveUp" | "released" | "deleted";

/** Somebody has to come before the queue where the first of it would get the lock at once. */
export function findHelper({ mode, queue }: WantedLock): Helper | null {
  if (mode === "deleted") return "deleted";
  if (queue.length === 0 || mode === "exclusive") return null;
  if (mode === null) return "released";
  return queue[0]?.shared === true ? "gaveUp" : null;
}

/** Whether a lock is what was wanted of it; groups by their jobs, in any order. */
export function isAsWanted(lock: LockInfo, wanted: WantedLock): boolean {
  return (
    lock.mode === wanted.mode &&
    isSameSet(lock.owners, wanted.owners) &&
    lock.pending.length === wanted.queue.length &&
    lock.pending.every(([mode, jobs], at) => {
      const group = wanted.queue[at];
      return (
        group !== undefined && (mode === "shared") === group.shared && isSameSet(jobs, group.jobs)
      );
    })
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const known = new Set(b);
  return known.size === b.length && a.every((each) => known.has(each));
}
