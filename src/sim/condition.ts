// Whether a condition is true of a world. docs/questions.md says what each form means.
import { isOwner, type Lock, listOwners } from "../core/lock.ts";
import { findStatus, isNotified, type World } from "../core/world.ts";
import { isAsleep, isIdle } from "./predicates.ts";
import type { Condition, Operator, Quantity } from "./question.ts";

type ConditionOf<T extends Condition["type"]> = Extract<Condition, { readonly type: T }>;

/** A job or a lock that is not there (not yet, for one that `add` creates) makes each form false, and is none. */
export function isTrue(condition: Condition, world: World): boolean {
  switch (condition.type) {
    case "and":
      return condition.parts.every((part) => isTrue(part, world));
    case "or":
      return condition.parts.some((part) => isTrue(part, world));
    case "not":
      return !isTrue(condition.part, world);
    case "job":
      return isJob(condition, world);
    case "waitsFor":
      return waitsFor(condition, world);
    case "owns":
      return owns(condition, world);
    case "lock":
      return isLock(condition, world);
    case "compare":
      return compare(measure(condition.quantity, world), condition.operator, condition.value);
    default:
      return condition satisfies never;
  }
}

function findJob(world: World, name: string): number {
  return world.jobs.findIndex((job) => job.name === name);
}

// A name stands for the newest lock that has it: an older one was deleted, or cannot be reached.
function findLock(world: World, name: string): number {
  let index = world.locks.length - 1;
  while (index >= 0 && world.locks[index]?.name !== name) index -= 1;
  return index;
}

function isJob({ job, is }: ConditionOf<"job">, world: World): boolean {
  const index = findJob(world, job);
  const found = world.jobs[index];
  if (found === undefined) return false;
  if (is === "asleep") return isAsleep(world, index);
  if (is === "notified") return isNotified(world, index);
  return findStatus(found, world.clock) === is;
}

function waitsFor({ job, lock }: ConditionOf<"waitsFor">, world: World): boolean {
  const next = world.jobs[findJob(world, job)]?.next;
  return next?.verb === "wake" && next.lock === findLock(world, lock);
}

function owns({ job, lock, mode }: ConditionOf<"owns">, world: World): boolean {
  const found = world.locks[findLock(world, lock)];
  const index = findJob(world, job);
  if (found === undefined || index === -1 || !isOwner(found, index)) return false;
  return mode === null || (mode === "exclusive") === (found.exclusive === index);
}

function isLock({ lock, is }: ConditionOf<"lock">, world: World): boolean {
  const index = findLock(world, lock);
  const found = world.locks[index];
  if (found === undefined) return false;
  switch (is) {
    case "free":
      return !found.deleted && listOwners(found).length === 0;
    case "shared":
      return found.sharers.length > 0;
    case "exclusive":
      return found.exclusive !== -1;
    case "deleted":
      return found.deleted;
    case "idle":
      return isIdle(world, index);
    default:
      return is satisfies never;
  }
}

// Null where there is no such job: then no comparison is true.
function measure(quantity: Quantity, world: World): number | null {
  switch (quantity.of) {
    case "operation":
      return world.jobs[findJob(world, quantity.job)]?.index ?? null;
    case "owners":
      return countIn(world, quantity.lock, (lock) => listOwners(lock).length);
    case "waiters":
      return countIn(world, quantity.lock, countWaiters);
    case "jobs":
      return world.jobs.filter((job) => findStatus(job, world.clock) === quantity.status).length;
    default:
      return quantity satisfies never;
  }
}

function countIn(world: World, name: string, count: (lock: Lock) => number): number {
  const lock = world.locks[findLock(world, name)];
  return lock === undefined ? 0 : count(lock);
}

function countWaiters({ pending }: Lock): number {
  let count = 0;
  for (const { conditions } of pending)
    for (const { waiters } of conditions) count += waiters.length;
  return count;
}

function compare(found: number | null, operator: Operator, value: number): boolean {
  if (found === null) return false;
  switch (operator) {
    case "=":
      return found === value;
    case "!=":
      return found !== value;
    case "<":
      return found < value;
    case "<=":
      return found <= value;
    case ">":
      return found > value;
    case ">=":
      return found >= value;
    default:
      return operator satisfies never;
  }
}
