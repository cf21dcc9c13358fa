// What shows that locks exclude: while a job owns a lock its thread is inside, and says so to the others; and those that own it
// exclusively keep a count together, each by reading it on the way in and writing it on the way out, with nothing
// but the lock to keep them apart. None of this has the mutex.
import { type Job, ownsLock, type World } from "../core/world.ts";
import { CONTROL, type LiveMemory } from "./memory.ts";

/** One who is inside exclusively counts for more than all sharers there can be. */
const EXCLUSIVE = 2 ** 20;

/** A stay of the thread in critical sections of one lock. */
interface Stay {
  readonly isExclusive: boolean;
  /** The count on the way in. */
  readonly count: number;
}

/** The lock whose critical sections a job may leave or enter by its next step, or -1. */
export function findTouched(job: Job | undefined): number {
  const next = job?.next;
  return next !== undefined && next !== null && "lock" in next ? next.lock : -1;
}

/** The stays of one thread. */
export class Sections {
  readonly #memory: LiveMemory;
  readonly #stays = new Map<number, Stay>();

  constructor(memory: LiveMemory) {
    this.#memory = memory;
  }

  /** Before a step that touches the lock: others may own it as soon as the step is made. */
  leave(lock: number): Stay | null {
    const stay = this.#stays.get(lock);
    if (stay === undefined) return null;
    const { counters, insiders } = this.#memory;
    this.#stays.delete(lock);
    if (stay.isExclusive) counters[lock] = stay.count + 1;
    Atomics.sub(insiders, lock, stay.isExclusive ? EXCLUSIVE : 1);
    return stay;
  }

  /** After a step that touched the lock, where the job owns it. */
  enter(lock: number, isExclusive: boolean): void {
    const { control, counters, insiders } = this.#memory;
    const others = Atomics.add(insiders, lock, isExclusive ? EXCLUSIVE : 1);
    const isIntrusion = isExclusive ? others > 0 : others >= EXCLUSIVE;
    if (isIntrusion) Atomics.add(control, CONTROL.intrusions, 1);
    this.#stays.set(lock, { isExclusive, count: counters[lock] ?? 0 });
  }

  /** Where the step was not made after all. */
  comeBack(lock: number, { isExclusive, count }: Stay): void {
    const { counters, insiders } = this.#memory;
    if (isExclusive) counters[lock] = count;
    Atomics.add(insiders, lock, isExclusive ? EXCLUSIVE : 1);
    this.#stays.set(lock, { isExclusive, count });
  }

  /** Enters the sections of a lock if the job owns it. */
  enterIfOwned(world: World, job: number, lock: number): void {
    if (lock === -1 || !ownsLock(world, lock, job)) return;
    this.enter(lock, world.locks[lock]?.exclusive === job);
  }
}
