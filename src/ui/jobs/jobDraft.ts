// A job while it is edited in a form.
import type { Kind, Program } from "../../core/scenario.ts";
import { checkName } from "./jobNames.ts";
import {
  checkOperation,
  draftOperation,
  type OperationDraft,
  type OperationErrors,
  readOperation,
} from "./operationDraft.ts";

export interface JobDraft {
  readonly id: number;
  readonly name: string;
  readonly operations: readonly OperationDraft[];
}

export interface JobErrors {
  readonly name: string | undefined;
  /** In the order of the operations. */
  readonly operations: readonly OperationErrors[];
  /** How many fields are wrong. */
  readonly count: number;
}

/** A job as the form shows it. */
export function draftJob(name: string, program: Program, id: number): JobDraft {
  return {
    id,
    name,
    operations: program.map((operation, index) => draftOperation(operation, index)),
  };
}

/** An identity that no item of the list has. */
export function nextId(list: readonly { readonly id: number }[]): number {
  return list.reduce((highest, item) => Math.max(highest, item.id), -1) + 1;
}

/** What is wrong with a job. `taken`: the names of the others; `locks`: plain locks there are. */
export function checkJob(
  draft: JobDraft,
  kind: Kind,
  locks: readonly string[],
  taken: readonly string[],
): JobErrors {
  const name = checkName(draft.name, taken);
  const operations = draft.operations.map((operation) => checkOperation(operation, kind, locks));
  const wrong = operations.reduce((sum, errors) => sum + Object.keys(errors).length, 0);
  return { name, operations, count: wrong + (name === undefined ? 0 : 1) };
}

/** The program of a draft without errors. */
export function readProgram(draft: JobDraft, kind: Kind): Program {
  return draft.operations.map((operation) => readOperation(operation, kind));
}

/** The list with the item at `index` moved by so many places; the same list where it cannot. */
export function moveItem<T>(list: readonly T[], index: number, by: number): readonly T[] {
  const item = list[index];
  const to = index + by;
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(index, 1).toSpliced(to, 0, item);
}
