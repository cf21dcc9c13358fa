// From a world to what the page is shown of it. Parts that did not change stay the same objects.
import { type Condition, type Lock, listOwners } from "../core/lock.ts";
import { findMode } from "../core/monitor.ts";
import { findNearestDeadline, hasBegun } from "../core/step.ts";
import { describeNext, findStatus, isNotified, type Job, type World } from "../core/world.ts";
import type {
  End,
  GroupView,
  Hold,
  JobView,
  LockView,
  Reason,
  Snapshot,
  WaitView,
} from "./view.ts";
import { explainWait, findCycles } from "./why.ts";

/** A world together with the snapshot that was made of it. */
export interface Shot {
  readonly world: World;
  readonly snapshot: Snapshot;
}

/** Makes the snapshot of a world. Parts equal to those of the shot before are taken from there. */
export function createSnapshot(world: World, before: Shot | null = null): Snapshot {
  const known = before?.snapshot;
  return {
    kind: world.kind,
    sets: keep(
      world.sets.map((set) => set.name),
      known?.sets,
    ),
    programs: keepParts(
      world.jobs.map((job) => job.program),
      known?.programs,
      (a, b) => a === b,
    ),
    jobs: keepParts(listJobViews(world), known?.jobs, isEqual),
    locks: createLockViews(world, before),
    clock: world.clock,
    nearestDeadline: findNearestDeadline(world),
    end: findEnd(world),
  };
}

/** Whether anything can still happen in a world. */
export function findEnd(world: World): End {
  if (world.jobs.some((job) => findStatus(job, world.clock) === "ready")) return "running";
  if (findNearestDeadline(world) !== null) return "running";
  return world.jobs.every((job) => job.next === null) ? "done" : "deadlock";
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function keep<T>(fresh: T, known: T | undefined): T {
  return known !== undefined && isEqual(fresh, known) ? known : fresh;
}

function keepParts<T>(
  fresh: readonly T[],
  known: readonly T[] | undefined,
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  if (known === undefined) return fresh;
  const kept = fresh.map((part, index) => {
    const old = known[index];
    return old !== undefined && isSame(part, old) ? old : part;
  });
  const isUnchanged = kept.length === known.length && kept.every((part, at) => part === known[at]);
  return isUnchanged ? known : kept;
}

function listJobViews(world: World): readonly JobView[] {
  const holds = listHolds(world);
  const cycles = findCycles(world);
  return world.jobs.map((job, index) => {
    const cycle = cycles.get(index);
    const why = [...explainWait(world, index), ...(cycle === undefined ? [] : [cycle])];
    return createJobView(world, job, holds[index] ?? [], why);
  });
}

function listHolds(world: World): readonly Hold[][] {
  const holds: Hold[][] = world.jobs.map(() => []);
  world.locks.forEach(({ exclusive, sharers }, lock) => {
    if (exclusive !== -1) holds[exclusive]?.push({ lock, shared: false });
    for (const job of sharers) holds[job]?.push({ lock, shared: true });
  });
  return holds;
}

function createJobView(
  world: World,
  job: Job,
  holds: readonly Hold[],
  why: readonly Reason[],
): JobView {
  const { next } = job;
  return {
    name: job.name,
    status: findStatus(job, world.clock),
    index: job.index,
    next: describeNext(world, job),
    nextLock: next !== null && "lock" in next ? next.lock : -1,
    wait: createWaitView(job),
    workUntil: next?.verb === "finish" ? next.until : null,
    holds,
    why,
    hasBegun: hasBegun(job),
    isCancelled: job.isCancelled,
  };
}

function createWaitView(job: Job): WaitView | null {
  if (job.next?.verb !== "wake") return null;
  const { lock, for: purpose, shared, priority, deadline, notified } = job.next;
  return { lock, for: purpose, shared, priority, deadline, notified };
}

function createLockViews(world: World, before: Shot | null): readonly LockView[] {
  const places = listPlaces(world);
  const known = before?.snapshot.locks;
  const views = world.locks.map((lock, index) => {
    const old = known?.[index];
    const place = places[index] ?? NOWHERE;
    const isSame = isUntouched(world, before, index) && old?.isMember === place.isMember;
    return isSame && old !== undefined ? old : keep(createLockView(world, lock, place), old);
  });
  const isUnchanged =
    known?.length === views.length && views.every((view, at) => view === known[at]);
  return isUnchanged ? known : views;
}

// A lock's card shows the lock itself, and which of its waiters were notified.
function isUntouched(world: World, before: Shot | null, index: number): boolean {
  const lock = world.locks[index];
  if (before === null || lock === undefined || before.world.locks[index] !== lock) return false;
  return lock.pending.every((list) =>
    list.conditions.every(({ waiters }) =>
      waiters.every((job) => world.jobs[job] === before.world.jobs[job]),
    ),
  );
}

interface Place {
  readonly set: number;
  readonly isInternal: boolean;
  readonly isMember: boolean;
}

const NOWHERE: Place = { set: 0, isInternal: false, isMember: false };

function listPlaces(world: World): readonly Place[] {
  const places: Place[] = [];
  world.sets.forEach((set, index) => {
    if (set.internal !== -1)
      places[set.internal] = { set: index, isInternal: true, isMember: true };
    for (const { lock } of set.members) {
      places[lock] = { set: index, isInternal: false, isMember: !world.locks[lock]?.deleted };
    }
  });
  // One that is just being added, or is gone: its name says where it belongs.
  world.locks.forEach(({ name }, lock) => {
    if (places[lock] !== undefined) return;
    const set = world.sets.findIndex((each) => name.startsWith(`${each.name}/`));
    places[lock] = { ...NOWHERE, set: Math.max(set, 0) };
  });
  return places;
}

function createLockView(world: World, lock: Lock, place: Place): LockView {
  return {
    name: lock.name,
    set: place.set,
    isInternal: place.isInternal,
    isMember: place.isMember,
    mode: findMode(lock),
    owners: listOwners(lock),
    queue: lock.pending.flatMap((list) =>
      list.conditions.map((condition) => createGroupView(world, list.priority, condition)),
    ),
  };
}

function createGroupView(world: World, priority: number, condition: Condition): GroupView {
  const { shared, joinable, waiters } = condition;
  const notified = waiters.filter((job) => isNotified(world, job));
  return { priority, shared, joinable, waiters, notified };
}
