// From the rows of a table to what locks are to look like: what cannot be, or was not told, is settled here and said.
import { BIG_LOCK, INTERNAL, indexOfLevel, splitLockName } from "../core/levels.ts";
import { compareCodePoints } from "../core/order.ts";
import type { WantedGroup, WantedLock } from "../sim/wanted.ts";
import { countWord, formatNumber, listWords } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { LockTable, TableRow } from "./lockTable.ts";
import { type Problems, quote } from "./scenarioProblems.ts";

/** Who owns what nobody told the owner of, exclusively and shared. */
const UNKNOWN = { exclusive: "Unknown1", shared: "Unknown2" } as const;

/** The locks of one snapshot, in the order of their rows. Whatever was changed or left out is a warning. */
export function listWanted(
  { layout, snapshots }: LockTable,
  snapshot: number,
  problems: Problems,
): readonly WantedLock[] {
  const rows = dropOthers(snapshots[snapshot]?.rows ?? [], problems);
  const knows = {
    mode: layout.fields.includes("mode"),
    owner: layout.fields.includes("owner"),
  };
  const isThree = areNumbered(rows);
  const wanted = rows.flatMap((row): readonly WantedLock[] => {
    const queue = listGroups(row, isThree);
    const held = findOwners(row, queue.length > 0, knows, problems);
    const isHidden = row.name === BIG_LOCK && !knows.owner && queue.length === 0;
    return isHidden ? [] : [{ name: row.name, ...held, queue }];
  });
  const places = new Map(rows.map((row) => [row.name, row.at]));
  return fitLimits(keepOneWait(wanted, places, isThree, problems), problems);
}

// Rows of jobs and calls are no locks; of two locks of one name the one that is gone has to be left out.
function dropOthers(rows: readonly TableRow[], problems: Problems): readonly TableRow[] {
  const known = new Map<string, TableRow>();
  const others: TableRow[] = [];
  for (const row of rows) {
    const first = known.get(row.name);
    if (/^(?:job|rpc)\//.test(row.name)) others.push(row);
    else if (first === undefined) known.set(row.name, row);
    else {
      const gone = first.mode === "deleted" ? first : row;
      if (gone === first) known.set(row.name, row);
      problems.warn(gone.at, `there is another row of ${quote(row.name)}; this one is left out`);
    }
  }
  const [first] = others;
  if (first !== undefined) {
    const count = countWord(others.length, "row");
    problems.warn(
      first.at,
      `${count} of jobs that wait for other jobs, or of calls, from here on: they are no locks, and are left out`,
    );
  }
  return [...known.values()];
}

/** Ganeti 3 shows jobs by their numbers, and everybody else in quotes. */
function areNumbered(rows: readonly TableRow[]): boolean {
  const jobs = rows.flatMap(({ owners, pending }) => [
    ...owners,
    ...pending.flatMap(([, each]) => each),
  ]);
  return jobs.length > 0 && jobs.every((job) => /^(?:\d+|".*")$/.test(job));
}

// There a group is one request: sharers that stand beside one another are one group here.
function listGroups({ pending, priorities }: TableRow, isThree: boolean): readonly WantedGroup[] {
  const groups: WantedGroup[] = [];
  pending.forEach(([mode, jobs], at) => {
    const group = { shared: mode === "shared", jobs, priority: priorities?.[at] ?? null };
    const last = groups.at(-1);
    const isSame = last?.shared === true && group.shared && last.priority === group.priority;
    if (isThree && isSame)
      groups.push({ ...group, jobs: [...(groups.pop()?.jobs ?? []), ...jobs] });
    else groups.push(group);
  });
  return groups;
}

type Held = Pick<WantedLock, "mode" | "owners">;

function findOwners(
  row: TableRow,
  isWaitedFor: boolean,
  knows: { readonly mode: boolean; readonly owner: boolean },
  problems: Problems,
): Held {
  const { name, at } = row;
  const owners = [...new Set(row.owners)];
  if (row.mode === "deleted") return { mode: "deleted", owners: [] };
  if (!knows.owner) {
    const assumed = !knows.mode && isWaitedFor ? "exclusive" : row.mode;
    if (assumed !== "exclusive" && assumed !== "shared") return { mode: null, owners: [] };
    return { mode: assumed, owners: [UNKNOWN[assumed]] };
  }
  if (owners.length === 0) {
    if (row.mode !== null) problems.warn(at, `nobody owns ${quote(name)}, so that it is free`);
    return { mode: null, owners };
  }
  if (!knows.mode) {
    return { mode: owners.length > 1 || name === BIG_LOCK ? "shared" : "exclusive", owners };
  }
  if (row.mode === "exclusive" && owners.length > 1) {
    problems.warn(
      at,
      `${countWord(owners.length, "job")} cannot own ${quote(name)} exclusively; here they share it`,
    );
    return { mode: "shared", owners };
  }
  if (row.mode === null)
    problems.warn(at, `${quote(name)} has owners and no mode; here they share it`);
  return { mode: row.mode === "exclusive" ? "exclusive" : "shared", owners };
}

interface Wait {
  readonly lock: WantedLock;
  readonly group: number;
}

/** A job waits for one lock here: for the first of those that it wants, in the order in which locks are taken. */
function keepOneWait(
  wanted: readonly WantedLock[],
  places: ReadonlyMap<string, TableRow["at"]>,
  isThree: boolean,
  problems: Problems,
): readonly WantedLock[] {
  const waits = new Map<string, Wait>();
  const dropped = new Map<string, string[]>();
  const drop = (job: string, { lock }: Wait): void => {
    dropped.set(job, [...(dropped.get(job) ?? []), lock.name]);
  };
  for (const lock of wanted) {
    lock.queue.forEach(({ jobs }, group) => {
      for (const job of jobs) {
        const wait = { lock, group };
        const known = waits.get(job);
        const isFirst = known === undefined || compareLocks(lock.name, known.lock.name) < 0;
        if (lock.owners.includes(job) || !isFirst) drop(job, wait);
        else {
          if (known !== undefined) drop(job, known);
          waits.set(job, wait);
        }
      }
    });
  }
  for (const [job, locks] of dropped) {
    const kept = waits.get(job)?.lock.name;
    const how = isThree ? "as one request" : "and the table is not of one moment";
    const rest =
      kept === undefined ? "its wait is left out" : `here it waits for ${quote(kept)} alone`;
    const message = `${quote(job)} also waits for ${listWords(locks, 4)}, ${how}; ${rest}`;
    problems.warn(places.get(locks[0] ?? "") ?? "", message);
  }
  if (dropped.size === 0) return wanted;
  const isKept = (job: string, lock: WantedLock, group: number): boolean => {
    const wait = waits.get(job);
    return wait?.lock === lock && wait.group === group;
  };
  return wanted.map((lock) => {
    const queue = lock.queue
      .map((group, at) => ({ ...group, jobs: group.jobs.filter((job) => isKept(job, lock, at)) }))
      .filter(({ jobs }) => jobs.length > 0);
    return { ...lock, queue };
  });
}

function compareLocks(a: string, b: string): number {
  const rank = (name: string): number => indexOfLevel(splitLockName(name)[0]);
  const isInternal = (name: string): number => Number(name.endsWith(`/${INTERNAL}`));
  return rank(a) - rank(b) || isInternal(b) - isInternal(a) || compareCodePoints(a, b);
}

function fitLimits(wanted: readonly WantedLock[], problems: Problems): readonly WantedLock[] {
  const jobs = new Set(
    wanted.flatMap(({ owners, queue }) => [...owners, ...queue.flatMap((each) => each.jobs)]),
  );
  if (jobs.size > LIMITS.jobs) {
    problems.stop(
      "",
      `a world has at most ${formatNumber(LIMITS.jobs)} jobs, these are ${formatNumber(jobs.size)}`,
    );
  }
  if (wanted.length <= LIMITS.locks) return wanted;
  const used = wanted.filter(({ mode, queue }) => mode !== null || queue.length > 0);
  if (used.length > LIMITS.locks) {
    problems.stop(
      "",
      `a world has at most ${formatNumber(LIMITS.locks)} locks, ${formatNumber(used.length)} are in use here`,
    );
    return used;
  }
  const free = wanted.length - used.length;
  problems.warn(
    "",
    `a world has at most ${formatNumber(LIMITS.locks)} locks; ${formatNumber(free)} that are free are left out`,
  );
  return used;
}
