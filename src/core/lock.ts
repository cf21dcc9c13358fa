// The rules of one lock: a lock is a value, and each function here is one critical section on it.
// Section 1 and 2 of docs/rules.md. Nothing here knows of sets, levels, programs or the clock.
import { createFailure, type Failure } from "./errors.ts";

/** A group of waiting jobs with one mode. `waiters` are job indices, ascending. */
export interface Condition {
  readonly shared: boolean;
  /** Later shared acquires of the same priority join the group. At most one a priority. */
  readonly joinable: boolean;
  readonly waiters: readonly number[];
}

/** The conditions of one priority, first in, first out; never empty. */
interface PriorityList {
  readonly priority: number;
  readonly conditions: readonly Condition[];
}

/** A shared/exclusive lock. Jobs are named by their index in the world. */
export interface Lock {
  /** As the monitor shows it: `node/n1`, `node/[lockset]`, or a bare name. */
  readonly name: string;
  /** The exclusive owner, or -1. */
  readonly exclusive: number;
  /** Ascending. Empty while there is an exclusive owner. */
  readonly sharers: readonly number[];
  readonly deleted: boolean;
  /** Most urgent (lowest number) first. */
  readonly pending: readonly PriorityList[];
}

/** What an acquire asks for. */
export interface Request {
  readonly shared: boolean;
  /** Lower is more urgent. */
  readonly priority: number;
}

/** What came of a critical section. `waits`: the job sleeps on its condition now. */
export type LockOutcome = "granted" | "refused" | "waits" | "done" | Failure;

/** The lock afterwards, the outcome, and the jobs whose generation was notified. */
export interface LockChange {
  readonly lock: Lock;
  readonly outcome: LockOutcome;
  readonly notified: readonly number[];
}

const NOBODY: readonly number[] = [];
const NOTHING_PENDING: readonly PriorityList[] = [];

/** A free lock. */
export function createLock(name: string): Lock {
  return { name, exclusive: -1, sharers: NOBODY, deleted: false, pending: NOTHING_PENDING };
}

/** Whether the job owns the lock, in any mode. */
export function isOwner(lock: Lock, job: number): boolean {
  return lock.exclusive === job || (lock.sharers.length > 0 && lock.sharers.includes(job));
}

/** Whoever owns the lock, in ascending order: one exclusively, or any number of sharers. */
export function listOwners(lock: Lock): readonly number[] {
  return lock.exclusive === -1 ? lock.sharers : [lock.exclusive];
}

/** Whether a request of that mode could share the lock with its owners of the moment. */
export function isCompatible(lock: Lock, shared: boolean): boolean {
  return lock.exclusive === -1 && (shared || lock.sharers.length === 0);
}

/** The condition that is served next: first of the most urgent list. */
export function findTop(lock: Lock): Condition | undefined {
  return lock.pending[0]?.conditions[0];
}

/** How many conditions are queued. */
export function countPending(lock: Lock): number {
  return lock.pending.reduce((count, list) => count + list.conditions.length, 0);
}

function change(lock: Lock, outcome: LockOutcome): LockChange {
  return { lock, outcome, notified: NOBODY };
}

function fail(lock: Lock, code: Failure["code"]): LockChange {
  return change(lock, createFailure(code, lock.name));
}

function insertJob(jobs: readonly number[], job: number): readonly number[] {
  const at = jobs.findIndex((other) => other > job);
  return at === -1 ? [...jobs, job] : [...jobs.slice(0, at), job, ...jobs.slice(at)];
}

function removeJob(jobs: readonly number[], job: number): readonly number[] {
  return jobs.length === 1 ? NOBODY : jobs.filter((other) => other !== job);
}

// Written out: to spread a lock takes several times as long, and this is done in each step.
function withOwners(lock: Lock, exclusive: number, sharers: readonly number[]): Lock {
  return { name: lock.name, exclusive, sharers, deleted: lock.deleted, pending: lock.pending };
}

function withPending(lock: Lock, pending: readonly PriorityList[]): Lock {
  const { name, exclusive, sharers, deleted } = lock;
  return { name, exclusive, sharers, deleted, pending };
}

function withOwner(lock: Lock, job: number, shared: boolean): Lock {
  return shared
    ? withOwners(lock, lock.exclusive, insertJob(lock.sharers, job))
    : withOwners(lock, job, lock.sharers);
}

function withoutOwner(lock: Lock, job: number): Lock {
  return lock.exclusive === job
    ? withOwners(lock, -1, lock.sharers)
    : withOwners(lock, lock.exclusive, removeJob(lock.sharers, job));
}

function removeAt<T>(list: readonly T[], index: number): readonly T[] {
  return index === 0 ? list.slice(1) : list.toSpliced(index, 1);
}

function replaceList(
  pending: readonly PriorityList[],
  list: PriorityList,
  conditions: readonly Condition[],
): readonly PriorityList[] {
  if (conditions.length === 0) return removeAt(pending, pending.indexOf(list));
  const next = { priority: list.priority, conditions };
  return pending.length === 1 ? [next] : pending.with(pending.indexOf(list), next);
}

function insertList(pending: readonly PriorityList[], list: PriorityList): readonly PriorityList[] {
  const at = pending.findIndex((other) => other.priority > list.priority);
  return pending.toSpliced(at === -1 ? pending.length : at, 0, list);
}

function findList(lock: Lock, priority: number): PriorityList | undefined {
  return lock.pending.find((list) => list.priority === priority);
}

function replace<T>(list: readonly T[], item: T, by: T): readonly T[] {
  return list.with(list.indexOf(item), by);
}

function findJoinable(conditions: readonly Condition[]): Condition | undefined {
  return conditions.find((condition) => condition.joinable);
}

function close(condition: Condition): Condition {
  return condition.joinable ? { ...condition, joinable: false } : condition;
}

function closeJoinable(conditions: readonly Condition[]): readonly Condition[] {
  const found = findJoinable(conditions);
  return found === undefined ? conditions : replace(conditions, found, close(found));
}

function enqueue(lock: Lock, job: number, { shared, priority }: Request): Lock {
  const list = findList(lock, priority);
  const fresh = { shared, joinable: shared, waiters: [job] };
  if (list === undefined) {
    return withPending(lock, insertList(lock.pending, { priority, conditions: [fresh] }));
  }
  const { conditions } = list;
  const group = shared ? findJoinable(conditions) : undefined;
  const next =
    group === undefined
      ? conditions.toSpliced(conditions.length, 0, fresh)
      : replace(conditions, group, { ...group, waiters: insertJob(group.waiters, job) });
  return withPending(lock, replaceList(lock.pending, list, next));
}

// Rule 2.acquire.8: the last one to leave a shared condition also forgets the joinable condition of
// its priority, even when that is another, later one (quirk Q3).
function leaveQueue(lock: Lock, job: number, request: Request): Lock {
  const list = findList(lock, request.priority);
  const own = list?.conditions.find((condition) => condition.waiters.includes(job));
  if (list === undefined || own === undefined) return lock;
  const { conditions } = list;
  if (own.waiters.length > 1) {
    const left = { ...own, waiters: removeJob(own.waiters, job) };
    return withPending(lock, replaceList(lock.pending, list, replace(conditions, own, left)));
  }
  const kept = removeAt(conditions, conditions.indexOf(own));
  const next = own.shared ? closeJoinable(kept) : kept;
  return withPending(lock, replaceList(lock.pending, list, next));
}

function isOnTop(lock: Lock, job: number): boolean {
  return findTop(lock)?.waiters.includes(job) ?? false;
}

// Rule 2.acquire.6: take the lock if the condition is on top and compatible, whatever the deadline.
function attempt(lock: Lock, job: number, request: Request, isExpired: boolean): LockChange {
  if (isOnTop(lock, job) && isCompatible(lock, request.shared)) {
    return change(withOwner(leaveQueue(lock, job, request), job, request.shared), "granted");
  }
  return isExpired ? change(leaveQueue(lock, job, request), "refused") : change(lock, "waits");
}

/** Rule 2.acquire, steps 1 to 6. `timeout` in ms, or null for none. */
export function acquire(
  lock: Lock,
  job: number,
  request: Request,
  timeout: number | null,
): LockChange {
  if (lock.deleted) return fail(lock, "deleted");
  if (isOwner(lock, job)) return fail(lock, "double-acquire");
  if (lock.pending.length === 0 && isCompatible(lock, request.shared)) {
    return change(withOwner(lock, job, request.shared), "granted");
  }
  if (timeout !== null && timeout < 1) return change(lock, "refused");
  return attempt(enqueue(lock, job, request), job, request, false);
}

/** Rule 2.acquire, step 7: a waiting job looks again. `isExpired`: its whole timeout has passed. */
export function resume(lock: Lock, job: number, request: Request, isExpired: boolean): LockChange {
  if (lock.deleted) {
    const left = leaveQueue(lock, job, request);
    return { lock: left, outcome: createFailure("deleted", lock.name), notified: NOBODY };
  }
  return attempt(lock, job, request, isExpired);
}

/** Rule 2.release: only the last owner to go notifies, and only the condition on top (quirk Q1). */
export function release(lock: Lock, job: number): LockChange {
  if (!isOwner(lock, job)) return fail(lock, "not-owner");
  const free = withoutOwner(lock, job);
  const list = free.pending[0];
  const top = list?.conditions[0];
  if (list === undefined || top === undefined || !isCompatible(free, false)) {
    return change(free, "done");
  }
  if (!top.shared) return { lock: free, outcome: "done", notified: top.waiters };
  const pending = replaceList(free.pending, list, closeJoinable(list.conditions));
  return { lock: withPending(free, pending), outcome: "done", notified: top.waiters };
}

/** Rule 2.downgrade: the joinable group of the most urgent list moves to its front (quirks Q2, Q5). */
export function downgrade(lock: Lock, job: number): LockChange {
  if (!isOwner(lock, job)) return fail(lock, "not-owner");
  if (lock.exclusive !== job) return change(lock, "done");
  const shared = withOwners(lock, -1, [job]);
  const list = shared.pending[0];
  const group = list && findJoinable(list.conditions);
  if (list === undefined || group === undefined) return change(shared, "done");
  const rest = list.conditions.filter((condition) => condition !== group);
  const pending = replaceList(shared.pending, list, [close(group), ...rest]);
  return { lock: withPending(shared, pending), outcome: "done", notified: group.waiters };
}

// Rule 2.delete: with the lock held, it goes in the same step as the grant.
function destroy(lock: Lock): LockChange {
  const notified = lock.pending.flatMap((list) =>
    list.conditions.flatMap((condition) => condition.waiters),
  );
  return {
    lock: { ...lock, exclusive: -1, sharers: NOBODY, deleted: true },
    outcome: "done",
    notified,
  };
}

function destroyIfGranted(result: LockChange): LockChange {
  return result.outcome === "granted" ? destroy(result.lock) : result;
}

/** Rule 2.delete, the first step. `done` when the lock is gone. */
export function remove(
  lock: Lock,
  job: number,
  priority: number,
  timeout: number | null,
): LockChange {
  if (lock.sharers.includes(job)) return fail(lock, "delete-while-shared");
  if (lock.exclusive === job) return destroy(lock);
  return destroyIfGranted(acquire(lock, job, { shared: false, priority }, timeout));
}

/** Rule 2.delete for a job that waited for the lock. */
export function resumeRemove(
  lock: Lock,
  job: number,
  priority: number,
  isExpired: boolean,
): LockChange {
  return destroyIfGranted(resume(lock, job, { shared: false, priority }, isExpired));
}
