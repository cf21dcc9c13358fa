// An operation while it is edited in a form: plain fields, their errors, and back to an operation.
import type { Kind, Names, Operation, SetOperation } from "../../core/scenario.ts";
import { LIMITS } from "../../formats/limits.ts";

export type Word = Operation["op"];

/** Every field of every operation; which of them count depends on the word and the kind. */
export interface OperationDraft {
  /** Tells the operations of one form apart while they move. */
  readonly id: number;
  readonly op: Word;
  readonly level: string;
  /** Of a scenario with plain locks. */
  readonly lock: string;
  readonly names: readonly string[];
  /** The whole set, or all that is owned, in place of names. */
  readonly isAll: boolean;
  readonly shared: boolean;
  readonly opportunistic: boolean;
  readonly acquired: boolean;
  /** Numbers as typed; an empty timeout is "never", an empty priority is 0. */
  readonly timeout: string;
  readonly priority: string;
  readonly ms: string;
  /** What the draft was made from, so that what is not touched stays as it was written. */
  readonly source: Operation | null;
}

export type OperationField = "level" | "lock" | "names" | "timeout" | "priority" | "ms";

export type OperationErrors = Readonly<Partial<Record<OperationField, string>>>;

const LOCK_WORDS: readonly Word[] = ["acquire", "release", "downgrade", "delete", "work"];
const SET_WORDS: readonly Word[] = ["acquire", "release", "downgrade", "add", "remove", "work"];

/** The operations that a scenario of that kind knows. */
export function listWords(kind: Kind): readonly Word[] {
  return kind === "sharedlock" ? LOCK_WORDS : SET_WORDS;
}

/** Which fields an operation has. `all`: it may take the place of names. */
export function listFields(draft: OperationDraft, kind: Kind): ReadonlySet<string> {
  const { op } = draft;
  if (op === "work") return new Set(["ms"]);
  const fields = kind === "sharedlock" ? ["lock"] : ["names"];
  if (kind === "manager") fields.push("level");
  if (op === "acquire" || op === "delete") fields.push("timeout", "priority");
  if (op === "acquire") fields.push("shared");
  if (kind === "sharedlock") return new Set(fields);
  if (op === "acquire") fields.push("opportunistic");
  if (op === "add") fields.push("acquired");
  if (op === "add" && draft.acquired) fields.push("shared");
  if (op === "acquire" || op === "release" || op === "downgrade") fields.push("all");
  return new Set(fields);
}

/** An operation as the form shows it. */
export function draftOperation(operation: Operation, id: number): OperationDraft {
  const fields: Partial<Record<string, unknown>> & Operation = operation;
  const names = (fields.names ?? []) as string | readonly string[];
  const asText = (value: unknown): string => (typeof value === "number" ? String(value) : "");
  return {
    id,
    op: operation.op,
    level: typeof fields.level === "string" ? fields.level : "",
    lock: typeof fields.lock === "string" ? fields.lock : "",
    names: typeof names === "string" ? [names] : names,
    isAll: "names" in operation && operation.names === null,
    shared: fields.shared === true,
    opportunistic: fields.opportunistic === true,
    acquired: fields.acquired === true,
    timeout: asText(fields.timeout),
    priority: asText(fields.priority),
    ms: asText(fields.ms),
    source: operation,
  };
}

/** A draft after a change of some fields. */
export function changeDraft(
  draft: OperationDraft,
  change: Partial<OperationDraft>,
): OperationDraft {
  return { ...draft, ...change, source: null };
}

function checkNumber(text: string, low: number, high: number): string | undefined {
  const value = readNumber(text);
  if (value === null) return "Give a whole number.";
  return value < low || value > high ? `Give a number from ${low} to ${high}.` : undefined;
}

function readNumber(text: string): number | null {
  const trimmed = text.trim();
  return /^[-+]?\d{1,15}$/.test(trimmed) ? Number(trimmed) : null;
}

/** What is wrong with the fields, by field; nothing for an operation that can be used. */
export function checkOperation(
  draft: OperationDraft,
  kind: Kind,
  locks: readonly string[],
): OperationErrors {
  const fields = listFields(draft, kind);
  const errors: Partial<Record<OperationField, string>> = {};
  const put = (field: OperationField, message: string | undefined) => {
    if (message !== undefined && fields.has(field)) errors[field] = message;
  };
  put("ms", checkNumber(draft.ms, 0, LIMITS.ms));
  if (draft.timeout.trim() !== "")
    put("timeout", checkNumber(draft.timeout, lowest(kind), LIMITS.ms));
  if (draft.priority.trim() !== "") {
    put("priority", checkNumber(draft.priority, -LIMITS.priority, LIMITS.priority));
  }
  if (draft.level === "") put("level", "Choose a level.");
  if (!locks.includes(draft.lock)) put("lock", describeMissing(draft.lock));
  const isAll = draft.isAll && fields.has("all");
  const mayBeEmpty = draft.source !== null;
  if (!isAll && draft.names.length === 0 && !mayBeEmpty) put("names", "Choose or type a name.");
  return errors;
}

// The check of a lock set for negative timeouts can be tried; plain locks have none.
function lowest(kind: Kind): number {
  return kind === "sharedlock" ? 0 : -LIMITS.ms;
}

function describeMissing(lock: string): string {
  return lock === "" ? "Choose a lock." : `There is no lock ${lock} in this scenario.`;
}

/** The operation of a draft without errors. Fields at their defaults are left out. */
export function readOperation(draft: OperationDraft, kind: Kind): Operation {
  if (draft.source !== null) return draft.source;
  const { op } = draft;
  if (op === "work") return { op, ms: readNumber(draft.ms) ?? 0 };
  const fields = listFields(draft, kind);
  const isSet = (field: "shared" | "opportunistic" | "acquired") =>
    fields.has(field) && draft[field];
  const timeout = fields.has("timeout") ? readNumber(draft.timeout) : null;
  const priority = fields.has("priority") ? (readNumber(draft.priority) ?? 0) : 0;
  const names: Names = draft.isAll && fields.has("all") ? null : draft.names;
  const operation = {
    op,
    ...(fields.has("level") && { level: draft.level }),
    ...(fields.has("lock") ? { lock: draft.lock } : { names }),
    ...(isSet("shared") && { shared: true }),
    ...(isSet("opportunistic") && { opportunistic: true }),
    ...(isSet("acquired") && { acquired: true }),
    ...(timeout !== null && { timeout }),
    ...(priority !== 0 && { priority }),
  };
  // The fields were picked by word and kind, which the compiler cannot follow.
  return operation as Operation;
}

/** A new operation for a kind, at the level and lock of the one before it. */
export function createOperation(
  kind: Kind,
  id: number,
  before: OperationDraft | undefined,
): OperationDraft {
  const level = before?.level ?? "";
  const base: SetOperation = {
    op: "acquire",
    names: [],
    ...(kind === "manager" && { level: level === "" ? "node" : level }),
  };
  return { ...draftOperation(base, id), lock: before?.lock ?? "", source: null };
}
