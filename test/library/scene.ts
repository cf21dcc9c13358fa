// What tests of the library share: owners by name, a clock that they move, and promises watched.
import type { Clock } from "../../src/library/clock.ts";
import { LockError, UsageError } from "../../src/library/errors.ts";
import { Owner } from "../../src/library/owner.ts";

/** A clock that stands until it is moved. */
export class VirtualClock implements Clock {
  #now = 0;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** Moves on by so many ms, and lets all go on that is due on the way. */
  async advance(ms: number): Promise<void> {
    await settle();
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Until everybody who can go on has done so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export function createOwners(count: number): readonly Owner[] {
  return Array.from({ length: count }, (_, index) => new Owner(`J${index + 1}`));
}

/** What a call has come to so far: `waits`, its value, or the code of its error. */
export interface Watched {
  readonly state: unknown;
}

export function watch(promise: Promise<unknown>): Watched {
  const watched: { state: unknown } = { state: "waits" };
  promise.then(
    (value) => {
      watched.state = value;
    },
    (error: unknown) => {
      watched.state = codeOf(error);
    },
  );
  return watched;
}

/** What a call that may not wait comes to: its value, or the code of its error. */
export function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return codeOf(error);
  }
}

/** What a call has come to once everybody has gone on. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const watched = watch(promise);
  await settle();
  return watched.state;
}

function codeOf(error: unknown): unknown {
  return error instanceof LockError || error instanceof UsageError ? error.code : error;
}

/** Numbers below `limit`, the same ones each time. */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
