// A scenario as numbers, for models of it in the languages of model checkers: each lock, each name of a
// set and each operation by its index. No step is made here, and nothing is decided but what is certain
// from the start.
import { BGL, INTERNAL, indexOfLevel, LEVELS, LEVELS_MOD } from "../core/levels.ts";
import { sortNames } from "../core/progress.ts";
import {
  type LockOperation,
  listNames,
  type Operation,
  type Scenario,
  type SetOperation,
} from "../core/scenario.ts";
import { createWorld } from "../core/world.ts";
import { joinPath } from "./scenarioJsonValues.ts";
import { printOperation } from "./scenarioPrint.ts";
import type { Problems } from "./scenarioProblems.ts";

/** `fail`: its begin step raises, whatever the world is like. */
type ModelVerb = Operation["op"] | "fail";

/** An operation with every default filled in. Times in ms, null for never. */
export interface ModelOperation {
  readonly verb: ModelVerb;
  /** As scenario text. */
  readonly text: string;
  /** The timeout, or how long work takes. A negative one is 0: it is not willing to wait either. */
  readonly timeout: number | null;
  readonly priority: number;
  readonly shared: boolean;
  /** Of a sharedlock operation; else -1. */
  readonly lock: number;
  /** Of a set's operation: the index of its set; else -1. */
  readonly set: number;
  /** Slots of the names: in the order in which they are taken. Null: all. */
  readonly slots: readonly number[] | null;
  readonly opportunistic: boolean;
  readonly acquired: boolean;
  /** The first of the locks that an add makes, one for each of its names; else -1. */
  readonly made: number;
  /** The manager's checks: the big lock has to be owned. */
  readonly needsBigLock: boolean;
  /** The manager's checks: nothing may be owned at a higher level. */
  readonly isOrdered: boolean;
}

interface ModelJob {
  readonly name: string;
  readonly operations: readonly ModelOperation[];
}

/** A set: its slots are from `first` up to, and without, `end`. Its internal lock has its own index. */
interface ModelSet {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}

/** A name that is or may become a member of a set, and the lock under it at the start, or -1. */
interface ModelSlot {
  readonly name: string;
  readonly lock: number;
}

export interface ModelScenario {
  readonly jobs: readonly ModelJob[];
  /** Names as the monitor shows them: internal locks, members, and what adds may make. */
  readonly locks: readonly string[];
  /** None in a sharedlock scenario, seven in a manager's. */
  readonly sets: readonly ModelSet[];
  /** By set, and by code point within it: the order in which locks of a set are taken. */
  readonly slots: readonly ModelSlot[];
  /** The index of the big lock; -1 where there is no manager. */
  readonly bigLock: number;
}

/** Numbers everything in a scenario. */
export function createModelScenario(scenario: Scenario): ModelScenario {
  const builder = createBuilder(scenario);
  const jobs = Object.entries<readonly Operation[]>(scenario.jobs).map(([name, program]) => ({
    name,
    operations: program.map((operation) => readOperation(builder, operation)),
  }));
  const { locks, sets, slots, isManaged } = builder;
  const [first] = sets;
  const big = slots.slice(0, first?.end ?? 0).find((slot) => slot.name === BGL);
  return { jobs, locks, sets, slots, bigLock: isManaged ? (big?.lock ?? -1) : -1 };
}

// Both checkers count in 32 bits.
const LONGEST_MS = 2 ** 31 - 1;

/** Reports each time that is longer than a checker can count. */
export function checkTimes(problems: Problems, { jobs }: ModelScenario): void {
  for (const { name, operations } of jobs) {
    for (const [index, { timeout }] of operations.entries()) {
      if (timeout === null || timeout <= LONGEST_MS) continue;
      const path = joinPath(joinPath("jobs", name), index);
      problems.fail(path, `a model counts at most ${LONGEST_MS} ms, these are ${timeout}`);
    }
  }
}

/** The numbers so far; adds append their locks. */
interface Builder {
  readonly isManaged: boolean;
  readonly locks: string[];
  readonly sets: readonly ModelSet[];
  readonly slots: readonly ModelSlot[];
}

function createBuilder(scenario: Scenario): Builder {
  const isManaged = scenario.kind === "manager";
  const world = createWorld({ ...scenario, jobs: {} });
  if (scenario.kind === "sharedlock") {
    return { isManaged, locks: world.locks.map((lock) => lock.name), sets: [], slots: [] };
  }
  const locks = world.sets.map((set) => `${set.name}/${INTERNAL}`);
  const slots: ModelSlot[] = [];
  const sets = world.sets.map(({ name, members }, index) => {
    const first = slots.length;
    const numbers = new Map(
      members.map((member) => [member.name, locks.push(`${name}/${member.name}`) - 1]),
    );
    const names = [...numbers.keys(), ...listMentioned(scenario, index)];
    slots.push(...sortNames(names).map((slot) => ({ name: slot, lock: numbers.get(slot) ?? -1 })));
    return { name, first, end: slots.length };
  });
  return { isManaged, locks, sets, slots };
}

// Names that programs use on a set, be they members or not.
function listMentioned(scenario: Scenario, set: number): readonly string[] {
  const operations = Object.values<readonly Operation[]>(scenario.jobs).flat();
  return operations.flatMap((operation) => {
    if (!("names" in operation) || operation.names === null) return [];
    const own = scenario.kind === "manager" ? indexOfLevel(operation.level ?? "") : 0;
    return own === set ? listNames(operation.names) : [];
  });
}

const DEFAULTS = {
  timeout: null,
  priority: 0,
  shared: false,
  lock: -1,
  set: -1,
  slots: null,
  opportunistic: false,
  acquired: false,
  made: -1,
  needsBigLock: false,
  isOrdered: false,
} as const;

function readOperation(builder: Builder, operation: Operation): ModelOperation {
  const base = { ...DEFAULTS, verb: operation.op, text: printOperation(operation) };
  if (operation.op === "work") return { ...base, timeout: operation.ms };
  if ("lock" in operation) return { ...base, ...readLockOperation(builder, operation) };
  if (breaksRule(builder, operation)) return { ...base, verb: "fail" };
  return { ...base, ...readSetOperation(builder, operation) };
}

function readLockOperation(builder: Builder, operation: LockOperation): Partial<ModelOperation> {
  const lock = builder.locks.indexOf(operation.lock);
  if (operation.op !== "acquire" && operation.op !== "delete") return { lock };
  const { timeout = null, priority } = operation;
  return {
    lock,
    timeout: timeout === null ? null : Math.max(0, timeout),
    priority: priority ?? 0,
    shared: operation.op === "acquire" && (operation.shared ?? false),
  };
}

// Rules that an operation breaks by its own words; which of several does not matter to what follows.
function breaksRule({ isManaged }: Builder, operation: SetOperation): boolean {
  const { op, names } = operation;
  if (isManaged) {
    const levels: readonly string[] = op === "add" || op === "remove" ? LEVELS_MOD : LEVELS;
    if (!levels.includes(operation.level ?? "")) return true;
  }
  if (op !== "acquire" || typeof operation.timeout !== "number") return false;
  return operation.timeout < 0 || (operation.opportunistic === true && names !== null);
}

function readSetOperation(builder: Builder, operation: SetOperation): Partial<ModelOperation> {
  const { isManaged, sets, slots } = builder;
  const set = isManaged ? indexOfLevel(operation.level ?? "") : 0;
  const { first = 0, end = 0, name = "" } = sets[set] ?? {};
  const ofSet = slots.slice(first, end).map((slot) => slot.name);
  const find = (member: string): number => first + ofSet.indexOf(member);
  const names = operation.names === null ? null : listNames(operation.names);
  const isBig = set === 0 && (names === null || names.includes(BGL));
  const inOrder = { set, slots: names === null ? null : names.map(find) };
  const sorted = { set, slots: names === null ? null : sortNames(names).map(find) };
  const checked = { needsBigLock: isManaged, isOrdered: isManaged };
  switch (operation.op) {
    case "acquire": {
      const { shared = false, timeout = null, priority, opportunistic = false } = operation;
      const wanted = { shared, timeout, priority: priority ?? 0, opportunistic };
      return { ...sorted, ...wanted, ...checked, needsBigLock: isManaged && !isBig };
    }
    case "release":
      return { ...sorted, isOrdered: isManaged && isBig };
    case "downgrade":
      return sorted;
    case "add": {
      const { acquired = false, shared = false } = operation;
      const made = builder.locks.length;
      builder.locks.push(...listNames(operation.names).map((member) => `${name}/${member}`));
      return { ...inOrder, ...checked, acquired, shared, made };
    }
    case "remove":
      return { ...inOrder, ...checked };
    default:
      return operation satisfies never;
  }
}
