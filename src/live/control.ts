// Who starts, holds, steps and ends a run: not one of its threads, and never asleep for long.
import { findNearestDeadline } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import type { Breakpoint } from "../sim/recording.ts";
import { ringAll } from "./bells.ts";
import { writeBreakpoints } from "./breakpoints.ts";
import { closeGate, isOpen, openGate, permit } from "./gate.ts";
import { hasRoom } from "./log.ts";
import { makeStep } from "./makeStep.ts";
import { CLOSED, CONTROL, type LiveMemory, TIMES } from "./memory.ts";
import { lockMutex, unlockMutex } from "./mutex.ts";
import { SharedWorld } from "./sharedWorld.ts";

/** A thread needs it for a fraction of a ms. */
const PATIENCE_MS = 3000;

/** A thread ended in the middle of a critical section, so that nobody can go on. */
class ThreadStuck extends Error {
  override readonly name = "ThreadStuck";
  override readonly message = "a thread ended in the middle of a step, and nobody can go on";
}

/** Who closed the gate. */
export type Hold =
  | { readonly type: "byHand" }
  /** The job is about to do what a breakpoint names. */
  | { readonly type: "breakpoint"; readonly job: number }
  | { readonly type: "full" };

/** All of it may throw `ThreadStuck`. */
export class Control {
  readonly #memory: LiveMemory;
  readonly #world: SharedWorld;
  readonly #now: () => number;
  /** Who was let through last. */
  #last = -1;

  /**
   * Begins with a closed gate.
   * @param start the world from which the run begins.
   * @param scale how many ms of the world go by in a real one.
   */
  constructor(memory: LiveMemory, start: World, scale: number, now: () => number) {
    this.#memory = memory;
    this.#world = new SharedWorld(memory, start);
    this.#now = now;
    memory.times[TIMES.scale] = scale;
  }

  /** Null while the gate is open. */
  get hold(): Hold | null {
    const { control } = this.#memory;
    if (isOpen(this.#memory)) return null;
    if (control[CONTROL.closed] === CLOSED.logFull) return { type: "full" };
    return control[CONTROL.closed] === CLOSED.atBreakpoint
      ? { type: "breakpoint", job: control[CONTROL.closedBy] ?? -1 }
      : { type: "byHand" };
  }

  /** Lets all go on. A job that was held by a breakpoint passes it. */
  open(): void {
    const { hold } = this;
    this.#exclusively(() => openGate(this.#memory, this.#now()));
    if (hold?.type === "breakpoint") permit(this.#memory, hold.job);
    ringAll(this.#memory);
  }

  close(): void {
    this.#exclusively(() => {
      if (isOpen(this.#memory)) closeGate(this.#memory);
    });
  }

  /**
   * While the gate is closed: lets a job through once, those that are ready in turn unless one is named; where nobody is
   * ready the clock moves to the nearest deadline.
   * @returns whether there was something to do.
   */
  step(job: number | null): boolean {
    const world = this.#exclusively(() => this.#world.read());
    const isReady = (index: number): boolean => {
      const found = world.jobs[index];
      return found !== undefined && findStatus(found, world.clock) === "ready";
    };
    const chosen = job ?? this.#findAfterLast(world.jobs.length, isReady);
    if (!isReady(chosen)) return job === null && this.#moveClock();
    this.#last = chosen;
    permit(this.#memory, chosen);
    return true;
  }

  setBreakpoints(list: readonly Breakpoint[]): void {
    this.#exclusively(() => writeBreakpoints(this.#memory, list));
  }

  /** Has all threads end as soon as they look. */
  end(): void {
    Atomics.store(this.#memory.control, CONTROL.isEnding, 1);
    ringAll(this.#memory);
  }

  // In turn, so that nobody is left out.
  #findAfterLast(count: number, isReady: (job: number) => boolean): number {
    for (let by = 1; by <= count; by++) {
      const job = (this.#last + by) % count;
      if (isReady(job)) return job;
    }
    return -1;
  }

  #moveClock(): boolean {
    return this.#exclusively(() => {
      const world = this.#world.read();
      const deadline = findNearestDeadline(world);
      if (deadline === null || !hasRoom(this.#memory)) return false;
      const ms = deadline - world.clock;
      makeStep(this.#memory, this.#world, world, { type: "advance", ms });
      return true;
    });
  }

  #exclusively<Result>(run: () => Result): Result {
    const { control } = this.#memory;
    if (!lockMutex(control, CONTROL.mutex, PATIENCE_MS)) throw new ThreadStuck();
    try {
      return run();
    } finally {
      unlockMutex(control, CONTROL.mutex);
    }
  }
}
