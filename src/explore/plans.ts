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

/** Locks and pairs in all rests together, and locks looked at meanwhile: some tenths of a second of work. */
const EFFORT_MAX = 1_000_000;
/** So many locks are looked at as soon as one is noted. */
const LOOKS = 16;

/** @returns null where what a job does depends on the others, or is too much to be planned. */
export function planJobs(world: World): readonly Plan[] | null {
  const isEach = world.jobs.every(({ program, index }) => program.slice(index).every(isSettled));
  if (!isEach) return null;
  const planner = new Planner(world);
  const plans: Plan[] = [];
  for (const index of world.jobs.keys()) {
    const plan = planner.plan(index);
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

/** A job about to make a step. */
interface Moment {
  readonly job: Job;
  /** Locks that it owns. */
  readonly held: readonly number[];
}

/** Runs each job as if it were alone. */
class Planner {
  readonly #start: World;
  #effort = 0;

  constructor(start: World) {
    this.#start = start;
  }

  plan(index: number): Plan | null {
    const moments: Moment[] = [];
    let world = isolate(this.#start, index);
    for (let job = world.jobs[index]; job !== undefined && job.next !== null; ) {
      if (findStatus(job, world.clock) !== "ready") return null;
      const held = listHeld(world, index);
      moments.push({ job, held });
      this.#effort += 1 + held.length + world.locks.length / LOOKS;
      if (this.#effort > EFFORT_MAX) return null;
      ({ world } = step(world, { type: "run", job: index }));
      job = world.jobs[index];
    }
    const rests = this.#collect(moments);
    if (rests === null) return null;
    return {
      endsEmpty: listHeld(world, index).length === 0,
      findRest: (job) => {
        if (job.next === null) return NOTHING;
        const found = rests.get(keyMoment(job));
        if (found === undefined) throw new Error(`${job.name} does what it had not planned`);
        return found;
      },
    };
  }

  #collect(moments: readonly Moment[]): ReadonlyMap<string, Rest> | null {
    const rests = new Map<string, Rest>();
    let rest = NOTHING;
    for (const moment of moments.toReversed()) {
      const longer = addStep(rest, moment);
      this.#effort += measureGrowth(rest, longer);
      if (this.#effort > EFFORT_MAX) return null;
      rest = longer;
      rests.set(keyMoment(moment.job), rest);
    }
    return rests;
  }
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

function listHeld({ locks }: World, job: number): readonly number[] {
  return locks.flatMap((lock, at) => (isOwner(lock, job) ? [at] : []));
}

function addStep(rest: Rest, { job, held }: Moment): Rest {
  const { next } = job;
  if (next === null || !("lock" in next)) return rest;
  const { lock } = next;
  const touched = addAll(rest.touched, [lock]);
  if (next.verb !== "acquire" && next.verb !== "wake") {
    const shared = next.verb === "downgrade" ? addAll(rest.shared, [lock]) : rest.shared;
    return { ...rest, touched, shared };
  }
  const others = held.filter((other) => other !== lock);
  const orders = addAll(
    rest.orders,
    others.map((other) => `${other},${lock}`),
  );
  const mode = next.shared ? "shared" : "exclusive";
  return { ...rest, touched, orders, [mode]: addAll(rest[mode], [lock]) };
}

// Rests share what is the same in them.
function addAll<T>(known: ReadonlySet<T>, more: readonly T[]): ReadonlySet<T> {
  return more.every((each) => known.has(each)) ? known : new Set([...known, ...more]);
}

// What of the longer rest is not shared with the other.
function measureGrowth(rest: Rest, longer: Rest): number {
  const parts = ["touched", "exclusive", "shared", "orders"] as const;
  return parts.reduce(
    (sum, part) => sum + (longer[part] === rest[part] ? 0 : longer[part].size),
    0,
  );
}
