// Translates a scenario's draft into another kind, as far as the kinds have the same.
import { BGL } from "../../core/levels.ts";
import type { Kind } from "../../core/scenario.ts";
import { LISTS } from "../../formats/scenarioBuild.ts";
import { nextId } from "../jobs/jobDraft.ts";
import { changeDraft, draftOperation, type OperationDraft } from "../jobs/operationDraft.ts";
import type { FormDraft } from "./formDraft.ts";

/**
 * From plain locks to a set each operation keeps its lock as its only name; back, one with several names
 * becomes several. With levels everything is at node, inside the big lock. What has no counterpart goes.
 */
export function changeKind(draft: FormDraft, kind: Kind): FormDraft {
  if (draft.kind === kind) return draft;
  const asSet = toSet(draft);
  if (kind === "lockset") return asSet;
  return kind === "manager" ? toManager(asSet) : toLocks(asSet);
}

type Translate = (operation: OperationDraft) => readonly OperationDraft[];

function translate(draft: FormDraft, kind: Kind, change: Translate): FormDraft {
  const jobs = draft.jobs.map((job) => ({
    ...job,
    operations: job.operations.flatMap(change).map((operation, id) => ({ ...operation, id })),
  }));
  return { ...draft, kind, jobs };
}

function toSet(draft: FormDraft): FormDraft {
  if (draft.kind === "sharedlock") {
    return translate(draft, "lockset", (operation) => {
      const op = operation.op === "delete" ? "remove" : operation.op;
      return [changeDraft(operation, { op, names: [operation.lock], isAll: false })];
    });
  }
  if (draft.kind === "lockset") return draft;
  const names = [...new Set(LISTS.flatMap((list) => draft.locks[list]))];
  const set = { ...draft, locks: { ...draft.locks, locks: names } };
  return translate(set, "lockset", (operation) => {
    const isFixed = operation.level === "cluster" || operation.level === "node-alloc";
    return isFixed && operation.op !== "work" ? [] : [changeDraft(operation, { level: "" })];
  });
}

function toLocks(draft: FormDraft): FormDraft {
  const all = draft.locks.locks;
  return translate(draft, "sharedlock", (operation) => {
    if (operation.op === "work") return [operation];
    if (operation.op === "add") return [];
    const op = operation.op === "remove" ? "delete" : operation.op;
    const names = operation.isAll ? all : operation.names.filter((name) => all.includes(name));
    return names.map((lock) => changeDraft(operation, { op, lock, isAll: false }));
  });
}

function toManager(draft: FormDraft): FormDraft {
  const managed = translate(
    { ...draft, locks: { ...draft.locks, node: draft.locks.locks } },
    "manager",
    (operation) => [changeDraft(operation, { level: "node" })],
  );
  const jobs = managed.jobs.map(({ operations, ...job }) => {
    const id = nextId(operations);
    const level = "cluster";
    const first = draftOperation({ op: "acquire", level, names: [BGL], shared: true }, id);
    const last = draftOperation({ op: "release", level, names: null }, id + 1);
    return { ...job, operations: [first, ...operations, last] };
  });
  return { ...managed, jobs };
}
