// What each job will still do to the locks, where that is settled whatever the others do: nothing has a
// timeout, and no lock comes or goes.
import { isOwner, type Lock } from "../core/lock.ts";
import type { Operation } from "../core/scenario.ts";
import { step } from "../core/step.ts";
import { findStatus, type Job, type World } from "../core/world.ts";

/** All that a job will do from a moment on. Locks by their index in the world. */
export interface Rest {
  /** Locks that it will do anything to. */
  readonly touched: ReadonlySet<number>;
  /** Locks that it will take exclusively. */
  readonly exclusive: ReadonlySet<number>;
  /** Locks that it will take shared, or downgrade. */
  readonly shared: ReadonlySet<number>;
  /** Pairs of a lock that it will hold and one that it will take meanwhile, as `held,wanted`. */
  readonly orders: ReadonlySet<string>;
}

/** The plan of one job. */
export interface Plan {
  /** Whether it has given back all locks in the end. */
  readonly endsEmpty: boolean;
  /** What is left to do for the job as it is in some world that follows the first one. */
  readonly findRest: (job: Job) => Rest;
}

const NOTHING: Rest = {
  touched: new Set(),
  exclusive: new Set(),
  shared: new Set(),
  orders: new Set(),
};

/** @returns null where what a job does depends on the others. */
export function planJobs(world: World): readonly Plan[] | null {
  const plans: Plan[] = [];
  for (const [index, job] of world.jobs.entries()) {
    if (!job.program.slice(job.index).every(isSettled)) return null;
    const plan = planJob(world, index);
    if (plan === null) return null;
    plans.push(plan);
  }
  return plans;
}

// Such an acquire is granted in the end or waits for ever, and nothing else can come of it.
function isSettled(operation: Operation): boolean {
  if (operation.op === "release" || operation.op === "downgrade") return true;
  if (operation.op !== "acquire" || (operation.timeout ?? null) !== null) return false;
  return !("opportunistic" in operation && operation.opportunistic === true);
}

// Runs the job as if it were alone.
function planJob(start: World, index: number): Plan | null {
  const moments: { readonly job: Job; readonly locks: readonly Lock[] }[] = [];
  let world = isolate(start, index);
  for (let job = world.jobs[index]; job !== undefined && job.next !== null; ) {
    if (findStatus(job, world.clock) !== "ready") return null;
    moments.push({ job, locks: world.locks });
    ({ world } = step(world, { type: "run", job: index }));
    job = world.jobs[index];
  }
  const rests = new Map<string, Rest>();
  let rest = NOTHING;
  for (const { job, locks } of moments.reverse()) {
    rest = addStep(rest, job, index, locks);
    rests.set(keyMoment(job), rest);
  }
  return {
    endsEmpty: !world.locks.some((lock) => isOwner(lock, index)),
    findRest: (job) => {
      if (job.next === null) return NOTHING;
      const found = rests.get(keyMoment(job));
      if (found === undefined) throw new Error(`${job.name} does what it had not planned`);
      return found;
    },
  };
}

// The world without what the others own and wait for; a wait of the job itself is granted next.
function isolate(world: World, index: number): World {
  const locks = world.locks.map((lock): Lock => {
    const pending = lock.pending.flatMap(({ priority, conditions }) => {
      const own = conditions.filter(({ waiters }) => waiters.includes(index));
      const alone = own.map((condition) => ({ ...condition, waiters: [index] }));
      return alone.length === 0 ? [] : [{ priority, conditions: alone }];
    });
    const exclusive = lock.exclusive === index ? index : -1;
    const sharers = lock.sharers.includes(index) ? [index] : [];
    return { ...lock, exclusive, sharers, pending };
  });
  const jobs = world.jobs.map((job, at) =>
    at === index && job.next?.verb === "wake"
      ? { ...job, next: { ...job.next, notified: true } }
      : job,
  );
  return { ...world, jobs, locks };
}

// Waiting for a lock is the same moment as asking for it.
function keyMoment({ index, frame, next }: Job): string {
  const lock = next !== null && "lock" in next ? next.lock : "";
  return `${index} ${lock} ${JSON.stringify(frame)}`;
}

function addStep(rest: Rest, job: Job, index: number, locks: readonly Lock[]): Rest {
  const { next } = job;
  if (next === null || !("lock" in next)) return rest;
  const { lock } = next;
  const touched = new Set(rest.touched).add(lock);
  if (next.verb !== "acquire" && next.verb !== "wake") {
    const shared = next.verb === "downgrade" ? new Set(rest.shared).add(lock) : rest.shared;
    return { ...rest, touched, shared };
  }
  const orders = new Set(rest.orders);
  locks.forEach((held, at) => {
    if (at !== lock && isOwner(held, index)) orders.add(`${at},${lock}`);
  });
  const mode = next.shared ? "shared" : "exclusive";
  return { ...rest, touched, orders, [mode]: new Set(rest[mode]).add(lock) };
}
