// Two moments side by side: the jobs and locks that differ, in words.
import type { World } from "../core/world.ts";
import { createSnapshot } from "./snapshot.ts";
import type { JobView, LockView, Snapshot } from "./view.ts";
import { formatMs, listWords, modeWord } from "./words.ts";

interface ContrastLine {
  readonly label: string;
  readonly as: string;
  readonly otherwise: string;
}

/** A job or a lock that differs, with all that is to be said of it. */
export interface Contrast {
  readonly title: string;
  readonly lines: readonly ContrastLine[];
}

/** Label and words. */
type Lines = readonly (readonly [label: string, words: string])[];

/** The clock first, then jobs, then locks; only those that differ. */
export function listContrasts(as: World, otherwise: World): readonly Contrast[] {
  const [a, b] = [createSnapshot(as), createSnapshot(otherwise)];
  const jobs = pair(a.jobs, b.jobs).map(([one, other]) =>
    createContrast(`Job ${(one ?? other)?.name}`, sayJob(a, one), sayJob(b, other)),
  );
  const locks = pair(a.locks, b.locks).map(([one, other]) =>
    createContrast(`Lock ${(one ?? other)?.name}`, sayLock(a, one), sayLock(b, other)),
  );
  const clock = createContrast("Clock", sayClock(a), sayClock(b));
  return [clock, ...jobs, ...locks].filter(({ lines }) =>
    lines.some((line) => line.as !== line.otherwise),
  );
}

function pair<T>(a: readonly T[], b: readonly T[]) {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, at) => [a[at], b[at]] as const);
}

function createContrast(title: string, as: Lines, otherwise: Lines): Contrast {
  const lines = pair(as, otherwise).map(([one, other]) => ({
    label: (one ?? other)?.[0] ?? "",
    as: one?.[1] ?? "not there",
    otherwise: other?.[1] ?? "not there",
  }));
  return { title, lines };
}

function sayClock({ clock }: Snapshot): Lines {
  return [["Time", formatMs(clock)]];
}

function sayJob({ locks, programs, jobs }: Snapshot, job: JobView | undefined): Lines {
  if (job === undefined) return [];
  const { wait, status, index, holds } = job;
  const name = (lock: number): string => locks[lock]?.name ?? "";
  const wish = wait === null ? "" : `for ${name(wait.lock)}, ${modeWord(wait.shared)}`;
  const state = status === "waiting" ? `waiting ${wish}` : status;
  const length = programs[jobs.indexOf(job)]?.length ?? 0;
  const owned = holds.map(({ lock, shared }) => `${name(lock)} ${modeWord(shared)}`);
  return [
    ["State", status === "ready" && wait?.notified === true ? "notified" : state],
    ["Operation", index >= length ? "at its end" : `${index + 1} of ${length}`],
    ["Owns", owned.length === 0 ? "nothing" : listWords(owned)],
  ];
}

function sayLock({ jobs }: Snapshot, lock: LockView | undefined): Lines {
  if (lock === undefined) return [];
  const name = (list: readonly number[]): string =>
    listWords(list.map((job) => jobs[job]?.name ?? ""));
  const { mode, owners, queue } = lock;
  const held = owners.length === 0 ? (mode ?? "free") : `${name(owners)}, ${mode}`;
  const groups = queue.map(({ shared, priority, waiters }) => {
    const urgency = priority === 0 ? "" : `, priority ${priority}`;
    return `${name(waiters)} (${modeWord(shared)}${urgency})`;
  });
  return [
    ["Owners", held],
    ["Queue", groups.length === 0 ? "nobody" : groups.join(", then ")],
  ];
}
