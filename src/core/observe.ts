// What can be seen of a world from outside, in the very form of the recorded runs.

import { isInUse, listLocks } from "./monitor.ts";
import {
  describeNext,
  findStatus,
  holdsInternal,
  isSetOwner,
  listOwned,
  type World,
} from "./world.ts";

/** `[status, index of the operation, what it does when it runs]`. */
type JobObservation = readonly [string, number, string | null];

/** `[name, mode, owners, [[mode, waiting jobs], ...]]`. */
type LockObservation = readonly [
  string,
  string | null,
  readonly string[],
  readonly (readonly [string, readonly string[]])[],
];

/** `[names of the members owned, whether it holds the internal lock]`. */
type SetObservation = readonly [readonly string[], boolean];

export interface Observation {
  readonly jobs: Readonly<Record<string, JobObservation>>;
  readonly locks: readonly LockObservation[];
  /** By job; of a manager, by job and level. Owners of sets only. Not for sharedlock. */
  readonly owned?: Readonly<
    Record<string, SetObservation | Readonly<Record<string, SetObservation>>>
  >;
}

/** All names of a lockset's members, or by level of a manager's, in code-point order. */
export type NamesObservation = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** Job names are keys in the order of the world's jobs. */
export function observe(world: World): Observation {
  const jobs: [string, JobObservation][] = world.jobs.map((job) => [
    job.name,
    [findStatus(job, world.clock), job.index, describeNext(world, job)],
  ]);
  const locks = listLocks(world, isInUse).map(
    (row): LockObservation => [row.name, row.mode, row.owners, row.pending],
  );
  const seen = { jobs: Object.fromEntries(jobs), locks };
  return world.kind === "sharedlock" ? seen : { ...seen, owned: observeOwned(world) };
}

/** The members of the sets, or null for a sharedlock scenario. */
export function observeNames(world: World): NamesObservation | null {
  if (world.kind === "sharedlock") return null;
  const lists = world.sets.map((set) => set.members.map((member) => member.name));
  if (world.kind === "lockset") return lists[0] ?? [];
  return Object.fromEntries(world.sets.map((set, index) => [set.name, lists[index] ?? []]));
}

function observeOwned(world: World): NonNullable<Observation["owned"]> {
  const entries = world.jobs.flatMap((job, index) => {
    const owned = world.sets.flatMap((set, at) =>
      isSetOwner(world, at, index) ? [[set.name, observeSet(world, at, index)] as const] : [],
    );
    const first = owned[0];
    if (first === undefined) return [];
    return [[job.name, world.kind === "manager" ? Object.fromEntries(owned) : first[1]] as const];
  });
  return Object.fromEntries(entries);
}

function observeSet(world: World, set: number, job: number): SetObservation {
  const names = listOwned(world, set, job).map((member) => member.name);
  return [names, holdsInternal(world, set, job)];
}
