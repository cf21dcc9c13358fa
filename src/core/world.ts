// A world: everything that the future depends on, as one plain value that survives JSON and
// structured clone. Only `step` makes the next one; parts that did not change are shared.

import type { Failure } from "./errors.ts";
import { BGL, INTERNAL, LEVELS, type Level, NAL } from "./levels.ts";
import { createLock, isOwner, type Lock } from "./lock.ts";
import { compareCodePoints } from "./order.ts";
import type { Kind, ManagerScenario, Operation, Program, Scenario } from "./scenario.ts";

/** A visible member of a set: its name there, and its lock's index in the world. */
export interface Member {
  readonly name: string;
  readonly lock: number;
}

/**
 * Locks of one kind by name. In a `sharedlock` scenario one nameless set, without an internal lock
 * (`internal` is -1), only says which locks there are.
 */
export interface LockSet {
  /** The level, `set` in a lockset scenario, or empty. */
  readonly name: string;
  readonly internal: number;
  /** By code point. */
  readonly members: readonly Member[];
}

/** A job asleep on a generation of a condition. Times in ms of the world's clock, null for never. */
export interface Wake {
  readonly verb: "wake";
  readonly lock: number;
  readonly for: "acquire" | "delete";
  readonly shared: boolean;
  readonly priority: number;
  readonly timeout: number | null;
  /** When the timeout of the whole acquire has passed. */
  readonly giveUp: number | null;
  /** When this sleep ends by itself: each sleep lasts the full timeout anew (quirk Q4). */
  readonly deadline: number | null;
  /** The generation was notified; the job has not run since. */
  readonly notified: boolean;
}

/** What a job does when it runs next, with its parameters computed already. */
export type Verb =
  | { readonly verb: "begin" }
  | {
      readonly verb: "acquire";
      readonly lock: number;
      readonly shared: boolean;
      readonly priority: number;
      readonly timeout: number | null;
    }
  | { readonly verb: "release" | "downgrade"; readonly lock: number }
  | {
      readonly verb: "delete";
      readonly lock: number;
      readonly priority: number;
      readonly timeout: number | null;
    }
  | Wake
  | { readonly verb: "work"; readonly ms: number }
  | { readonly verb: "finish"; readonly until: number };

/** What an operation gives back. */
export type Value = boolean | null | readonly string[];

/** How an operation ends. */
export type Result = { readonly value: Value } | { readonly failure: Failure };

/** A lock set operation in flight. `at` is the index of the next member or name. */
export type Frame =
  | {
      readonly type: "acquire";
      readonly set: number;
      readonly mode: "exact" | "all" | "opportunistic";
      readonly shared: boolean;
      readonly priority: number;
      /** When the timeout of the whole operation has passed, in ms; null: never. */
      readonly until: number | null;
      /** Waiting for the internal lock; the members are looked up after it. */
      readonly isAtInternal: boolean;
      readonly members: readonly Member[];
      readonly at: number;
      /** Acquired so far, in order. */
      readonly got: readonly Member[];
    }
  | {
      readonly type: "release";
      readonly locks: readonly number[];
      readonly at: number;
      readonly result: Result;
    }
  | {
      readonly type: "downgrade";
      readonly set: number;
      readonly locks: readonly number[];
      readonly at: number;
      /** The members are through; the internal lock is next. */
      readonly isAtInternal: boolean;
    }
  | {
      readonly type: "add";
      readonly set: number;
      readonly names: readonly string[];
      readonly at: number;
      readonly acquired: boolean;
      readonly shared: boolean;
      /** The internal lock is taken by this operation, goes with it, and makes nobody an owner. */
      readonly isInternalOwn: boolean;
      readonly phase: "internal" | "member" | "release";
      /** The new lock of `names[at]` in phase `member`: registered, not yet visible. Else -1. */
      readonly lock: number;
      /** What the operation ends with. */
      readonly result: Result;
    }
  | {
      readonly type: "remove";
      readonly set: number;
      readonly names: readonly string[];
      readonly at: number;
      readonly removed: readonly string[];
    };

/** A thread of the reference. `index` is the operation it is at, the program's length at the end. */
export interface Job {
  readonly name: string;
  readonly program: Program;
  readonly index: number;
  /** Null when the job is done. */
  readonly next: Verb | null;
  readonly frame: Frame | null;
  readonly isCancelled: boolean;
}

export interface World {
  readonly kind: Kind;
  /** Virtual time in ms. */
  readonly clock: number;
  readonly jobs: readonly Job[];
  /** A lock keeps its index for ever; one that comes again under its name gets a new one. */
  readonly locks: readonly Lock[];
  /** One a level for a manager, else one. */
  readonly sets: readonly LockSet[];
}

/** What a job can do at the moment. `working`: busy in a `work` operation. */
export type Status = "ready" | "waiting" | "working" | "done";

/** Builds the world that a scenario starts from. The scenario has been checked. */
export function createWorld(scenario: Scenario): World {
  const locks: Lock[] = [];
  const sets = createSets(scenario, locks);
  const start: World = { kind: scenario.kind, clock: 0, jobs: [], locks, sets };
  const jobs = Object.entries(scenario.jobs).map(([name, program]) =>
    createJob(start, name, program),
  );
  return { ...start, jobs };
}

/** A job before its first step. */
export function createJob(world: World, name: string, program: Program): Job {
  const first = program[0];
  const next = first === undefined ? null : beginOperation(world, first);
  return { name, program, index: 0, next, frame: null, isCancelled: false };
}

/** What a job does first for an operation. Sharedlock operations are one critical section anyway. */
export function beginOperation(world: World, operation: Operation): Verb {
  if (operation.op === "work") return { verb: "work", ms: operation.ms };
  if (!("lock" in operation)) return { verb: "begin" };
  const lock = findMember(world, 0, operation.lock);
  switch (operation.op) {
    case "acquire":
    case "delete": {
      const { timeout = null, priority } = operation;
      if (operation.op === "delete") {
        return { verb: "delete", lock, priority: priority ?? 0, timeout };
      }
      return {
        verb: "acquire",
        lock,
        shared: operation.shared ?? false,
        priority: priority ?? 0,
        timeout,
      };
    }
    case "release":
    case "downgrade":
      return { verb: operation.op, lock };
    default:
      return operation satisfies never;
  }
}

function createSets(scenario: Scenario, locks: Lock[]): LockSet[] {
  if (scenario.kind === "manager") {
    return LEVELS.map((level) => createSet(level, listMembers(scenario, level), locks));
  }
  if (scenario.kind === "lockset") return [createSet("set", scenario.locks, locks)];
  return [{ name: "", internal: -1, members: createMembers("", scenario.locks, locks) }];
}

/** A set and its locks, which join the others. Names are given once each. */
export function createSet(name: string, names: readonly string[], locks: Lock[]): LockSet {
  const internal = locks.push(createLock(`${name}/${INTERNAL}`)) - 1;
  return { name, internal, members: createMembers(`${name}/`, names, locks) };
}

function createMembers(prefix: string, names: readonly string[], locks: Lock[]): Member[] {
  return [...names].sort(compareCodePoints).map((name) => ({
    name,
    lock: locks.push(createLock(prefix + name)) - 1,
  }));
}

function listMembers(scenario: ManagerScenario, level: Level): readonly string[] {
  if (level === "cluster") return [BGL];
  if (level === "node-alloc") return [NAL];
  return scenario.locks[level === "node-res" ? "node" : level];
}

/** Where a name is in a set's sorted members, or where it would go as `-1 - index`. */
export function searchMember(members: readonly Member[], name: string): number {
  let low = 0;
  let high = members.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareCodePoints(members[middle]?.name ?? "", name);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1 - low;
}

/** The index of a visible member's lock, or -1. */
export function findMember(world: World, set: number, name: string): number {
  const members = world.sets[set]?.members ?? [];
  return members[searchMember(members, name)]?.lock ?? -1;
}

/** The members of a set that the job owns, in code-point order. */
export function listOwned(world: World, set: number, job: number): readonly Member[] {
  const members = world.sets[set]?.members ?? [];
  return members.filter((member) => ownsLock(world, member.lock, job));
}

/** Whether the job owns that lock in any mode. False for an index that is no lock. */
export function ownsLock(world: World, lock: number, job: number): boolean {
  const found = world.locks[lock];
  return found !== undefined && isOwner(found, job);
}

/** Whether the job holds the set's internal lock, whatever for. */
export function holdsInternal(world: World, set: number, job: number): boolean {
  return ownsLock(world, world.sets[set]?.internal ?? -1, job);
}

/** An owner of a set owns a member, or its internal lock through `acquire` (not through `add`). */
export function isSetOwner(world: World, set: number, job: number): boolean {
  const found = world.sets[set];
  if (found === undefined) return false;
  for (const member of found.members) if (ownsLock(world, member.lock, job)) return true;
  if (!ownsLock(world, found.internal, job)) return false;
  const frame = world.jobs[job]?.frame;
  return !(frame?.type === "add" && frame.set === set && frame.isInternalOwn);
}

/** The moment at which a sleeping or working job becomes ready by itself, in ms; null: never. */
export function findDeadline(job: Job): number | null {
  if (job.next?.verb === "wake") return job.next.deadline;
  return job.next?.verb === "finish" ? job.next.until : null;
}

/** What a job can do at a moment of the clock. A deadline counts at the very ms that it names. */
export function findStatus(job: Job, clock: number): Status {
  const next = job.next;
  if (next === null) return "done";
  if (next.verb === "finish") return next.until <= clock ? "ready" : "working";
  if (next.verb !== "wake" || next.notified) return "ready";
  return next.deadline !== null && next.deadline <= clock ? "ready" : "waiting";
}

/** Whether the job's generation was notified and the job has not run since. */
export function isNotified(world: World, job: number): boolean {
  const next = world.jobs[job]?.next;
  return next?.verb === "wake" && next.notified;
}

/** What the job will do when it runs, as recordings word it: `begin`, `acquire node/n1`, `wake a`. */
export function describeNext(world: World, job: Job): string | null {
  const next = job.next;
  if (next === null) return null;
  switch (next.verb) {
    case "begin":
      return "begin";
    case "work":
      return `work ${next.ms}`;
    case "finish":
      return "finish";
    case "acquire":
    case "release":
    case "downgrade":
    case "delete":
    case "wake":
      return `${next.verb} ${world.locks[next.lock]?.name ?? ""}`;
    default:
      return next satisfies never;
  }
}
