// A world that owners act on: each operation runs step after step, by the core's `step`, until it has to
// wait or ends. Notifications and deadlines make it go on. What the steps are is the core's to say.
import type { LockEvent } from "../core/events.ts";
import { indexOfLevel } from "../core/levels.ts";
import { listLocks } from "../core/monitor.ts";
import type { SetOperation } from "../core/scenario.ts";
import { step } from "../core/step.ts";
import { changeLock } from "../core/verbs.ts";
import {
  createJob,
  findDeadline,
  findStatus,
  isSetOwner,
  type Job,
  type Result,
  type Value,
  type Wake,
  type World,
} from "../core/world.ts";
import { SYSTEM_CLOCK } from "./clock.ts";
import { dropDeleted } from "./deletedLocks.ts";
import { createError } from "./errors.ts";
import { type LockInfo, type LockInfoProvider, toLockInfo } from "./lockMonitor.ts";
import type { LockOptions } from "./options.ts";
import { checkIdle, type Owner } from "./owner.ts";
import { type Cause, Sleep, type SleepHost } from "./sleep.ts";

/** No job of any world; -1 would be taken for nobody, who owns a free lock exclusively. */
const NO_JOB = -2;

/** When a time that is up ended. */
const PAST = Number.NEGATIVE_INFINITY;

/** Where a waiting operation is: the owner's job, and what it was to do. */
interface Flight {
  readonly job: number;
  readonly operation: SetOperation;
}

/** The world of a lock set or of a manager, and who is at what in it. */
export class LockWorld implements LockInfoProvider {
  #world: World;
  readonly #host: SleepHost<Value, Flight>;
  /** Only owners that own something, or are at something, have a job. */
  readonly #jobs = new Map<Owner, number>();
  readonly #freeJobs: number[] = [];
  readonly #sleeping = new Map<number, Sleep<Value, Flight>>();

  constructor(world: World, options: LockOptions) {
    this.#world = world;
    this.#host = {
      clock: options.clock ?? SYSTEM_CLOCK,
      wake: (sleep, cause) => this.#lookAgain(sleep, cause),
    };
    options.monitor?.registerLock(this);
  }

  get world(): World {
    return this.#world;
  }

  /** The owner's job in the world, or a number that is none. */
  findJob(owner: Owner): number {
    return this.#jobs.get(owner) ?? NO_JOB;
  }

  /** An operation that may have to wait. */
  start(owner: Owner, operation: SetOperation, signal: AbortSignal | undefined): Promise<Value> {
    try {
      checkIdle(owner);
      signal?.throwIfAborted();
      const job = this.#begin(owner, operation);
      const result = this.#run(job);
      if (result !== null) return Promise.resolve(this.#end(owner, result));
      const sleep = new Sleep(this.#host, { owner, signal, state: { job, operation } });
      this.#sleeping.set(job, sleep);
      this.#sleepOn(sleep);
      return sleep.promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** An operation that never waits: release and downgrade. */
  perform(owner: Owner, operation: SetOperation): Value {
    checkIdle(owner);
    const result = this.#run(this.#begin(owner, operation));
    if (result === null) throw new RangeError(`${operation.op} waits`);
    return this.#end(owner, result);
  }

  getLockInfo(): readonly LockInfo[] {
    return listLocks(this.#world).map(toLockInfo);
  }

  #begin(owner: Owner, operation: SetOperation): number {
    const { jobs } = this.#world;
    const index = this.#jobs.get(owner) ?? this.#freeJobs.pop() ?? jobs.length;
    this.#jobs.set(owner, index);
    this.#putJob(index, createJob(this.#world, owner.name, [operation]));
    return index;
  }

  #putJob(index: number, job: Job): void {
    this.#world = { ...this.#world, jobs: this.#world.jobs.toSpliced(index, 1, job) };
  }

  /** Up to the end of the operation, or null where it has to wait. */
  #run(index: number): Result | null {
    const clock = Math.max(this.#world.clock, this.#host.clock.now());
    this.#world = { ...this.#world, clock };
    for (;;) {
      const job = this.#world.jobs[index];
      if (job === undefined || findStatus(job, clock) !== "ready") return null;
      const { world, events } = step(this.#world, { type: "run", job: index });
      this.#world = world;
      const result = this.#report(events);
      if (result !== null) return result;
    }
  }

  /** Wakes those that were notified. Returns what the operation came to, if it has ended. */
  #report(events: readonly LockEvent[]): Result | null {
    let result: Result | null = null;
    for (const event of events) {
      if (event.type === "notified") {
        for (const job of event.jobs) this.#sleeping.get(job)?.notify();
      } else if (event.type === "returns") result = { value: event.value };
      else if (event.type === "raises") result = { failure: event.failure };
    }
    return result;
  }

  #sleepOn(sleep: Sleep<Value, Flight>): void {
    const job = this.#world.jobs[sleep.state.job];
    const { lock } = this.#findWake(sleep.state.job);
    const subject = this.#world.locks[lock]?.name ?? "";
    sleep.goOn(subject, job === undefined ? null : findDeadline(job));
  }

  #findWake(index: number): Wake {
    const next = this.#world.jobs[index]?.next;
    if (next?.verb === "wake") return next;
    throw new RangeError(`job ${index} does not wait`);
  }

  #lookAgain(sleep: Sleep<Value, Flight>, cause: Cause): void {
    const { owner, state } = sleep;
    const result = cause === "abort" ? this.#cutShort(owner, state) : this.#run(state.job);
    if (result === null && cause !== "abort") {
      this.#sleepOn(sleep);
      return;
    }
    this.#sleeping.delete(state.job);
    try {
      if (result === null) {
        this.#leave(owner);
        sleep.reject(sleep.signal?.reason);
      } else {
        sleep.resolve(this.#end(owner, result));
      }
    } catch (error) {
      sleep.reject(error);
    }
  }

  /** Ends a wait from outside. Null where nothing has come of the operation, or nothing is left of it. */
  #cutShort(owner: Owner, flight: Flight): Result | null {
    if (flight.operation.op !== "acquire") return this.#giveUpChange(flight.job);
    this.#endTime(flight.job);
    this.#run(flight.job);
    this.#releaseAll(owner, flight);
    return null;
  }

  // As if the whole time for an acquire had passed: it gives back what it has, unless it can have the
  // rest at once.
  #endTime(index: number): void {
    const { jobs, clock } = this.#world;
    const job = jobs[index];
    if (job?.frame?.type !== "acquire") throw new RangeError(`job ${index} does not acquire`);
    const next = { ...this.#findWake(index), giveUp: PAST, notified: true };
    this.#putJob(index, { ...job, next, frame: { ...job.frame, until: clock } });
  }

  #releaseAll(owner: Owner, { job, operation }: Flight): void {
    const { level = "" } = operation;
    const set = this.#world.kind === "manager" ? indexOfLevel(level) : 0;
    if (!isSetOwner(this.#world, set, job)) return;
    this.#run(this.#begin(owner, { op: "release", level, names: null }));
  }

  // `add` and `remove` know no timeout. They go as far as they can without another wait, which ends
  // them; what they have removed until then is gone.
  #giveUpChange(index: number): Result | null {
    for (;;) {
      const wake = this.#findWake(index);
      const { locks, jobs } = this.#world;
      const [lock, job] = [locks[wake.lock], jobs[index]];
      if (lock === undefined || job === undefined) throw new RangeError(`no lock ${wake.lock}`);
      const change = changeLock(lock, index, { ...wake, giveUp: PAST }, 0);
      if (change.outcome === "refused") {
        this.#world = { ...this.#world, locks: locks.with(wake.lock, change.lock) };
        this.#putJob(index, createJob(this.#world, job.name, []));
        return null;
      }
      this.#putJob(index, { ...job, next: { ...wake, notified: true } });
      const result = this.#run(index);
      if (result !== null) return result;
    }
  }

  #end(owner: Owner, result: Result): Value {
    this.#leave(owner);
    if ("failure" in result) throw createError(result.failure, owner);
    return result.value;
  }

  /** An owner that owns nothing is forgotten, and so are deleted locks when nobody waits. */
  #leave(owner: Owner): void {
    const job = this.findJob(owner);
    const { sets } = this.#world;
    if (!sets.some((_, set) => isSetOwner(this.#world, set, job))) {
      this.#jobs.delete(owner);
      this.#freeJobs.push(job);
    }
    if (this.#sleeping.size === 0) this.#world = dropDeleted(this.#world);
  }
}
