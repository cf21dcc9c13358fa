// What programs may ask for, and the checks of it: they need not be typed.
import type { Names } from "../core/scenario.ts";
import type { Clock } from "./clock.ts";
import type { LockMonitor } from "./lockMonitor.ts";

export interface LockOptions {
  /** Lists the locks for as long as they are used. */
  readonly monitor?: LockMonitor | undefined;
  /** The machine's, if there is none. */
  readonly clock?: Clock | undefined;
}

/** Stands for all locks of a set, in place of names. */
export const ALL_SET = null;

/** How to give up a wait from outside. */
export interface AbortOptions {
  /** Ends a wait: the promise is rejected with the signal's reason, and nothing is owned by it. */
  readonly signal?: AbortSignal | undefined;
}

export interface DeleteOptions extends AbortOptions {
  /** In ms; below 1 there is no wait at all. Without one the wait is as long as it takes. */
  readonly timeout?: number | null | undefined;
  /** Lower is more urgent; 0 where there is none. */
  readonly priority?: number | null | undefined;
}

export interface AcquireOptions extends DeleteOptions {
  /** Beside others that share; else exclusively. */
  readonly shared?: boolean | undefined;
}

export interface SetAcquireOptions extends AcquireOptions {
  /** Takes what is free and leaves out the rest. */
  readonly opportunistic?: boolean | undefined;
}

export interface AddOptions extends AbortOptions {
  /** Acquires the new locks as well. */
  readonly acquired?: boolean | undefined;
  /** The mode in which they are acquired. */
  readonly shared?: boolean | undefined;
}

/** One name, several, or ALL_SET. */
export type NamesOption = string | Iterable<string> | typeof ALL_SET;

/** A timeout as the core has it: null is never. */
export function readTimeout(timeout: number | null | undefined): number | null {
  if (timeout === undefined || timeout === null || timeout === Number.POSITIVE_INFINITY) {
    return null;
  }
  if (typeof timeout === "number" && !Number.isNaN(timeout)) return timeout;
  throw new TypeError("a timeout is a number of ms");
}

export function readPriority(priority: number | null | undefined): number {
  if (priority === undefined || priority === null) return 0;
  if (Number.isFinite(priority)) return priority;
  throw new TypeError("a priority is a finite number");
}

/** The names, as the core takes them. */
export function readNames(names: NamesOption): Names {
  return names === null ? null : listGiven(names);
}

/** The names in the order given, where they cannot be ALL_SET. */
export function listGiven(names: string | Iterable<string>): readonly string[] {
  const list = typeof names === "string" ? [names] : [...names];
  if (list.every((name) => typeof name === "string")) return list;
  throw new TypeError("the name of a lock is a string");
}
