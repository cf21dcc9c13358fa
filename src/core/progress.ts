// Where a lock set operation stands between two steps, and what its state machines share.
import { type Draft, getSet } from "./draft.ts";
import { createFailure, type ErrorCode } from "./errors.ts";
import { compareCodePoints } from "./order.ts";
import { type Frame, listOwned, ownsLock, type Result, type Verb } from "./world.ts";

/** At its next verb, or at its end. */
export type Progress = { readonly frame: Frame; readonly next: Verb } | Result;

export type FrameOf<T extends Frame["type"]> = Extract<Frame, { readonly type: T }>;

/** Whose operation it is, on which set, in which step's draft. */
export interface Caller {
  readonly draft: Draft;
  readonly job: number;
  /** Index of the lock set. */
  readonly set: number;
}

/** An end by an error whose subject is the set. */
export function raise(caller: Caller, code: ErrorCode): Result {
  return { failure: createFailure(code, getSet(caller.draft, caller.set).name) };
}

/** An end by an error whose subject is one name of the set. */
export function raiseFor(caller: Caller, code: ErrorCode, name: string): Result {
  return { failure: createFailure(code, `${getSet(caller.draft, caller.set).name}/${name}`) };
}

/** Each name once, by code point: the order in which locks of a set are taken and let go. */
export function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareCodePoints);
}

/** Whether the job holds the set's internal lock exclusively. */
export function holdsInternalExclusively(caller: Caller): boolean {
  const { draft, job, set } = caller;
  return draft.locks[getSet(draft, set).internal]?.exclusive === job;
}

/** The set's internal lock, if the job holds it, as a list of none or one. */
export function listHeldInternal(caller: Caller): readonly number[] {
  const { internal } = getSet(caller.draft, caller.set);
  return ownsLock(caller.draft, internal, caller.job) ? [internal] : [];
}

/** Whether the job owns any member of the set exclusively. */
export function ownsMemberExclusively(caller: Caller): boolean {
  const { draft, job, set } = caller;
  return listOwned(draft, set, job).some((member) => draft.locks[member.lock]?.exclusive === job);
}
