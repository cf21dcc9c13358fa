// Conditions: owners of a lock that wait for one another. Section 1 of docs/rules.md.
import { createFailure } from "../core/errors.ts";
import { createError, UsageError } from "./errors.ts";
import { type AbortOptions, readTimeout } from "./options.ts";
import { checkIdle, type Owner } from "./owner.ts";
import type { SharedLock } from "./sharedLock.ts";
import { type Cause, Sleep, type SleepHost } from "./sleep.ts";

export interface WaitOptions extends AbortOptions {
  /** In ms. Without one the wait is as long as it takes. */
  readonly timeout?: number | null | undefined;
}

function checkOwner(owner: Owner, lock: SharedLock): void {
  checkIdle(owner);
  if (!lock.isOwned(owner)) throw createError(createFailure("not-owner", lock.name), owner);
}

/** A condition that is notified once; after that it is of no use. One generation of the other kind. */
export class SingleNotifyPipeCondition {
  readonly #lock: SharedLock;
  readonly #sleeping = new Set<Sleep<Cause, null>>();
  readonly #host: SleepHost<Cause, null>;
  #isNotified = false;

  /** @param lock has to be owned by whoever waits or notifies. */
  constructor(lock: SharedLock) {
    this.#lock = lock;
    this.#host = { clock: lock.clock, wake: (sleep, cause) => sleep.resolve(cause) };
  }

  /**
   * Lets go of the lock, waits, and acquires it again in the same mode, which has no timeout.
   * @returns whether it was notified; false when the timeout came first.
   * @throws UsageError `not-owner`, `already-notified`; LockError `deleted`.
   */
  async wait(owner: Owner, { timeout, signal }: WaitOptions = {}): Promise<boolean> {
    checkOwner(owner, this.#lock);
    this.#checkUnused();
    signal?.throwIfAborted();
    const limit = readTimeout(timeout);
    const shared = this.#lock.isOwned(owner, "shared");
    this.#lock.release(owner);
    const sleep = new Sleep(this.#host, { owner, signal, state: null });
    this.#sleeping.add(sleep);
    sleep.goOn(
      `${this.#lock.name} (condition)`,
      limit === null ? null : this.#host.clock.now() + limit,
    );
    const cause = await sleep.promise;
    this.#sleeping.delete(sleep);
    await this.#lock.acquire(owner, { shared });
    if (cause === "abort") throw signal?.reason;
    return cause === "notified";
  }

  /** Wakes all that wait. @throws UsageError `not-owner`, `already-notified`. */
  notifyAll(owner: Owner): void {
    checkOwner(owner, this.#lock);
    this.#checkUnused();
    this.#isNotified = true;
    for (const sleep of this.#sleeping) sleep.notify();
  }

  hasWaiting(): boolean {
    return this.#sleeping.size > 0;
  }

  /** Those that wait, in the order in which they came; who was notified still does until it runs. */
  getWaiting(): readonly Owner[] {
    return [...this.#sleeping].map((sleep) => sleep.owner);
  }

  #checkUnused(): void {
    if (!this.#isNotified) return;
    const { name } = this.#lock;
    throw new UsageError(
      "already-notified",
      name,
      `UsageError already-notified on ${name}: a condition of this kind is notified once`,
    );
  }
}

/** A condition that can be notified again and again: each time those that wait by then. */
export class PipeCondition {
  readonly #lock: SharedLock;
  #generation: SingleNotifyPipeCondition;
  /** Notified, with owners that have not run since. */
  #earlier: readonly SingleNotifyPipeCondition[] = [];

  /** @param lock has to be owned by whoever waits or notifies. */
  constructor(lock: SharedLock) {
    this.#lock = lock;
    this.#generation = new SingleNotifyPipeCondition(lock);
  }

  /**
   * Lets go of the lock, waits, and acquires it again in the same mode, which has no timeout.
   * @returns whether it was notified; false when the timeout came first.
   * @throws UsageError `not-owner`; LockError `deleted`.
   */
  wait(owner: Owner, options: WaitOptions = {}): Promise<boolean> {
    return this.#generation.wait(owner, options);
  }

  /** Wakes all that wait by now. @throws UsageError `not-owner`. */
  notifyAll(owner: Owner): void {
    const notified = this.#generation;
    notified.notifyAll(owner);
    this.#earlier = [...this.#earlier, notified].filter((generation) => generation.hasWaiting());
    this.#generation = new SingleNotifyPipeCondition(this.#lock);
  }

  hasWaiting(): boolean {
    return this.getWaiting().length > 0;
  }

  /** Those that wait, in the order in which they came; who was notified still does until it runs. */
  getWaiting(): readonly Owner[] {
    return [...this.#earlier, this.#generation].flatMap((generation) => generation.getWaiting());
  }
}
