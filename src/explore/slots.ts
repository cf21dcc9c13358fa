// Which parts of a world can ever change: the slots of a packed state. What no program can touch is
// left out of every state.
import { indexOfLevel } from "../core/levels.ts";
import { isInUse } from "../core/monitor.ts";
import { listNames, type Operation, type SetOperation } from "../core/scenario.ts";
import { findMember, type World } from "../core/world.ts";

/** What a slot holds: a job, a lock set or a lock, by its index in the world. */
interface Slot {
  readonly part: "job" | "set" | "lock";
  readonly index: number;
}

/** Where each part of a world is in a packed state; -1 for one that never changes. */
export interface Slots {
  readonly list: readonly Slot[];
  /** The first ones: a job's slot is its index. */
  readonly jobs: readonly number[];
  readonly sets: readonly number[];
  /** For the locks that there are, and then for those that `add` may create, in order. */
  readonly locks: readonly number[];
}

/** What programs do to one lock set. */
interface Use {
  readonly names: Set<string>;
  isWhole: boolean;
  isInternal: boolean;
  isMutable: boolean;
}

/** Finds the slots for all worlds that can follow this one. */
export function findSlots(start: World): Slots {
  const operations = start.jobs.flatMap((job) => job.program);
  const uses = findUses(start, operations);
  const list: Slot[] = start.jobs.map((_, index) => ({ part: "job", index }));
  const place = (part: Slot["part"], index: number, isUsed: boolean): number =>
    isUsed ? list.push({ part, index }) - 1 : -1;
  const sets = uses.map((use, index) => place("set", index, use.isMutable));
  const used = findUsedLocks(start, uses);
  const total = start.locks.length + countAdditions(operations);
  const locks = Array.from({ length: total }, (_, index) =>
    place("lock", index, index >= start.locks.length || used.has(index)),
  );
  return { list, jobs: start.jobs.map((_, index) => index), sets, locks };
}

function findUses(start: World, operations: readonly Operation[]): readonly Use[] {
  const uses = start.sets.map(
    (): Use => ({ names: new Set(), isWhole: false, isInternal: false, isMutable: false }),
  );
  for (const operation of operations) {
    if (operation.op === "work") continue;
    if ("lock" in operation) uses[0]?.names.add(operation.lock);
    else
      addUse(uses[start.kind === "manager" ? indexOfLevel(operation.level ?? "") : 0], operation);
  }
  return uses;
}

function addUse(use: Use | undefined, operation: SetOperation): void {
  if (use === undefined) return;
  if (operation.names === null) {
    // To release or downgrade all that is owned touches what an acquire has named.
    if (operation.op === "acquire") use.isWhole = true;
  } else {
    for (const name of listNames(operation.names)) use.names.add(name);
  }
  if (operation.op === "add" || use.isWhole) use.isInternal = true;
  if (operation.op === "add" || operation.op === "remove") use.isMutable = true;
}

function findUsedLocks(start: World, uses: readonly Use[]): ReadonlySet<number> {
  const used = new Set<number>();
  const members = new Set<number>();
  uses.forEach((use, index) => {
    const set = start.sets[index];
    if (set === undefined) return;
    members.add(set.internal);
    if (use.isInternal) used.add(set.internal);
    for (const { lock } of set.members) {
      members.add(lock);
      if (use.isWhole) used.add(lock);
    }
    for (const name of use.names) used.add(findMember(start, index, name));
  });
  // Where the search begins in the middle: what is held or waited for, or in no set.
  start.locks.forEach((lock, index) => {
    if (isInUse(lock) || !members.has(index)) used.add(index);
  });
  return used;
}

// Each name of each `add` makes at most one lock: programs have no loops.
function countAdditions(operations: readonly Operation[]): number {
  let count = 0;
  for (const operation of operations) {
    if (operation.op === "add") count += listNames(operation.names).length;
  }
  return count;
}
