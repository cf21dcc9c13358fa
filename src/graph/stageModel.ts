// What the stage shows of a snapshot: locks with owners and queue, jobs, and edges. Pure.
import type { GroupView, JobView, LockView, Snapshot } from "../sim/view.ts";
import { findState, type JobState } from "./jobState.ts";
import { sayJob, sayLock } from "./stageWords.ts";

/** A job where it owns or waits. */
export interface Token {
  readonly job: number;
  readonly name: string;
  readonly state: JobState;
  /** Waits to delete the lock. */
  readonly isDeleting: boolean;
}

/** A group of waiting jobs: one card in the queue. */
export interface Group {
  /** The same for the same card in two pictures of a lock. */
  readonly key: string;
  readonly priority: number;
  readonly shared: boolean;
  readonly joinable: boolean;
  readonly isTop: boolean;
  readonly tokens: readonly Token[];
}

export interface StageLock {
  readonly view: LockView;
  readonly index: number;
  readonly set: number;
  /** The name without its set's. */
  readonly title: string;
  readonly isInternal: boolean;
  readonly isMember: boolean;
  readonly mode: LockView["mode"];
  /** Nobody owns it and nobody waits for it. */
  readonly isIdle: boolean;
  readonly owners: readonly Token[];
  readonly groups: readonly Group[];
  /** Priorities are worth saying: some is not 0, or they differ. */
  readonly hasPriorities: boolean;
  readonly text: string;
}

export interface StageJob {
  readonly view: JobView;
  readonly index: number;
  readonly name: string;
  readonly state: JobState;
  readonly edges: readonly Edge[];
  readonly text: string;
}

/** `owns` is drawn solid from lock to job, `waits` dashed from job to lock. */
export interface Edge {
  readonly type: "owns" | "waits";
  readonly job: number;
  readonly lock: number;
  readonly shared: boolean;
}

export interface StageModel {
  readonly sets: readonly string[];
  readonly locks: readonly StageLock[];
  readonly jobs: readonly StageJob[];
  readonly edgeCount: number;
}

/** Builds the model; parts that did not change since the previous one are the same objects. */
export function buildModel(snapshot: Snapshot, previous: StageModel | null): StageModel {
  const stale = new Set<number>();
  const jobs = snapshot.jobs.map((view, index) => {
    const old = previous?.jobs[index];
    if (old?.view === view) return old;
    const job = describeJob(view, index, snapshot);
    if (old === undefined || looksOther(old, job)) markLocks(stale, old, job);
    return job;
  });
  const locks = snapshot.locks.map((view, index) => {
    const old = previous?.locks[index];
    return old?.view === view && !stale.has(index) ? old : describeLock(view, index, snapshot);
  });
  const edgeCount = jobs.reduce((count, job) => count + job.edges.length, 0);
  return { sets: snapshot.sets, locks, jobs, edgeCount };
}

function looksOther(old: StageJob, job: StageJob): boolean {
  return (
    old.state !== job.state || old.name !== job.name || old.view.wait?.for !== job.view.wait?.for
  );
}

function markLocks(stale: Set<number>, old: StageJob | undefined, job: StageJob): void {
  for (const edge of old?.edges ?? []) stale.add(edge.lock);
  for (const edge of job.edges) stale.add(edge.lock);
}

function describeJob(view: JobView, index: number, snapshot: Snapshot): StageJob {
  const state = findState(view);
  return {
    view,
    index,
    name: view.name,
    state,
    edges: listEdges(view, index),
    text: sayJob(view, state, snapshot.locks),
  };
}

function listEdges(view: JobView, job: number): readonly Edge[] {
  const owns = view.holds.map(({ lock, shared }): Edge => ({ type: "owns", job, lock, shared }));
  if (view.wait === null) return owns;
  const { lock, shared } = view.wait;
  return [...owns, { type: "waits", job, lock, shared }];
}

function describeLock(view: LockView, index: number, snapshot: Snapshot): StageLock {
  const prefix = `${snapshot.sets[view.set] ?? ""}/`;
  const { name, set, isInternal, isMember, mode, queue } = view;
  return {
    view,
    index,
    set,
    title: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    isInternal,
    isMember,
    mode,
    isIdle: view.owners.length === 0 && queue.length === 0,
    owners: view.owners.map((job) => describeToken(job, snapshot)),
    groups: queue.map((group, at) => describeGroup(group, at, snapshot)),
    hasPriorities: queue.some((group) => group.priority !== 0),
    text: sayLock(view, snapshot.jobs),
  };
}

function describeGroup(group: GroupView, at: number, snapshot: Snapshot): Group {
  const { priority, shared, joinable, waiters } = group;
  return {
    key: `${priority} ${shared} ${waiters[0] ?? -1}`,
    priority,
    shared,
    joinable,
    isTop: at === 0,
    tokens: waiters.map((job) => describeToken(job, snapshot)),
  };
}

function describeToken(job: number, snapshot: Snapshot): Token {
  const view = snapshot.jobs[job];
  if (view === undefined) return { job, name: `${job}`, state: "done", isDeleting: false };
  return {
    job,
    name: view.name,
    state: findState(view),
    isDeleting: view.wait?.for === "delete",
  };
}
