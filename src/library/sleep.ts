// One owner's wait: a promise, the timer at its deadline, and the signal that ends it from outside.
import { unwatchAbort, watchAbort } from "./abortions.ts";
import type { Clock } from "./clock.ts";
import type { Owner, Waiting } from "./owner.ts";

/** Why a sleeper is woken. */
export type Cause = "notified" | "deadline" | "abort";

/** Where owners sleep. */
export interface SleepHost<T, S> {
  readonly clock: Clock;
  /** Looks again; then either ends the sleep or lets it go on. */
  wake(sleep: Sleep<T, S>, cause: Cause): void;
}

export interface Sleeper<S> {
  readonly owner: Owner;
  readonly signal: AbortSignal | undefined;
  /** What the host remembers of it. */
  readonly state: S;
}

// Timers of browsers and of Node hold no longer time than this.
const LONGEST_TIMER = 2 ** 31 - 1;

// Cheaper than `queueMicrotask`, and just as soon.
const SOON = Promise.resolve();

const ignore = (): void => undefined;

/** Ends once, by `resolve` or by `reject`. */
export class Sleep<T, S> implements Waiting {
  readonly promise: Promise<T>;
  readonly owner: Owner;
  readonly signal: AbortSignal | undefined;
  state: S;
  subject = "";
  readonly #host: SleepHost<T, S>;
  #resolve: (value: T) => void = ignore;
  #reject: (reason: unknown) => void = ignore;
  #cancelTimer: (() => void) | null = null;
  #isOver = false;
  #isNotified = false;

  constructor(host: SleepHost<T, S>, { owner, signal, state }: Sleeper<S>) {
    this.owner = owner;
    this.signal = signal;
    this.state = state;
    this.#host = host;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    owner.waiting = this;
    if (signal !== undefined) watchAbort(signal, this);
  }

  /**
   * Sleeps on.
   * @param subject what is waited for, as the owner shows it.
   * @param deadline by the clock, in ms; null: none.
   */
  goOn(subject: string, deadline: number | null): void {
    this.subject = subject;
    this.#isNotified = false;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (deadline !== null) this.#setTimer(deadline);
  }

  /**
   * Wakes it soon: others may come first, as with a thread that was notified and does not run yet.
   * A generation is notified once: until it has looked again, nothing wakes it twice.
   */
  notify(): void {
    if (this.#isNotified) return;
    this.#isNotified = true;
    void SOON.then(() => this.#wake("notified"));
  }

  abort(): void {
    this.#wake("abort");
  }

  resolve(value: T): void {
    this.#end();
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    this.#end();
    this.#reject(reason);
  }

  #wake(cause: Cause): void {
    if (!this.#isOver) this.#host.wake(this, cause);
  }

  // Timers may come a little early, and long ones in parts: the clock says when it is time.
  #setTimer(deadline: number): void {
    const { clock } = this.#host;
    const rest = Math.ceil(Math.max(0, deadline - clock.now()));
    this.#cancelTimer = clock.after(Math.min(rest, LONGEST_TIMER), () => {
      if (clock.now() >= deadline) this.#wake("deadline");
      else this.#setTimer(deadline);
    });
  }

  #end(): void {
    this.#isOver = true;
    this.#cancelTimer?.();
    if (this.signal !== undefined) unwatchAbort(this.signal, this);
    this.owner.waiting = null;
  }
}
