// An operation while it is edited in a form: plain fields, their errors, and back to an operation.
import { type Kind, listNames, type Operation, type SetOperation } from "../../core/scenario.ts";
import { LIMITS } from "../../formats/limits.ts";
import { findNameFault, findNumberFault } from "../../formats/scenarioNames.ts";
import { createOperation } from "../../formats/scenarioOperations.ts";
import { toSentence } from "../../store/announce.ts";
import { type Members, membersOf } from "./members.ts";

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

type OperationField = "level" | "lock" | "names" | "timeout" | "priority" | "ms";

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
  const read = (field: string): unknown =>
    Object.entries(operation).find(([name]) => name === field)?.[1];
  const asText = (value: unknown): string =>
    typeof value === "number" || typeof value === "string" ? String(value) : "";
  const names = "names" in operation ? operation.names : null;
  return {
    id,
    op: operation.op,
    level: asText(read("level")),
    lock: asText(read("lock")),
    names: names === null ? [] : listNames(names),
    isAll: "names" in operation && names === null,
    shared: read("shared") === true,
    opportunistic: read("opportunistic") === true,
    acquired: read("acquired") === true,
    timeout: asText(read("timeout")),
    priority: asText(read("priority")),
    ms: asText(read("ms")),
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

/** The number that a text says, NaN for anything else. */
function readNumber(text: string): number {
  const trimmed = text.trim();
  return /^[-+]?\d{1,16}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** What is wrong with the fields, by field; nothing for an operation that can be used. */
export function checkOperation(
  draft: OperationDraft,
  kind: Kind,
  locks: readonly string[],
): OperationErrors {
  const fields = listFields(draft, kind);
  const errors: Partial<Record<OperationField, string>> = {};
  const put = (field: OperationField, fault: string | null) => {
    if (fault !== null && fields.has(field)) errors[field] = toSentence(fault);
  };
  put("ms", findNumberFault("ms", readNumber(draft.ms)));
  for (const field of ["timeout", "priority"] as const) {
    if (!isBlank(draft[field])) put(field, findNumberFault(field, readNumber(draft[field])));
  }
  put("level", draft.level === "" ? "choose a level" : findNameFault(draft.level));
  if (!locks.includes(draft.lock)) put("lock", describeMissing(draft.lock));
  put("names", findNamesFault(draft, fields));
  return errors;
}

function findNamesFault(draft: OperationDraft, fields: ReadonlySet<string>): string | null {
  if (draft.isAll && fields.has("all")) return null;
  // No names at all is possible where somebody wrote it, but nothing that a form should make.
  if (draft.names.length === 0) return draft.source === null ? "choose or type a name" : null;
  const { namesPerOperation } = LIMITS;
  if (draft.names.length > namesPerOperation) return `at most ${namesPerOperation} names`;
  return draft.names.map(findNameFault).find((fault) => fault !== null) ?? null;
}

function describeMissing(lock: string): string {
  return lock === "" ? "choose a lock" : `there is no lock ${lock} in this scenario`;
}

/** The operation of a draft without errors. Fields at their defaults are left out. */
export function readOperation(draft: OperationDraft, kind: Kind): Operation {
  if (draft.source !== null) return draft.source;
  const { op, names, isAll } = draft;
  const fields = listFields(draft, kind);
  const number = (field: "timeout" | "priority" | "ms") =>
    fields.has(field) && !isBlank(draft[field]) && { [field]: readNumber(draft[field]) };
  const flag = (field: "shared" | "opportunistic" | "acquired") =>
    fields.has(field) && draft[field] && { [field]: true };
  const operation = createOperation({
    op,
    ...(fields.has("level") && { level: draft.level }),
    ...(fields.has("lock") && { lock: draft.lock }),
    ...(fields.has("names") && { names: isAll && fields.has("all") ? null : names }),
    ...flag("shared"),
    ...flag("opportunistic"),
    ...flag("acquired"),
    ...number("timeout"),
    ...number("priority"),
    ...number("ms"),
  });
  if (operation === null) throw new RangeError(`the form of ${op} has errors`);
  return operation;
}

/** A draft with another word; what the word cannot do without is filled in. */
export function changeWord(draft: OperationDraft, op: Word, members: Members): OperationDraft {
  const changed = changeDraft(draft, { op, ms: draft.ms === "" ? "10" : draft.ms });
  return fillNames(changed, members);
}

/** A draft at another level; names that are unknown there go. */
export function changeLevel(
  draft: OperationDraft,
  level: string,
  members: Members,
): OperationDraft {
  const known = membersOf(members, level);
  const names = draft.names.filter((name) => known.includes(name));
  return fillNames(changeDraft(draft, { level, names }), members);
}

function fillNames(draft: OperationDraft, members: Members): OperationDraft {
  const isAll = draft.isAll && listFields(draft, members.kind).has("all");
  if (isAll || draft.names.length > 0) return { ...draft, isAll };
  return { ...draft, isAll, names: membersOf(members, draft.level).slice(0, 1) };
}

/** An operation to add after another: what was acquired is released, else something is acquired. */
export function startOperation(
  members: Members,
  id: number,
  before: OperationDraft | undefined,
): OperationDraft {
  const { kind } = members;
  const isAfterAcquire = before?.op === "acquire";
  const level = before === undefined || before.level === "" ? "node" : before.level;
  const base: SetOperation = isAfterAcquire
    ? { op: "release", names: null }
    : { op: "acquire", names: [] };
  const draft = draftOperation({ ...base, ...(kind === "manager" && { level }) }, id);
  const lock = before?.lock ?? membersOf(members, "")[0] ?? "";
  return fillNames(changeDraft(draft, { lock }), members);
}
