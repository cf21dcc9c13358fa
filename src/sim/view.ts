// What the page is shown of a world: plain parts that are sent only when they changed. Types only.

import type { LockEvent } from "../core/events.ts";
import type { LockMode } from "../core/monitor.ts";
import type { Kind, Operation, Program } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Status } from "../core/world.ts";

/** The rule that keeps a job waiting. docs/rules.md explains each. */
export type Rule =
  /** An owner holds the lock in a mode that excludes the wanted one. */
  | "owned"
  /** Compatible with the owners or not: somebody more urgent waits (soft block when compatible). */
  | "priority"
  /** Somebody of the same priority came first, or was moved to the front by a downgrade. */
  | "order"
  /** On top and compatible, but nobody notified it: it sleeps until the next release (quirks Q1, Q2, Q3, Q5). */
  | "asleep"
  /** The condition on top has been notified and has yet to run. */
  | "handover"
  /** Jobs wait for each other in a circle; `jobs` in order, each waiting for the next. */
  | "cycle"
  /** The same, but a timeout of one of them can break it. */
  | "timedCycle";

export interface Reason {
  readonly rule: Rule;
  /** Index of the lock. */
  readonly lock: number;
  /** Jobs that stand in the way, at most `REASON_JOBS`; `more` counts the rest. */
  readonly jobs: readonly number[];
  readonly more: number;
  /** One sentence that names lock, jobs and rule. */
  readonly text: string;
}

export interface Hold {
  readonly lock: number;
  readonly shared: boolean;
}

/** A sleep on a lock. Times in ms, null for never. */
export interface WaitView {
  readonly lock: number;
  readonly for: "acquire" | "delete";
  readonly shared: boolean;
  readonly priority: number;
  readonly deadline: number | null;
  readonly notified: boolean;
}

export interface JobView {
  readonly name: string;
  readonly status: Status;
  /** The operation it is at; the program's length when done. */
  readonly index: number;
  /** `begin`, `acquire node/n1`, `wake node/n1`, `work 50`, `finish`; null when done. */
  readonly next: string | null;
  /** Index of the lock that its next step touches, or -1. */
  readonly nextLock: number;
  readonly wait: WaitView | null;
  /** When a `work` ends, in ms. */
  readonly workUntil: number | null;
  /** Locks that it owns, in the order of their indices. */
  readonly holds: readonly Hold[];
  /** Why it waits, the decisive reason first; empty unless it is waiting. */
  readonly why: readonly Reason[];
  readonly hasBegun: boolean;
  readonly isCancelled: boolean;
}

/** A condition in a lock's queue: one card. */
export interface GroupView {
  readonly priority: number;
  readonly shared: boolean;
  /** A later sharer of this priority would join it. */
  readonly joinable: boolean;
  readonly waiters: readonly number[];
  /** Those of the waiters that were notified and have not run yet. */
  readonly notified: readonly number[];
}

export interface LockView {
  /** Full name: `node/n1`, `node/[lockset]`, `a`. */
  readonly name: string;
  /** Index of its set (its level, for a manager). */
  readonly set: number;
  readonly isInternal: boolean;
  /** Visible in its set. False for a lock that is just being added, or is gone. */
  readonly isMember: boolean;
  readonly mode: LockMode;
  readonly owners: readonly number[];
  /** In the order in which they will be served; the first is the top. */
  readonly queue: readonly GroupView[];
}

/** `running` while anything can still happen; `deadlock`: jobs wait and nothing can wake them. */
export type End = "running" | "done" | "deadlock";

/** The state at one position. Parts that did not change between two snapshots are the same objects. */
export interface Snapshot {
  readonly kind: Kind;
  /** Names of the sets: the seven levels, `set`, or one empty name. */
  readonly sets: readonly string[];
  readonly programs: readonly Program[];
  readonly jobs: readonly JobView[];
  readonly locks: readonly LockView[];
  readonly clock: number;
  readonly nearestDeadline: number | null;
  readonly end: End;
}

/** Parts of a snapshot that differ from the one sent before, as `[index, part]`. */
export interface SnapshotPatch
  extends Pick<Snapshot, "kind" | "sets" | "clock" | "nearestDeadline" | "end"> {
  readonly jobCount: number;
  readonly lockCount: number;
  readonly programs: readonly (readonly [number, Program])[];
  readonly jobs: readonly (readonly [number, JobView])[];
  readonly locks: readonly (readonly [number, LockView])[];
}

/** From this step on: what a job does, the lock it waits for (or -1), and how many locks it owns. */
export interface LaneChange {
  readonly job: number;
  readonly status: Status;
  readonly lock: number;
  readonly holds: number;
}

/** One step of the current branch as lists, timeline and inspector show it. */
export interface TrailStep {
  readonly choice: Choice;
  /** The job that ran, was spawned or cancelled; -1 for the clock. */
  readonly job: number;
  /** The operation that the job was at; null for the clock and for spawning. */
  readonly operation: Operation | null;
  /** After the step, in ms. */
  readonly clock: number;
  readonly events: readonly LockEvent[];
  /** Indices of the locks that the step touched. */
  readonly locks: readonly number[];
  /** One sentence that says the step. */
  readonly text: string;
  readonly lanes: readonly LaneChange[];
}

/** A branch in the list of branches. `length` counts all its choices, the inherited ones too. */
export interface BranchView {
  readonly parent: number | null;
  readonly at: number;
  readonly length: number;
}
