// The world while one step is being made: copies of what the step touches, and what happened so far.
import type { LockEvent } from "./events.ts";
import { createLock, type Lock, type LockChange } from "./lock.ts";
import type { Job, LockSet, World } from "./world.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A world whose arrays may be replaced, never changed in place: they may be the base world's. */
export interface Draft extends Mutable<World> {
  readonly events: LockEvent[];
}

/** A draft that shares everything with the world it starts from. */
export function createDraft(world: World): Draft {
  return {
    kind: world.kind,
    clock: world.clock,
    jobs: world.jobs,
    locks: world.locks,
    sets: world.sets,
    events: [],
  };
}

function replaceAt<T>(list: readonly T[], index: number, item: T): readonly T[] {
  const copy = list.slice();
  copy[index] = item;
  return copy;
}

export function putJob(draft: Draft, index: number, job: Job): void {
  draft.jobs = replaceAt(draft.jobs, index, job);
}

function putLock(draft: Draft, index: number, lock: Lock): void {
  draft.locks = replaceAt(draft.locks, index, lock);
}

export function putSet(draft: Draft, index: number, set: LockSet): void {
  draft.sets = replaceAt(draft.sets, index, set);
}

/** Registers a new lock and returns its index. */
export function addLock(draft: Draft, name: string): number {
  draft.locks = [...draft.locks, createLock(name)];
  return draft.locks.length - 1;
}

export function getLock(draft: Draft, index: number): Lock {
  const lock = draft.locks[index];
  if (lock === undefined) throw new RangeError(`no lock ${index} among ${draft.locks.length}`);
  return lock;
}

export function getJob(draft: Draft, index: number): Job {
  const job = draft.jobs[index];
  if (job === undefined) throw new RangeError(`no job ${index} among ${draft.jobs.length}`);
  return job;
}

export function getSet(draft: Draft, index: number): LockSet {
  const set = draft.sets[index];
  if (set === undefined) throw new RangeError(`no lock set ${index} among ${draft.sets.length}`);
  return set;
}

/** Stores what a critical section made of a lock, and wakes those whose generation it notified. */
export function applyChange(draft: Draft, index: number, change: LockChange): void {
  if (change.lock !== draft.locks[index]) putLock(draft, index, change.lock);
  const woken = change.notified.filter((job) => notify(draft, job));
  if (woken.length > 0) draft.events.push({ type: "notified", lock: index, jobs: woken });
}

// A generation is notified once: who was notified before and has not run yet is not woken again.
function notify(draft: Draft, index: number): boolean {
  const job = getJob(draft, index);
  if (job.next?.verb !== "wake" || job.next.notified) return false;
  putJob(draft, index, { ...job, next: { ...job.next, notified: true } });
  return true;
}
