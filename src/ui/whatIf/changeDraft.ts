// A change of an operation while it is chosen: what can be changed, the fields, and what is wrong with them.
import type { Operation, Program } from "../../core/scenario.ts";
import { findNumberFault } from "../../formats/scenarioNames.ts";
import type { Change } from "../../sim/change.ts";

export interface ChangeDraft {
  readonly type: Change["type"];
  readonly priority: string;
  readonly timeout: string;
  /** Index of the operation that it changes places with. */
  readonly other: number;
}

/** What of an operation can be otherwise; empty where nothing can. */
export function listChanges(program: Program, index: number): readonly Change["type"][] {
  const op = program[index]?.op;
  const types: Change["type"][] = [];
  if (op === "acquire" || op === "delete") types.push("priority");
  if (op === "acquire") types.push("mode");
  if (op === "acquire" || op === "delete") types.push("timeout");
  if (program.length > 1) types.push("order");
  return types;
}

/** What is tried first: more urgent, with a timeout where it has none. */
export function draftChange(program: Program, index: number): ChangeDraft {
  const operation = program[index];
  const type = listChanges(program, index)[0] ?? "priority";
  const priority = readField(operation, "priority") ?? 0;
  const other = index + 1 < program.length ? index + 1 : index - 1;
  const timeout = readField(operation, "timeout") === null ? "10" : "";
  return { type, priority: String(priority - 10), timeout, other };
}

/** Whether the operation acquires shared. */
export function isShared(operation: Operation | undefined): boolean {
  return operation !== undefined && "shared" in operation && operation.shared === true;
}

/** The change, or what is wrong with the field. */
export function readChange(
  draft: ChangeDraft,
  operation: Operation | undefined,
): { readonly change: Change } | { readonly fault: string } {
  switch (draft.type) {
    case "mode":
      return { change: { type: "mode", shared: !isShared(operation) } };
    case "order":
      return { change: { type: "order", with: draft.other } };
    case "timeout":
      if (draft.timeout.trim() === "") return { change: { type: "timeout", timeout: null } };
      return readNumber("timeout", draft.timeout, (timeout) => ({ type: "timeout", timeout }));
    case "priority":
      return readNumber("priority", draft.priority, (priority) => ({ type: "priority", priority }));
    default:
      return draft.type satisfies never;
  }
}

function readNumber(
  field: "priority" | "timeout",
  text: string,
  create: (value: number) => Change,
): { readonly change: Change } | { readonly fault: string } {
  const trimmed = text.trim();
  const value = /^[-+]?\d{1,16}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  const fault = findNumberFault(field, value);
  return fault === null ? { change: create(value) } : { fault };
}

function readField(operation: Operation | undefined, field: "priority" | "timeout"): number | null {
  if (operation?.op !== "acquire" && operation?.op !== "delete") return null;
  return operation[field] ?? null;
}
