// Where there are no threads: the jobs of a run take turns in one worker, in an order by chance.

import type { LiveThread } from "./liveThread.ts";
import type { LiveMemory } from "./memory.ts";

/** A thread as it would sleep. */
interface Sleeper {
  readonly thread: LiveThread;
  /** How often its bell had rung before its last turn. */
  rung: number;
  /** When it wakes by itself, in real ms. */
  until: number;
}

export class Turns {
  readonly #memory: LiveMemory;
  readonly #sleepers: Sleeper[];
  readonly #now: () => number;
  readonly #random: () => number;

  /** @param random from 0 to less than 1. */
  constructor(
    memory: LiveMemory,
    threads: readonly LiveThread[],
    now: () => number,
    random: () => number,
  ) {
    this.#memory = memory;
    this.#sleepers = threads.map((thread) => ({ thread, rung: -1, until: 0 }));
    this.#now = now;
    this.#random = random;
  }

  /**
   * Lets one of those that would be awake make a turn.
   * @returns after how many real ms there is something to do: 0 at once, infinite when only a bell can wake somebody.
   */
  next(): number {
    const now = this.#now();
    const awake = this.#sleepers.filter((sleeper) => this.#isAwake(sleeper, now));
    const sleeper = awake[Math.floor(this.#random() * awake.length)];
    if (sleeper === undefined) return this.#findNextWaking(now);
    sleeper.rung = this.#memory.bells[sleeper.thread.job] ?? 0;
    const nap = sleeper.thread.turn();
    sleeper.thread.wakeNotified();
    if (nap === null) this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1);
    else sleeper.until = nap === 0 ? 0 : this.#now() + nap;
    return 0;
  }

  #isAwake({ thread, rung, until }: Sleeper, now: number): boolean {
    return until <= now || this.#memory.bells[thread.job] !== rung;
  }

  #findNextWaking(now: number): number {
    return Math.min(...this.#sleepers.map(({ until }) => until)) - now;
  }
}
