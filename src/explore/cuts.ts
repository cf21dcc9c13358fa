// Ways to make a scenario smaller without making it another one: whole jobs, sections from an acquire to
// its releases, single operations beside them, names, and locks that nobody uses any more.
import {
  listNames,
  type ManagerLocks,
  type Operation,
  type Program,
  type Scenario,
} from "../core/scenario.ts";
import type { Condition, Question } from "../sim/question.ts";

/** What a question needs to stay as it is. */
interface Kept {
  readonly jobs: ReadonlySet<string>;
  /** Jobs whose operations are counted: none may go that comes before the one with this index. */
  readonly until: ReadonlyMap<string, number>;
  readonly locks: ReadonlySet<string>;
}

/**
 * Smaller scenarios, those with the most left out first. An acquire never stays without the releases
 * that it had: to cut those would make trouble of another kind.
 */
export function* listCuts(scenario: Scenario, question: Question): Generator<Scenario> {
  const kept = findKept(question);
  const jobs = Object.entries(scenario.jobs);
  for (const [name] of jobs) {
    if (!kept.jobs.has(name))
      yield withJobs(
        scenario,
        jobs.filter(([other]) => other !== name),
      );
  }
  for (const [name, program] of jobs) {
    for (const shorter of listPrograms(program, kept.until.get(name) ?? 0)) {
      yield withJobs(
        scenario,
        jobs.map(([other, own]) => [other, other === name ? shorter : own]),
      );
    }
  }
  const lean = dropLocks(scenario, kept.locks);
  if (lean !== null) yield lean;
  yield* dropMembers(scenario, kept.locks);
}

/** How much there is of a scenario: a cut has less. */
export function measureSize(scenario: Scenario): number {
  const programs: readonly Program[] = Object.values(scenario.jobs);
  let size = programs.length + listLockNames(scenario).length;
  for (const operation of programs.flat()) {
    size += 1 + ("names" in operation ? listNames(operation.names ?? []).length : 0);
  }
  return size;
}

/** The same by its parts. */
export function measureExtent(scenario: Scenario): {
  readonly jobs: number;
  readonly operations: number;
  readonly locks: number;
} {
  const programs: readonly Program[] = Object.values(scenario.jobs);
  const locks = listLockNames(scenario).length;
  return { jobs: programs.length, operations: programs.flat().length, locks };
}

/** The same with other jobs, or with other programs of them. */
export function withJobs(
  scenario: Scenario,
  jobs: readonly (readonly [string, Program])[],
): Scenario {
  // The kind of the operations stays: they are those of the scenario.
  return { ...scenario, jobs: Object.fromEntries(jobs) } as Scenario;
}

function* listPrograms(program: Program, until: number): Generator<Program> {
  for (let at = until; at < program.length; at++) {
    const section = findSection(program, at);
    if (section !== null) yield program.filter((_, index) => !section.has(index));
  }
  for (let at = until; at < program.length; at++) {
    const operation = program[at];
    if (operation === undefined || !("names" in operation) || operation.names === null) continue;
    const names = listNames(operation.names);
    if (names.length < 2 || operation.op === "release") continue;
    for (const name of names) yield withoutName(program, at, name);
  }
}

// What goes with an operation: nothing with one that stands alone; with an acquire all that follows on
// the same lock or level up to its release. Null for what only goes with something else.
function findSection(program: Program, at: number): ReadonlySet<number> | null {
  const operation = program[at];
  if (operation === undefined || operation.op === "release") return null;
  const section = new Set([at]);
  if (operation.op !== "acquire" && !(operation.op === "add" && operation.acquired === true)) {
    return section;
  }
  for (let index = at + 1; index < program.length; index++) {
    const next = program[index];
    if (next === undefined || !isSamePlace(operation, next)) continue;
    if (next.op === "acquire") break;
    if (next.op === "release" || next.op === "downgrade") section.add(index);
  }
  return section;
}

function isSamePlace(a: Operation, b: Operation): boolean {
  if (a.op === "work" || b.op === "work") return false;
  if ("lock" in a) return "lock" in b && a.lock === b.lock;
  return !("lock" in b) && a.level === b.level;
}

// The name goes from the operation and from the releases and downgrades after it in the same place.
function withoutName(program: Program, at: number, name: string): Program {
  const chosen = program[at];
  return program.flatMap((operation: Operation, index): readonly Operation[] => {
    if (chosen === undefined || index < at || !isSamePlace(chosen, operation)) return [operation];
    const isPart = index === at || operation.op === "release" || operation.op === "downgrade";
    if (!isPart || !("names" in operation) || operation.names === null) return [operation];
    const names = listNames(operation.names).filter((other) => other !== name);
    return names.length === 0 ? [] : [{ ...operation, names }];
  });
}

type LevelName = keyof ManagerLocks | null;

function dropLocks(scenario: Scenario, kept: ReadonlySet<string>): Scenario | null {
  const lean = withLocks(
    scenario,
    (level, name) =>
      isKept(kept, level, name) || isNamed(scenario, level, name) || isInWhole(scenario, level),
  );
  return listLockNames(lean).length < listLockNames(scenario).length ? lean : null;
}

// One who acquires a whole set uses all that is in it, and may need only some of that.
function* dropMembers(scenario: Scenario, kept: ReadonlySet<string>): Generator<Scenario> {
  const members: (readonly [LevelName, string])[] = [];
  withLocks(scenario, (level, name) => {
    const isUsed = isKept(kept, level, name) || isNamed(scenario, level, name);
    if (!isUsed && isInWhole(scenario, level)) members.push([level, name]);
    return true;
  });
  for (const [level, name] of members) {
    yield withLocks(scenario, (...other) => other[0] !== level || other[1] !== name);
  }
}

function isKept(kept: ReadonlySet<string>, level: LevelName, name: string): boolean {
  if (level === null) return kept.has(name) || kept.has(`set/${name}`);
  return kept.has(`${level}/${name}`) || (level === "node" && kept.has(`node-res/${name}`));
}

function withLocks(
  scenario: Scenario,
  isLeft: (level: LevelName, name: string) => boolean,
): Scenario {
  if (scenario.kind !== "manager") {
    return { ...scenario, locks: scenario.locks.filter((name) => isLeft(null, name)) };
  }
  const keep = (level: keyof ManagerLocks): readonly string[] =>
    scenario.locks[level].filter((name) => isLeft(level, name));
  const locks = {
    node: keep("node"),
    instance: keep("instance"),
    nodegroup: keep("nodegroup"),
    network: keep("network"),
  };
  return { ...scenario, locks };
}

function listLockNames({ locks }: Scenario): readonly string[] {
  if (!("node" in locks)) return locks;
  return [...locks.node, ...locks.instance, ...locks.nodegroup, ...locks.network];
}

function isNamed(scenario: Scenario, level: LevelName, name: string): boolean {
  return listOperations(scenario).some((operation) => {
    if (operation.op === "work") return false;
    if ("lock" in operation) return operation.lock === name;
    return isOfLevel(operation, level) && listNames(operation.names ?? []).includes(name);
  });
}

function isInWhole(scenario: Scenario, level: LevelName): boolean {
  return listOperations(scenario).some(
    (operation) =>
      operation.op === "acquire" &&
      "names" in operation &&
      operation.names === null &&
      isOfLevel(operation, level),
  );
}

function isOfLevel({ level }: { readonly level?: string | undefined }, wanted: LevelName): boolean {
  return wanted === null || (level === "node-res" ? "node" : level) === wanted;
}

function listOperations(scenario: Scenario): readonly Operation[] {
  const programs: readonly Program[] = Object.values(scenario.jobs);
  return programs.flat();
}

/** What has to stay. */
export function findKept(question: Question): Kept {
  const jobs = new Set<string>();
  const until = new Map<string, number>();
  const locks = new Set<string>();
  if ("job" in question && question.job !== null) jobs.add(question.job);
  if ("lock" in question && question.lock !== null) locks.add(question.lock);
  if (question.type === "overlap") {
    for (const { job, operation } of [question.first, question.second]) {
      jobs.add(job);
      until.set(job, operation + 1);
    }
  }
  if (question.type === "reach") noteCondition(question.condition, { jobs, until, locks });
  return { jobs, until, locks };
}

function noteCondition(
  condition: Condition,
  kept: { jobs: Set<string>; until: Map<string, number>; locks: Set<string> },
): void {
  switch (condition.type) {
    case "and":
    case "or":
      for (const part of condition.parts) noteCondition(part, kept);
      return;
    case "not":
      noteCondition(condition.part, kept);
      return;
    case "compare": {
      const { quantity } = condition;
      if ("lock" in quantity) kept.locks.add(quantity.lock);
      if (quantity.of !== "operation") return;
      kept.jobs.add(quantity.job);
      // Which number an operation has depends on all before it.
      kept.until.set(quantity.job, Number.POSITIVE_INFINITY);
      return;
    }
    default:
      if ("job" in condition) kept.jobs.add(condition.job);
      if ("lock" in condition) kept.locks.add(condition.lock);
  }
}
