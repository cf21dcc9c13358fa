// A made-up scene for measuring the stage: 1,000 locks, 200 jobs, 2,500 edges, and how it changes.
import type { JobView, LockView, Snapshot } from "../../src/sim/view.ts";

/** What is measured: the stage as a whole and close by, and two plain ways to draw the same. */
export const KINDS = ["stage", "stage, near", "d3 SVG", "canvas"] as const;

export type Kind = (typeof KINDS)[number];

const SETS = ["cluster", "instance", "node-alloc", "nodegroup", "node", "node-res", "network"];
const COUNTS = [2, 380, 2, 22, 286, 286, 22];
const JOBS = 200;
/** Owned locks of each job; one more is waited for by half of the jobs. */
const HELD = 12;
const CHANGED = 4;

/** For each job the locks that it owns, and the one it waits for or -1. */
interface Scene {
  readonly owned: readonly (readonly number[])[];
  readonly waited: readonly number[];
}

function createScene(locks: number): Scene {
  const owned = Array.from({ length: JOBS }, (_, job) =>
    Array.from({ length: HELD }, (_, at) => (job * 37 + at * 83) % locks),
  );
  return { owned, waited: owned.map((_, job) => (job % 2 === 0 ? (job * 59) % locks : -1)) };
}

function viewJob(job: number, { owned, waited }: Scene): JobView {
  const lock = waited[job] ?? -1;
  const wait = {
    lock,
    for: "acquire",
    shared: false,
    priority: 0,
    deadline: null,
    notified: false,
  } as const;
  return {
    name: `job-${job}`,
    status: lock === -1 ? "ready" : "waiting",
    index: 0,
    next: "begin",
    nextLock: lock,
    wait: lock === -1 ? null : wait,
    workUntil: null,
    holds: (owned[job] ?? []).map((held) => ({ lock: held, shared: true })),
    why: [],
    hasBegun: true,
    isCancelled: false,
  };
}

function viewLock(index: number, before: LockView, scene: Scene): LockView {
  const has = (list: readonly number[]): boolean => list.includes(index);
  const owners = scene.owned.flatMap((list, job) => (has(list) ? [job] : []));
  const waiters = scene.waited.flatMap((lock, job) => (lock === index ? [job] : []));
  const queue = waiters.map((job) => {
    return { priority: 0, shared: false, joinable: false, waiters: [job], notified: [] };
  });
  return { ...before, mode: owners.length === 0 ? null : "shared", owners, queue };
}

function listFreeLocks(): readonly LockView[] {
  return SETS.flatMap((set, at) =>
    Array.from({ length: COUNTS[at] ?? 0 }, (_, index): LockView => {
      const isInternal = index === 0;
      const name = `${set}/${isInternal ? "[lockset]" : `${set}${index}`}`;
      return {
        name,
        set: at,
        isInternal,
        isMember: !isInternal,
        mode: null,
        owners: [],
        queue: [],
      };
    }),
  );
}

/** The scene at its start and after each of so many changes; what did not change is shared. */
export function createSnapshots(changes: number): readonly Snapshot[] {
  const free = listFreeLocks();
  let scene = createScene(free.length);
  let snapshot: Snapshot = {
    kind: "manager",
    sets: SETS,
    programs: scene.owned.map(() => []),
    jobs: scene.owned.map((_, job) => viewJob(job, scene)),
    locks: free.map((lock, index) => viewLock(index, lock, scene)),
    clock: 0,
    nearestDeadline: null,
    end: "running",
  };
  const made = [snapshot];
  for (let change = 0; change < changes; change += 1) {
    [scene, snapshot] = changeScene(scene, snapshot, change);
    made.push(snapshot);
  }
  return made;
}

/** A few jobs let go of the first lock that they own and take another. */
function changeScene(scene: Scene, snapshot: Snapshot, change: number): [Scene, Snapshot] {
  const movers = Array.from({ length: CHANGED }, (_, at) => (change * 13 + at * 47) % JOBS);
  const owned = [...scene.owned];
  const touched = new Set<number>();
  for (const job of movers) {
    const [first = 0, ...rest] = owned[job] ?? [];
    const taken = (first + 211 + change) % snapshot.locks.length;
    touched.add(first).add(taken);
    owned[job] = [...rest, taken];
  }
  const next = { ...scene, owned };
  const jobs = snapshot.jobs.map((view, job) => (movers.includes(job) ? viewJob(job, next) : view));
  const locks = snapshot.locks.map((view, index) =>
    touched.has(index) ? viewLock(index, view, next) : view,
  );
  return [next, { ...snapshot, jobs, locks }];
}
