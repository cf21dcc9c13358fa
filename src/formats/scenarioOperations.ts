// Which operations each kind of scenario has, what each takes, and how one is made of its parts.
import { LEVELS } from "../core/levels.ts";
import type {
  Kind,
  LockOperation,
  Operation,
  SetOperation,
  WorkOperation,
} from "../core/scenario.ts";
import { quote } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

export const KINDS = ["sharedlock", "lockset", "manager"] as const satisfies readonly Kind[];

/** Options that are said by a word alone. */
type Flag = "shared" | "opportunistic" | "acquired";

/** Options that a number follows. */
type NumberOption = "timeout" | "priority";

/** What an operation is about. `names`: may be all of them; `someNames`: only names given. */
type Target = "lock" | "names" | "someNames" | "ms";

export interface Shape {
  readonly target: Target;
  readonly flags: readonly Flag[];
  readonly numbers: readonly NumberOption[];
}

const LIMITED: readonly NumberOption[] = ["timeout", "priority"];
const WORK: Shape = { target: "ms", flags: [], numbers: [] };

const LOCK_SHAPES: ReadonlyMap<string, Shape> = new Map<Operation["op"], Shape>([
  ["acquire", { target: "lock", flags: ["shared"], numbers: LIMITED }],
  ["release", { target: "lock", flags: [], numbers: [] }],
  ["downgrade", { target: "lock", flags: [], numbers: [] }],
  ["delete", { target: "lock", flags: [], numbers: LIMITED }],
  ["work", WORK],
]);

const SET_SHAPES: ReadonlyMap<string, Shape> = new Map<Operation["op"], Shape>([
  ["acquire", { target: "names", flags: ["shared", "opportunistic"], numbers: LIMITED }],
  ["release", { target: "names", flags: [], numbers: [] }],
  ["downgrade", { target: "names", flags: [], numbers: [] }],
  ["add", { target: "someNames", flags: ["acquired", "shared"], numbers: [] }],
  ["remove", { target: "someNames", flags: [], numbers: [] }],
  ["work", WORK],
]);

/** The operations of a kind, by word. */
export function listShapes(kind: Kind): ReadonlyMap<string, Shape> {
  return kind === "sharedlock" ? LOCK_SHAPES : SET_SHAPES;
}

/** Whether operations of the shape name a level. */
export function takesLevel(kind: Kind, shape: Shape): boolean {
  return kind === "manager" && shape.target !== "ms";
}

/** A remark on a level that there is not; null for one of the seven. The operation is possible. */
export function findLevelRemark(level: string): string | null {
  if ((LEVELS as readonly string[]).includes(level)) return null;
  const near = hint(level, LEVELS);
  return `no level ${quote(level)}, the operation will fail; the levels are ${LEVELS.join(", ")}${near}`;
}

/** What was read of an operation. `names` null: all of them. */
export interface Parts {
  readonly op: string;
  readonly level?: string;
  readonly lock?: string;
  readonly names?: readonly string[] | null;
  readonly ms?: number;
  readonly shared?: boolean;
  readonly opportunistic?: boolean;
  readonly acquired?: boolean;
  readonly timeout?: number;
  readonly priority?: number;
}

/**
 * The operation in its canonical form: what changes nothing is left out. Its parts have been checked;
 * null when they are not enough for an operation.
 */
export function createOperation(parts: Parts): Operation | null {
  if (parts.op === "work") return createWork(parts);
  return parts.lock === undefined ? createSetOperation(parts) : createLockOperation(parts);
}

function createWork({ ms }: Parts): WorkOperation | null {
  return ms === undefined ? null : { op: "work", ms };
}

function listFlags(parts: Parts): { readonly shared?: true } {
  return parts.shared === true ? { shared: true } : {};
}

function listNumbers(parts: Parts): { readonly timeout?: number; readonly priority?: number } {
  const { timeout, priority = 0 } = parts;
  // Adding 0 makes 0 of -0.
  return {
    ...(timeout === undefined ? {} : { timeout: timeout + 0 }),
    ...(priority === 0 ? {} : { priority }),
  };
}

function createLockOperation(parts: Parts): LockOperation | null {
  const { op, lock } = parts;
  if (lock === undefined) return null;
  if (op === "acquire") return { op, lock, ...listFlags(parts), ...listNumbers(parts) };
  if (op === "delete") return { op, lock, ...listNumbers(parts) };
  return op === "release" || op === "downgrade" ? { op, lock } : null;
}

function createSetOperation(parts: Parts): SetOperation | null {
  const { op, names } = parts;
  if (names === undefined) return null;
  const level = parts.level === undefined ? {} : { level: parts.level };
  if (op === "acquire") {
    const opportunistic = parts.opportunistic === true ? { opportunistic: true } : {};
    return { op, ...level, names, ...listFlags(parts), ...listNumbers(parts), ...opportunistic };
  }
  if (op === "release" || op === "downgrade") return { op, ...level, names };
  if (names === null) return null;
  if (op === "remove") return { op, ...level, names };
  const acquired = parts.acquired === true ? { acquired: true } : {};
  return op === "add" ? { op, ...level, names, ...acquired, ...listFlags(parts) } : null;
}
