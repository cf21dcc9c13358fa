// The error codes of the lock manager, and the sentence that goes with each.

/** Every code that the lock manager can give. Stable: links, recordings and tests name them. */
export const ERROR_CODES = [
  "deleted",
  "not-found",
  "duplicate-add",
  "double-acquire",
  "not-owner",
  "delete-while-shared",
  "negative-timeout",
  "set-already-owned",
  "opportunistic-timeout",
  "add-on-partial-set",
  "remove-not-superset",
  "remove-failed-while-holding",
  "invalid-level",
  "bgl-required",
  "level-order",
  "bgl-release-order",
  "immutable-level",
  "duplicate-manager",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** `LockError`: the world changed. `UsageError`: the caller broke a rule and nothing has changed. */
type ErrorName = "LockError" | "UsageError";

/** Why an operation could not do its work. `subject` is the lock, lock set or level concerned. */
export interface Failure {
  readonly error: ErrorName;
  readonly code: ErrorCode;
  readonly subject: string;
}

const LOCK_ERRORS: ReadonlySet<ErrorCode> = new Set(["deleted", "not-found", "duplicate-add"]);

/** Makes a failure; the code decides which of the two errors it is. */
export function createFailure(code: ErrorCode, subject: string): Failure {
  return { error: LOCK_ERRORS.has(code) ? "LockError" : "UsageError", code, subject };
}

const RULES: Readonly<Record<ErrorCode, string>> = {
  deleted: "the lock has been deleted",
  "not-found": "there is no such lock, or it went away meanwhile",
  "duplicate-add": "a lock of that name exists already",
  "double-acquire": "the job owns this lock already; locks are not recursive",
  "not-owner": "only an owner can release or downgrade it",
  "delete-while-shared": "a job that shares a lock cannot delete it",
  "negative-timeout": "a timeout is 0 or more",
  "set-already-owned": "a set is acquired once, in one operation, until it is released",
  "opportunistic-timeout":
    "an opportunistic acquire of given names does not wait, so it takes no timeout",
  "add-on-partial-set":
    "a job that owns a part of the set can add to it only with the whole set, exclusively",
  "remove-not-superset": "a job that owns a part of the set can remove only what it owns",
  "remove-failed-while-holding":
    "the name is not in the set although the job owns a part of the set",
  "invalid-level": "there is no such level",
  "bgl-required": "the big lock (cluster/BGL) comes first, shared or exclusive",
  "level-order": "levels are acquired upwards only, and the job owns something at a higher one",
  "bgl-release-order": "the big lock is released last, after all higher levels",
  "immutable-level": "the members of this level cannot change",
  "duplicate-manager":
    "there is one manager at a time; dispose of the first one before making another",
};

/** One sentence without a full stop: what failed, on what, and the rule. */
export function describeFailure(failure: Failure): string {
  return `${failure.error} ${failure.code} on ${failure.subject}: ${RULES[failure.code]}`;
}
