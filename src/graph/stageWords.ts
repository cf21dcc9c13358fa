// Sentences for those who hear the stage instead of seeing it, and for its tooltips. Pure.
import type { GroupView, JobView, LockView } from "../sim/view.ts";
import type { JobState } from "./jobState.ts";

const SPOKEN_NAMES = 4;

/** "J1, J2 and 5 more": at most four names. */
function listNames(names: readonly string[]): string {
  const rest = names.length - SPOKEN_NAMES;
  const shown = rest > 0 ? [...names.slice(0, SPOKEN_NAMES), `${rest} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function nameJobs(jobs: readonly number[], views: readonly JobView[]): string {
  return listNames(jobs.map((job) => views[job]?.name ?? `${job}`));
}

function sayMode(lock: LockView): string {
  if (lock.mode === null) return lock.isMember || lock.isInternal ? "free" : "being added";
  return lock.mode;
}

/** How urgent a request is, where that is worth a word: ", priority -5". */
export function sayUrgency(priority: number): string {
  return priority === 0 ? "" : `, priority ${priority}`;
}

function sayQueue(queue: readonly GroupView[], views: readonly JobView[]): readonly string[] {
  const [top] = queue;
  if (top === undefined) return [];
  const count = queue.reduce((sum, group) => sum + group.waiters.length, 0);
  const mode = top.shared ? "shared" : "exclusive";
  const notified = top.notified.length === 0 ? "" : ", notified";
  const names = nameJobs(top.waiters, views);
  return [`${count} waiting`, `on top ${names} for ${mode}${sayUrgency(top.priority)}${notified}`];
}

/** "Lock node/n1, exclusive, owned by J1, 2 waiting, on top J2 for shared." */
export function sayLock(lock: LockView, views: readonly JobView[]): string {
  const owned = lock.owners.length === 0 ? [] : [`owned by ${nameJobs(lock.owners, views)}`];
  const parts = [`Lock ${lock.name}`, sayMode(lock), ...owned, ...sayQueue(lock.queue, views)];
  return parts.join(", ");
}

function sayState(view: JobView, state: JobState, lockName: string): string {
  switch (state) {
    case "ready":
      return view.next === null ? "ready" : `ready, next: ${view.next}`;
    case "waiting":
      return `waiting for ${lockName}`;
    case "notified":
      return `notified for ${lockName}, has yet to run`;
    case "asleep":
      return `asleep on ${lockName} though it could have it`;
    case "deadlocked":
      return `waiting for ${lockName} in a circle of waiting jobs`;
    case "working":
      return view.workUntil === null ? "working" : `working until ${view.workUntil} ms`;
    case "done":
      return view.isCancelled ? "cancelled" : "done";
    default:
      return state satisfies never;
  }
}

/** "Job J1, waiting for node/n1, owns 2 locks." */
export function sayJob(view: JobView, state: JobState, locks: readonly LockView[]): string {
  const lockName = locks[view.wait?.lock ?? -1]?.name ?? "a lock";
  const count = view.holds.length;
  const owned = count === 0 ? [] : [`owns ${count} ${count === 1 ? "lock" : "locks"}`];
  return [`Job ${view.name}`, sayState(view, state, lockName), ...owned].join(", ");
}
