// The cells of a table of locks: what each may hold, and what it says.
import { type MonitorField, type MonitorRow, NOTHING } from "./monitorText.ts";
import { findNameFault } from "./scenarioNames.ts";
import { quote } from "./scenarioProblems.ts";

const MODES = ["exclusive", "shared", "deleted"];

/** Of groups; `job`: those of a row that says which jobs a job waits for. */
const GROUP_MODES = ["exclusive", "shared", "job"];

const GROUP_START = new RegExp(`^(?:${GROUP_MODES.join("|")}):`);

type Group = MonitorRow["pending"][number];

/** Whether a group of a queue begins a text. */
export function isGroupStart(text: string): boolean {
  return GROUP_START.test(text);
}

/** Whether a cell may stand in a column of that field. */
export function fitsField(cell: string, field: MonitorField): boolean {
  switch (field) {
    case "name":
      return cell !== NOTHING && cell !== "" && !MODES.includes(cell) && !/^\w+:/.test(cell);
    case "mode":
      return cell === NOTHING || MODES.includes(cell);
    case "owner":
      return cell !== "" && !MODES.includes(cell) && !isGroupStart(cell);
    case "pending":
      return cell === NOTHING || isGroupStart(cell);
    default:
      return field satisfies never;
  }
}

/** The mode that a cell says, null for none; undefined when it says something else. */
export function readMode(cell: string): string | null | undefined {
  if (cell === NOTHING) return null;
  return MODES.includes(cell) ? cell : undefined;
}

/** The names of a list. Ganeti 3 quotes names that are no numbers of jobs, and keeps the quotes. */
export function readJobs(cell: string): readonly string[] {
  if (cell === NOTHING) return [];
  return cell.includes('"') ? (cell.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []) : cell.split(",");
}

/** Reads a queue. @returns its groups, and a sentence about each part that is none. */
export function readPending(cell: string): {
  readonly groups: readonly Group[];
  readonly faults: readonly string[];
} {
  const groups: Group[] = [];
  const faults: string[] = [];
  for (const part of cell === NOTHING ? [] : cell.split(", ")) {
    const at = part.indexOf(":");
    const group = [part.slice(0, Math.max(at, 0)), readJobs(part.slice(at + 1))] as const;
    const fault = at === -1 ? `expected mode:names, found ${quote(part)}` : findGroupFault(group);
    if (fault === null) groups.push(group);
    else faults.push(fault);
  }
  return { groups, faults };
}

/** Why a group cannot be one, as a sentence; else null. */
export function findGroupFault([mode, jobs]: Group): string | null {
  if (!GROUP_MODES.includes(mode)) {
    return `a group waits exclusive or shared, this one says ${quote(mode)}`;
  }
  return jobs.length === 0 ? "a group has at least one name" : findJobsFault(jobs);
}

/** Why one of some names cannot be that of a job, as a sentence; else null. */
export function findJobsFault(jobs: readonly string[]): string | null {
  for (const job of jobs) {
    const fault = findNameFault(job);
    if (fault !== null) return fault;
  }
  return null;
}
