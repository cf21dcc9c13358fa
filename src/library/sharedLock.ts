// SharedLock: a lock value of the core, and the promises of those who wait for it. Which rules hold is
// the core's to say; here it is kept, owners get their numbers, and sleepers are woken.
import { countPending, createLock, isOwner, type Lock, type LockOutcome } from "../core/lock.ts";
import { describeLock } from "../core/monitor.ts";
import { type OwnedMode, ownsAs } from "../core/ownership.ts";
import {
  type AwaitingVerb,
  changeLock,
  concludeVerb,
  createWake,
  type LockVerb,
} from "../core/verbs.ts";
import type { Wake } from "../core/world.ts";
import { type Clock, SYSTEM_CLOCK } from "./clock.ts";
import { createError } from "./errors.ts";
import { Hold } from "./hold.ts";
import { type LockInfo, type LockInfoProvider, toLockInfo } from "./lockMonitor.ts";
import {
  type AcquireOptions,
  type DeleteOptions,
  type LockOptions,
  readPriority,
  readTimeout,
} from "./options.ts";
import { checkIdle, type Owner } from "./owner.ts";
import { type Cause, Sleep, type SleepHost } from "./sleep.ts";

const RELEASE: LockVerb = { verb: "release", lock: 0 };
const DOWNGRADE: LockVerb = { verb: "downgrade", lock: 0 };

/**
 * A lock that is owned by one exclusively or by several that share it, with a fair queue, priorities,
 * timeouts, downgrade and deletion. Rule 2 of docs/rules.md.
 */
export class SharedLock implements LockInfoProvider {
  #lock: Lock;
  readonly #host: SleepHost<boolean, Wake>;
  /** By number: those that own the lock or wait for it. */
  readonly #known = new Map<number, Owner>();

  constructor(name: string, options: LockOptions = {}) {
    if (typeof name !== "string") throw new TypeError("the name of a lock is a string");
    this.#lock = createLock(name);
    this.#host = {
      clock: options.clock ?? SYSTEM_CLOCK,
      wake: (sleep, cause) => this.#lookAgain(sleep, cause),
    };
    options.monitor?.registerLock(this);
  }

  get name(): string {
    return this.#lock.name;
  }

  /** The one by which it measures timeouts. */
  get clock(): Clock {
    return this.#host.clock;
  }

  /**
   * Waits for the lock.
   * @returns whether it was granted before the timeout had passed.
   * @throws LockError `deleted`; UsageError `double-acquire`, `owner-busy`.
   */
  acquire(owner: Owner, options: AcquireOptions = {}): Promise<boolean> {
    return this.#perform(owner, options, createAcquire);
  }

  /** Takes the lock if that takes no wait, else returns false. Throws as `acquire` does. */
  tryAcquire(owner: Owner, options: Omit<AcquireOptions, "timeout" | "signal"> = {}): boolean {
    checkIdle(owner);
    const verb = createAcquire({ ...options, timeout: 0 });
    return conclude(owner, verb, this.#change(owner, verb));
  }

  /**
   * Acquires for a block: `using held = await lock.hold(owner)`.
   * @returns null when the timeout has passed, which `using` takes as well.
   */
  async hold(owner: Owner, options: AcquireOptions = {}): Promise<Hold | null> {
    if (!(await this.acquire(owner, options))) return null;
    return new Hold([this.name], () => {
      if (this.isOwned(owner)) this.release(owner);
    });
  }

  /** @throws UsageError `not-owner`. */
  release(owner: Owner): void {
    checkIdle(owner);
    conclude(owner, RELEASE, this.#change(owner, RELEASE));
  }

  /** From exclusive to shared. For who shares already nothing happens. @throws UsageError `not-owner`. */
  downgrade(owner: Owner): true {
    checkIdle(owner);
    conclude(owner, DOWNGRADE, this.#change(owner, DOWNGRADE));
    return true;
  }

  /**
   * Deletes the lock for ever, once it is owned exclusively. Whoever waits for it fails.
   * @returns false when the timeout has passed.
   * @throws LockError `deleted`; UsageError `delete-while-shared`.
   */
  delete(owner: Owner, options: DeleteOptions = {}): Promise<boolean> {
    return this.#perform(owner, options, createDelete);
  }

  /** @param mode any, if there is none. */
  isOwned(owner: Owner, mode: OwnedMode = null): boolean {
    return ownsAs(this.#lock, owner.number, mode);
  }

  /** How many groups wait: one for each exclusive request, one for all that will share. */
  countPending(): number {
    return countPending(this.#lock);
  }

  getLockInfo(): readonly [LockInfo] {
    const nameOwner = (number: number): string => this.#known.get(number)?.name ?? "";
    return [toLockInfo(describeLock(this.#lock, nameOwner))];
  }

  #perform<O extends DeleteOptions>(
    owner: Owner,
    options: O,
    createVerb: (options: O) => AwaitingVerb,
  ): Promise<boolean> {
    try {
      checkIdle(owner);
      options.signal?.throwIfAborted();
      const verb = createVerb(options);
      const outcome = this.#change(owner, verb);
      return outcome === "waits"
        ? this.#fallAsleep(owner, verb, options.signal)
        : Promise.resolve(conclude(owner, verb, outcome));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** One critical section. */
  #change(owner: Owner, verb: LockVerb): LockOutcome {
    const { number } = owner;
    // Only who wakes with a deadline has anything to compare with the clock.
    const clock = verb.verb === "wake" && verb.giveUp !== null ? this.#host.clock.now() : 0;
    const { lock, outcome, notified } = changeLock(this.#lock, number, verb, clock);
    this.#lock = lock;
    if (outcome === "granted" || outcome === "waits") this.#known.set(number, owner);
    else if (verb.verb !== "downgrade" && !isOwner(lock, number)) this.#known.delete(number);
    for (const job of notified) this.#known.get(job)?.waiting?.notify();
    return outcome;
  }

  #fallAsleep(owner: Owner, verb: AwaitingVerb, signal: AbortSignal | undefined): Promise<boolean> {
    const state = createWake(verb, verb.timeout === null ? 0 : this.#host.clock.now());
    const sleep = new Sleep(this.#host, { owner, signal, state });
    sleep.goOn(this.name, state.deadline);
    return sleep.promise;
  }

  #lookAgain(sleep: Sleep<boolean, Wake>, cause: Cause): void {
    const { owner, state } = sleep;
    if (cause === "abort") {
      this.#leave(owner, state);
      sleep.reject(sleep.signal?.reason);
      return;
    }
    const outcome = this.#change(owner, state);
    if (outcome === "waits") {
      sleep.state = createWake(state, this.#host.clock.now());
      sleep.goOn(this.name, sleep.state.deadline);
      return;
    }
    try {
      sleep.resolve(conclude(owner, state, outcome));
    } catch (error) {
      sleep.reject(error);
    }
  }

  // As if the timeout had passed. Who is granted the lock even so, as it was notified, passes it on.
  #leave(owner: Owner, wake: Wake): void {
    const last: Wake = { ...wake, for: "acquire", giveUp: Number.NEGATIVE_INFINITY };
    if (this.#change(owner, last) === "granted") this.#change(owner, RELEASE);
  }
}

function createAcquire(options: AcquireOptions): AwaitingVerb {
  return {
    verb: "acquire",
    lock: 0,
    shared: options.shared ?? false,
    priority: readPriority(options.priority),
    timeout: readTimeout(options.timeout),
  };
}

function createDelete(options: DeleteOptions): AwaitingVerb {
  const { priority, timeout } = options;
  return {
    verb: "delete",
    lock: 0,
    priority: readPriority(priority),
    timeout: readTimeout(timeout),
  };
}

/** What the operation returns, or its exception. */
function conclude(owner: Owner, verb: LockVerb, outcome: LockOutcome): boolean {
  const result = concludeVerb(verb, outcome);
  if ("failure" in result) throw createError(result.failure, owner);
  return result.value === true;
}
