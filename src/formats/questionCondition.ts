// Reads a condition of a question: `A is waiting and not (B owns a or c is free)`.
import type { Status } from "../core/world.ts";
import type { Condition, Operator, Quantity } from "../sim/question.ts";
import { LIMITS } from "./limits.ts";
import type { QuestionCursor } from "./questionCursor.ts";
import { readJob, readLock, readSubject, type Subject } from "./questionSubject.ts";

const STATUSES = ["ready", "waiting", "working", "done"] as const satisfies readonly Status[];
const JOB_STATES = [...STATUSES, "asleep", "notified"] as const;
const LOCK_STATES = ["free", "shared", "exclusive", "deleted", "idle"] as const;
export const OPERATOR_SIGNS = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
] as const satisfies readonly Operator[];

/** The verbs behind `can`, and those of a clause of its own; each is understood in the other's place. */
interface Verbs {
  readonly be: string;
  readonly waitFor: string;
  readonly own: string;
}

export const BARE: Verbs = { be: "be", waitFor: "wait for", own: "own" };
export const INFLECTED: Verbs = { be: "is", waitFor: "waits for", own: "owns" };

/** A place in a condition. */
interface Place {
  readonly cursor: QuestionCursor;
  readonly verbs: Verbs;
  readonly depth: number;
}

/**
 * Reads a condition.
 * @param first its first part, where that has been read already.
 */
export function readCondition(
  cursor: QuestionCursor,
  verbs: Verbs,
  first: Condition | null = null,
): Condition | null {
  return readAny({ cursor, verbs, depth: 0 }, first);
}

/** Reads what is said of a subject. */
export function readPredicate(
  cursor: QuestionCursor,
  verbs: Verbs,
  subject: Subject,
): Condition | null {
  const takes = (verb: keyof Verbs): boolean =>
    cursor.phrase(verbs[verb]) || cursor.synonym(BARE[verb], INFLECTED[verb]);
  if (takes("be")) {
    const isNegated = cursor.synonym("not");
    const state = readState(cursor, subject);
    return isNegated && state !== null ? { type: "not", part: state } : state;
  }
  const { name: job, isJob } = subject;
  if (isJob && takes("waitFor")) {
    const lock = readLock(cursor);
    return lock === null ? null : { type: "waitsFor", job, lock };
  }
  if (!isJob || !takes("own")) return null;
  const lock = readLock(cursor);
  return lock === null ? null : { type: "owns", job, lock, mode: readMode(cursor) };
}

function readAny(place: Place, first: Condition | null): Condition | null {
  return readChain(place, first, "or", readAll);
}

function readAll(place: Place, first: Condition | null): Condition | null {
  return readChain(place, first, "and", (at, known) => known ?? readPart(at));
}

function readChain(
  place: Place,
  first: Condition | null,
  type: "and" | "or",
  read: (place: Place, first: Condition | null) => Condition | null,
): Condition | null {
  const parts: Condition[] = [];
  for (let known = first; ; known = null) {
    const part = read(place, known);
    if (part === null) return null;
    parts.push(part);
    if (!place.cursor.phrase(type)) return parts.length === 1 ? part : { type, parts };
  }
}

function readPart(place: Place): Condition | null {
  const { cursor, depth } = place;
  if (depth > LIMITS.questionDepth) {
    return cursor.fail(`a question nests brackets and nots at most ${LIMITS.questionDepth} deep`);
  }
  const inner = { ...place, depth: depth + 1 };
  if (cursor.phrase("not")) {
    const part = readPart(inner);
    return part === null ? null : { type: "not", part };
  }
  if (!cursor.mark("(")) return readAtom(place);
  const condition = readAny(inner, null);
  return condition !== null && cursor.mark(")") ? condition : null;
}

function readAtom({ cursor, verbs }: Place): Condition | null {
  const quantity = readQuantity(cursor);
  if (quantity === null) return null;
  if (quantity !== undefined) return readComparison(cursor, quantity);
  const subject = readSubject(cursor);
  return subject === null ? null : readPredicate(cursor, verbs, subject);
}

// Undefined where none begins.
function readQuantity(cursor: QuestionCursor): Quantity | null | undefined {
  if (cursor.phrase("operation of")) {
    const job = readJob(cursor);
    return job === null ? null : { of: "operation", job };
  }
  for (const of of ["owners", "waiters"] as const) {
    if (!cursor.phrase(`${of} of`)) continue;
    const lock = readLock(cursor);
    return lock === null ? null : { of, lock };
  }
  const status = STATUSES.find((word) => cursor.phrase(`${word} jobs`));
  return status === undefined ? undefined : { of: "jobs", status };
}

function readComparison(cursor: QuestionCursor, quantity: Quantity): Condition | null {
  const token = cursor.take(
    { type: "comparison" },
    ({ type, text }) => type === "mark" && findOperator(text) !== undefined,
  );
  const operator = findOperator(token?.text ?? "");
  if (operator === undefined) return null;
  // The text counts operations from 1, a condition from 0.
  const base = quantity.of === "operation" ? 1 : 0;
  const number = cursor.number(base);
  return number === null ? null : { type: "compare", quantity, operator, value: number - base };
}

function findOperator(sign: string): Operator | undefined {
  return sign === "==" ? "=" : OPERATOR_SIGNS.find((known) => known === sign);
}

function readState(cursor: QuestionCursor, { name, isJob, isLock }: Subject): Condition | null {
  const ofJob = isJob ? JOB_STATES.find((word) => cursor.phrase(word)) : undefined;
  if (ofJob !== undefined) return { type: "job", job: name, is: ofJob };
  const ofLock = isLock ? LOCK_STATES.find((word) => cursor.phrase(word)) : undefined;
  if (ofLock === "idle") cursor.synonym("while waited for");
  return ofLock === undefined ? null : { type: "lock", lock: name, is: ofLock };
}

function readMode(cursor: QuestionCursor): "shared" | "exclusive" | null {
  if (cursor.phrase("shared")) return "shared";
  return cursor.phrase("exclusively") || cursor.synonym("exclusive") ? "exclusive" : null;
}
