// Opens a table of locks: a recording that leads to what it shows, and a report of what it does not tell.
import type { Program } from "../core/scenario.ts";
import { type Arrangement, arrange } from "../sim/arrange.ts";
import { createRecording } from "../sim/recording.ts";
import { findHelper, type WantedLock } from "../sim/wanted.ts";
import { formatNumber, listWords } from "../sim/words.ts";
import type { Opening } from "./document.ts";
import { LIMITS } from "./limits.ts";
import type { LockTable } from "./lockTable.ts";
import type { Problem, Reading } from "./problem.ts";
import { conclude, createProblems, type Problems, quote } from "./scenarioProblems.ts";
import { replaceNames } from "./tableNames.ts";
import { listWanted } from "./tableWanted.ts";

/** A priority for a group of a queue, by the place of both in the report. */
export interface GroupPriority {
  readonly lock: string;
  readonly group: number;
  readonly priority: number;
}

/** What people may say about a table. */
export interface TableOptions {
  /** Of a series, from 0; the last one unless told. */
  readonly snapshot?: number;
  readonly priorities?: readonly GroupPriority[];
  readonly areNamesReplaced?: boolean;
}

/** A group of a queue, and the priority that it was given. */
export interface GroupReport {
  readonly lock: string;
  readonly group: number;
  readonly shared: boolean;
  readonly jobs: readonly string[];
  readonly priority: number;
  /** The table tells it. */
  readonly isKnown: boolean;
}

/** What was read and what was not told. */
export interface TableReport {
  readonly snapshots: number;
  readonly snapshot: number;
  readonly locks: number;
  readonly jobs: number;
  /** Of all queues, in their order. */
  readonly groups: readonly GroupReport[];
  /** What was left out or settled, by its place. */
  readonly problems: readonly Problem[];
}

export interface TableOpening extends Opening {
  readonly table: TableReport;
}

/** Opens a table that was read. What was left out or settled is in the report, and no warning besides. */
export function openTable(
  reading: Reading<LockTable>,
  options: TableOptions = {},
): Reading<TableOpening> {
  if (!reading.ok) return reading;
  const table = options.areNamesReplaced === true ? replaceNames(reading.value) : reading.value;
  const problems = createProblems();
  const opening = build(table, options, problems);
  const built = conclude(problems, opening);
  const all = [...reading.problems, ...built.problems];
  if (!built.ok || built.value === null) return { ok: false, problems: all };
  const { value } = built;
  return { ok: true, value: { ...value, table: { ...value.table, problems: all } }, problems: [] };
}

function build(table: LockTable, options: TableOptions, problems: Problems): TableOpening | null {
  const last = table.snapshots.length - 1;
  const snapshot = Math.min(Math.max(options.snapshot ?? last, 0), last);
  const told = listWanted(table, snapshot, problems);
  if (problems.hasErrors()) return null;
  const wanted = setPriorities(told, options.priorities ?? []);
  const made = arrange(wanted);
  if ("lock" in made) {
    const rule =
      "a priority in a queue is never lower than those before it, and sharers that stand apart have different ones";
    problems.fail("", `${rule}; those given for ${quote(made.lock)} contradict its order`);
    return null;
  }
  warnOfWays(wanted, made, problems);
  if (!fitsLimits(made, problems)) return null;
  const { world, choices } = made;
  const recording = createRecording({ title: TITLE, ...made.scenario }, choices);
  const note = { branch: 0, position: choices.length, text: NOTE };
  const report = {
    snapshots: table.snapshots.length,
    snapshot,
    locks: wanted.length,
    jobs: Object.keys(made.scenario.jobs).length,
    groups: listGroups(told, world),
    problems: [],
  };
  return {
    recording: { ...recording, position: choices.length, notes: [note] },
    view: { selection: null, panel: "inspector" },
    table: report,
  };
}

const TITLE = "Locks of a cluster";

const NOTE =
  "Read from a table of locks, which tells who owns and who waits in which order. It does not tell how this came about, " +
  "nor, as a rule, priorities, timeouts and what the jobs do next: those here are assumed.";

function setPriorities(
  wanted: readonly WantedLock[],
  given: readonly GroupPriority[],
): readonly WantedLock[] {
  if (given.length === 0) return wanted;
  return wanted.map((lock) => {
    const own = new Map(
      given.flatMap((each) => (each.lock === lock.name ? [[each.group, each.priority]] : [])),
    );
    const queue = lock.queue.map((group, at) => ({
      ...group,
      priority: own.get(at) ?? group.priority,
    }));
    return own.size === 0 ? lock : { ...lock, queue };
  });
}

function listGroups(
  told: readonly WantedLock[],
  world: Arrangement["world"],
): readonly GroupReport[] {
  const locks = new Map(world.locks.map((lock) => [lock.name, lock]));
  return told.flatMap(({ name, queue }) => {
    const found = (locks.get(name)?.pending ?? []).flatMap(({ priority, conditions }) =>
      conditions.map(() => priority),
    );
    return queue.map(({ shared, jobs, priority }, group) => ({
      lock: name,
      group,
      shared,
      jobs,
      priority: found[group] ?? 0,
      isKnown: priority !== null,
    }));
  });
}

// Where the table could have come about in more than one way, which one was chosen.
function warnOfWays(wanted: readonly WantedLock[], made: Arrangement, problems: Problems): void {
  const name = (helper: string): readonly string[] =>
    wanted.filter((lock) => findHelper(lock) === helper).map((lock) => lock.name);
  const [released, gaveUp] = [name("released"), name("gaveUp")];
  if (released.length > 0) {
    problems.warn(
      "",
      `nobody owns ${listWords(released, 4)} though jobs wait: shown as right after a release, with the first in the queue notified`,
    );
  }
  if (gaveUp.length > 0) {
    problems.warn(
      "",
      `sharers wait for ${listWords(gaveUp, 4)} though only sharers own it: shown as asleep behind somebody who gave up; they could also be about to run`,
    );
  }
  if (made.isPlain) {
    problems.warn(
      "",
      "no jobs of a manager come to this in the order of the levels; the locks are shown as plain ones, without levels",
    );
  }
}

function fitsLimits({ scenario, choices }: Arrangement, problems: Problems): boolean {
  const programs = Object.values<Program>(scenario.jobs);
  const operations = programs.reduce((sum, program) => sum + program.length, 0);
  const tell = (count: number, most: number, noun: string): void => {
    if (count <= most) return;
    problems.fail(
      "",
      `it takes ${formatNumber(count)} ${noun} to come to this, at most ${formatNumber(most)} are allowed`,
    );
  };
  tell(operations, LIMITS.operations, "operations");
  tell(choices.length, LIMITS.choices, "choices");
  return !problems.hasErrors();
}
