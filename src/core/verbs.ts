// What a lock verb does to a lock value at a moment of the clock, whoever keeps the lock: a world, or
// a program that uses the library.
import {
  acquire,
  downgrade,
  type Lock,
  type LockChange,
  type LockOutcome,
  release,
  remove,
  resume,
  resumeRemove,
} from "./lock.ts";
import type { Result, Verb, Wake } from "./world.ts";

/** Those that are about one lock. */
export type LockVerb = Extract<Verb, { readonly lock: number }>;

/** Those after which a job may have to wait. */
export type AwaitingVerb = Extract<LockVerb, { readonly timeout: number | null }>;

export function isAwaiting(verb: LockVerb): verb is AwaitingVerb {
  return verb.verb !== "release" && verb.verb !== "downgrade";
}

/** The critical section of a verb, at `clock` in ms. */
export function changeLock(lock: Lock, job: number, verb: LockVerb, clock: number): LockChange {
  switch (verb.verb) {
    case "acquire":
      return acquire(lock, job, verb, verb.timeout);
    case "release":
      return release(lock, job);
    case "downgrade":
      return downgrade(lock, job);
    case "delete":
      return remove(lock, job, verb.priority, verb.timeout);
    case "wake": {
      const isExpired = verb.giveUp !== null && verb.giveUp <= clock;
      return verb.for === "acquire"
        ? resume(lock, job, verb, isExpired)
        : resumeRemove(lock, job, verb.priority, isExpired);
    }
    default:
      return verb satisfies never;
  }
}

/**
 * The sleep of a job whose verb has to wait, from `clock` in ms.
 * Rule 2.acquire.6: each wait lasts the full timeout, counted from now (quirk Q4).
 */
export function createWake(verb: AwaitingVerb, clock: number): Wake {
  const deadline = verb.timeout === null ? null : clock + verb.timeout;
  if (verb.verb === "wake") return { ...verb, deadline, notified: false };
  const { lock, priority, timeout } = verb;
  const shared = verb.verb === "acquire" && verb.shared;
  return {
    verb: "wake",
    lock,
    for: verb.verb,
    shared,
    priority,
    timeout,
    giveUp: deadline,
    deadline,
    notified: false,
  };
}

/** What an operation of that one verb comes to, once it does not wait any more. */
export function concludeVerb(verb: LockVerb, outcome: LockOutcome): Result {
  if (typeof outcome === "object") return { failure: outcome };
  return { value: verb.verb === "release" ? null : outcome !== "refused" };
}
