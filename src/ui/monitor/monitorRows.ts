// The rows of the monitor for a snapshot, as the lock manager's own monitor lists them.
import { compareNatural } from "../../core/order.ts";
import type { MonitorRow } from "../../formats/monitorText.ts";
import type { LockView, Snapshot } from "../../sim/view.ts";
import { modeWord } from "../../sim/words.ts";

/** A row, and the lock's index in the snapshot. */
export interface LockRow extends MonitorRow {
  readonly lock: number;
}

export interface RowFilter {
  /** Part of a lock's or a job's name; empty for all. */
  readonly text: string;
  /** Leaves out what nobody owns and nobody waits for. */
  readonly isInUseOnly: boolean;
}

interface KnownRow {
  readonly view: LockView;
  readonly row: LockRow;
}

/**
 * Makes what lists the rows of snapshots: living locks, and deleted ones while jobs wait for them, in
 * natural order and then by index. Rows that did not change are the same objects as in the list before.
 */
export function createRowLister(): (snapshot: Snapshot, filter: RowFilter) => readonly LockRow[] {
  const lockNames = createNameKeeper();
  const jobNames = createNameKeeper();
  let order: readonly number[] = [];
  let ranks: readonly number[] = [];
  let known: KnownRow[] = [];
  return (snapshot, filter) => {
    const areLocksKnown = lockNames.keep(snapshot.locks);
    const areJobsKnown = jobNames.keep(snapshot.jobs);
    if (!areLocksKnown) order = sortNames(snapshot.locks);
    if (!areJobsKnown) ranks = rankNames(snapshot.jobs);
    if (!areLocksKnown || !areJobsKnown) known = [];
    const nameJobs = (jobs: readonly number[]): readonly string[] =>
      [...jobs]
        .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
        .map((job) => snapshot.jobs[job]?.name ?? "");
    const text = filter.text.trim().toLowerCase();
    return order.flatMap((lock) => {
      const view = snapshot.locks[lock];
      if (view === undefined || !isListed(view, filter.isInUseOnly)) return [];
      const same = known[lock]?.view === view ? known[lock] : undefined;
      const row = same?.row ?? createRow(view, lock, nameJobs);
      if (same === undefined) known[lock] = { view, row };
      return text === "" || isNamed(row, text) ? [row] : [];
    });
  };
}

interface Named {
  readonly name: string;
}

/** Tells whether a list has the names that the one before had. */
function createNameKeeper(): { keep(list: readonly Named[]): boolean } {
  let names: readonly string[] = [];
  return {
    keep: (list) => {
      const isSame =
        list.length === names.length && list.every(({ name }, at) => name === names[at]);
      if (!isSame) names = list.map(({ name }) => name);
      return isSame;
    },
  };
}

function sortNames(list: readonly Named[]): readonly number[] {
  const nameOf = (index: number): string => list[index]?.name ?? "";
  const indices = list.map((_, index) => index);
  return indices.sort((a, b) => compareNatural(nameOf(a), nameOf(b)) || a - b);
}

/** The place of each in natural order: names are compared once and not for each lock anew. */
function rankNames(list: readonly Named[]): readonly number[] {
  const ranks: number[] = [];
  sortNames(list).forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

function isListed({ mode, owners, queue }: LockView, isInUseOnly: boolean): boolean {
  if (mode === "deleted" && queue.length === 0) return false;
  return !isInUseOnly || owners.length > 0 || queue.length > 0;
}

function createRow(
  { name, mode, owners, queue }: LockView,
  lock: number,
  nameJobs: (jobs: readonly number[]) => readonly string[],
): LockRow {
  const pending = queue.map(
    ({ shared, waiters }) => [modeWord(shared), nameJobs(waiters)] as const,
  );
  return { lock, name, mode, owners: nameJobs(owners), pending };
}

function isNamed({ name, owners, pending }: LockRow, text: string): boolean {
  const isPart = (word: string): boolean => word.toLowerCase().includes(text);
  return isPart(name) || owners.some(isPart) || pending.some(([, jobs]) => jobs.some(isPart));
}
