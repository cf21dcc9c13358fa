// Other names for the jobs and locks of a table, the same one for the same thing, before it is shared.

import { INTERNAL, splitLockName } from "../core/levels.ts";
import { compareCodePoints } from "../core/order.ts";
import type { LockTable, TableRow } from "./lockTable.ts";

/** What members of a level are called; nodes are called the same in both of their levels. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["instance", "web"],
  ["nodegroup", "g"],
  ["node", "n"],
  ["node-res", "n"],
  ["network", "net"],
]);

/** For locks without a level. */
const OTHER = "lock";

/**
 * Replaces the names of instances, nodes, groups, networks and jobs. What an opcode does, the number of a job's
 * queue, and the order in which jobs take locks stay.
 */
export function replaceNames({ layout, snapshots }: LockTable): LockTable {
  const rows = snapshots.flatMap((snapshot) => snapshot.rows);
  const renameLock = createLockNames(rows);
  const renameJob = createJobNames(rows);
  const rename = (row: TableRow): TableRow => ({
    ...row,
    name: renameRow(row.name, renameLock, renameJob),
    owners: row.owners.map(renameJob),
    pending: row.pending.map(([mode, jobs]) => [mode, jobs.map(renameJob)] as const),
  });
  // Widths are those of the names that were there.
  return {
    layout,
    snapshots: snapshots.map(({ at, rows: own }) => ({ at, rows: own.map(rename) })),
  };
}

type Rename = (name: string) => string;

function renameRow(name: string, renameLock: Rename, renameJob: Rename): string {
  if (name.startsWith("job/")) return `job/${renameJob(name.slice(4))}`;
  if (!name.startsWith("rpc/")) return renameLock(name);
  const [, node = "", ...call] = name.split("/");
  return ["rpc", renameLock(`node/${node}`).slice("node/".length), ...call].join("/");
}

function createLockNames(rows: readonly TableRow[]): Rename {
  const members = new Map<string, Set<string>>();
  for (const { name } of rows) {
    const isCall = name.startsWith("rpc/");
    const [level, member] = isCall ? ["node", name.split("/")[1] ?? ""] : splitLockName(name);
    const word = WORDS.get(level) ?? OTHER;
    if (level !== "job") members.set(word, (members.get(word) ?? new Set()).add(member));
  }
  const numbers = new Map([...members].map(([word, names]) => [word, numberNames([...names])]));
  return (name) => {
    const [level, member] = splitLockName(name);
    const isFixed = member === INTERNAL || level === "cluster" || level === "node-alloc";
    if (isFixed) return name;
    const word = WORDS.get(level) ?? OTHER;
    const renamed = word + (numbers.get(word)?.get(member) ?? "");
    return level === "" ? renamed : `${level}/${renamed}`;
  };
}

// In the order of code points, in which members of a set are taken; with zeros before, so that it stays so.
function numberNames(names: readonly string[]): ReadonlyMap<string, string> {
  const sorted = names.filter((name) => name !== INTERNAL).sort(compareCodePoints);
  const { length } = String(sorted.length);
  return new Map(sorted.map((name, at) => [name, String(at + 1).padStart(length, "0")]));
}

/** `Jq3/Job1201/I_MIGRATE` of 2.9 in its parts. */
const JOB = /^(Jq\d+\/Job)(\d+)(.*)$/;

function findId(job: string): string {
  return JOB.exec(job)?.[2] ?? job;
}

function createJobNames(rows: readonly TableRow[]): Rename {
  const ids = new Set<string>();
  for (const { name, owners, pending } of rows) {
    if (name.startsWith("job/")) ids.add(name.slice(4));
    for (const job of [...owners, ...pending.flatMap(([, jobs]) => jobs)]) ids.add(findId(job));
  }
  const numbers = new Map([...ids].map((id, at) => [id, String(at + 1)]));
  return (job) => {
    const number = numbers.get(findId(job)) ?? "";
    const [, before, , after] = JOB.exec(job) ?? [];
    if (before !== undefined) return before + number + (after ?? "");
    if (/^\d+$/.test(job)) return number;
    return job.startsWith('"') ? `"client${number}"` : `Job${number}`;
  };
}
