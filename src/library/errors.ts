// The two errors that programs catch, made from the failures of the core.
import { describeFailure, type ErrorCode, type Failure } from "../core/errors.ts";

/** What only programs can do wrong: an owner that does two things, a condition that is used up. */
type ProgramCode = "owner-busy" | "already-notified";

/** The world changed: a lock is gone, or exists already. */
export class LockError extends Error {
  override readonly name = "LockError";
  readonly code: ErrorCode;
  /** The lock, lock set or level concerned. */
  readonly subject: string;

  constructor(code: ErrorCode, subject: string, message: string) {
    super(message);
    this.code = code;
    this.subject = subject;
  }
}

/** The caller broke a rule; nothing has changed. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: ErrorCode | ProgramCode;
  /** The lock, lock set, level or condition concerned. */
  readonly subject: string;

  constructor(code: ErrorCode | ProgramCode, subject: string, message: string) {
    super(message);
    this.code = code;
    this.subject = subject;
  }
}

/** @param who the owner whose operation failed, where there is one. */
export function createError(failure: Failure, who?: { readonly name: string }): Error {
  const message = `${describeFailure(failure)}${who === undefined ? "" : ` (${who.name})`}`;
  const Kind = failure.error === "LockError" ? LockError : UsageError;
  return new Kind(failure.code, failure.subject, message);
}
