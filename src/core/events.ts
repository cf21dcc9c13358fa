// What happened in a step, in order. Jobs and locks are indices into the world after the step.
import type { Failure } from "./errors.ts";
import type { Value } from "./world.ts";

/** `by`: acquire or delete as the reason for taking, waiting or giving up. Times in ms. */
export type LockEvent =
  | { readonly type: "returns"; readonly job: number; readonly value: Value }
  | { readonly type: "raises"; readonly job: number; readonly failure: Failure }
  /** `hasWaited`: the job slept for it, else it got the lock at once. */
  | {
      readonly type: "acquired";
      readonly job: number;
      readonly lock: number;
      readonly shared: boolean;
      readonly hasWaited: boolean;
    }
  | {
      readonly type: "queued";
      readonly job: number;
      readonly lock: number;
      readonly shared: boolean;
      readonly priority: number;
    }
  /** Notified, or due, but another was on top or incompatible: asleep again. */
  | { readonly type: "waitsAgain"; readonly job: number; readonly lock: number }
  /** Not granted: `hasWaited` until its timeout had passed, or was not willing to wait. */
  | {
      readonly type: "refused";
      readonly job: number;
      readonly lock: number;
      readonly hasWaited: boolean;
    }
  | { readonly type: "released" | "downgraded"; readonly job: number; readonly lock: number }
  | { readonly type: "deleted"; readonly job: number; readonly lock: number }
  /** The lock that the job was about to take, or waited for, has been deleted. */
  | { readonly type: "gone"; readonly job: number; readonly lock: number }
  /** A lock came into being (`add`); it is a member of its set once it is visible. */
  | { readonly type: "created"; readonly job: number; readonly lock: number }
  | { readonly type: "notified"; readonly lock: number; readonly jobs: readonly number[] }
  | { readonly type: "works"; readonly job: number; readonly until: number }
  | { readonly type: "clock"; readonly from: number; readonly to: number }
  /** A deadline was reached by moving the clock: the job is ready. */
  | { readonly type: "due"; readonly job: number }
  | { readonly type: "spawned" | "cancelled"; readonly job: number };
