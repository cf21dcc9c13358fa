// The thread of one job: turn after turn it makes the job's next step on the shared world, under the mutex, by the core's
// own `step`, or says how long it has nothing to do.
import type { Step } from "../core/step.ts";
import { findDeadline, findStatus, type World } from "../core/world.ts";
import { findBreak } from "../sim/until.ts";
import { ring } from "./bells.ts";
import { BreakpointReader } from "./breakpoints.ts";
import { findDelay, readClock } from "./clock.ts";
import { closeGate, isOpen, mayPass } from "./gate.ts";
import { hasRoom } from "./log.ts";
import { makeStep } from "./makeStep.ts";
import { CLOSED, CONTROL, type LiveMemory } from "./memory.ts";
import { lockMutex, unlockMutex } from "./mutex.ts";
import { findTouched, Sections } from "./sections.ts";
import { SharedWorld } from "./sharedWorld.ts";

/** How long there is nothing to do, in real ms, unless the bell rings: 0 for a step at once, null when all is done. */
export type Nap = number | null;

const UNTIL_BELL = Number.POSITIVE_INFINITY;

export class LiveThread {
  readonly job: number;
  readonly #memory: LiveMemory;
  readonly #world: SharedWorld;
  readonly #sections: Sections;
  readonly #breakpoints: BreakpointReader;
  readonly #now: () => number;
  /** By its steps, not woken yet. */
  readonly #notified: number[] = [];
  /** The lock that the job's next step touches. */
  #touched: number;

  /**
   * @param start the world from which the run begins.
   * @param now the real clock, in ms, the same for all threads.
   */
  constructor(memory: LiveMemory, start: World, job: number, now: () => number) {
    this.job = job;
    this.#memory = memory;
    this.#world = new SharedWorld(memory, start);
    this.#sections = new Sections(memory);
    this.#breakpoints = new BreakpointReader(memory);
    this.#now = now;
    this.#touched = findTouched(start.jobs[job]);
    for (const lock of start.locks.keys()) this.#sections.enterIfOwned(start, job, lock);
  }

  /** Makes the next step if it can be made now. Call `wakeNotified` after it, or after the next turn at the latest. */
  turn(): Nap {
    const { control } = this.#memory;
    if (Atomics.load(control, CONTROL.isEnding) === 1) return null;
    if (!mayPass(this.#memory, this.job)) return UNTIL_BELL;
    const stay = this.#sections.leave(this.#touched);
    lockMutex(control, CONTROL.mutex);
    let made: Step | null;
    let nap: Nap;
    try {
      made = this.#tryStep();
      nap = this.#findNap(made?.world ?? this.#world.read());
    } finally {
      unlockMutex(control, CONTROL.mutex);
    }
    if (made !== null) this.#follow(made);
    else if (stay !== null) this.#sections.comeBack(this.#touched, stay);
    return nap;
  }

  /** Whether somebody was notified whose thread may still be asleep. */
  get hasNotified(): boolean {
    return this.#notified.length > 0;
  }

  /** Wakes the threads of those who were notified. */
  wakeNotified(): void {
    for (const job of this.#notified.splice(0)) ring(this.#memory, job);
  }

  #follow({ world, events }: Step): void {
    this.#sections.enterIfOwned(world, this.job, this.#touched);
    this.#touched = findTouched(world.jobs[this.job]);
    for (const event of events) {
      if (event.type === "notified") this.#notified.push(...event.jobs);
    }
  }

  // Null where it cannot be made now. With the mutex.
  #tryStep(): Step | null {
    const memory = this.#memory;
    const isPermitted = Atomics.exchange(memory.permits, this.job, 0) === 1;
    if (!isPermitted && !isOpen(memory)) return null;
    const world = this.#world.read();
    const clock = readClock(memory, this.#now());
    const own = world.jobs[this.job];
    if (own === undefined || findStatus(own, clock) !== "ready") return null;
    const choice = { type: "run", job: this.job } as const;
    const breakpoints = isPermitted ? [] : this.#breakpoints.read();
    if (breakpoints.length > 0 && findBreak(breakpoints, world, choice) !== null) {
      closeGate(memory, CLOSED.atBreakpoint, this.job);
      return null;
    }
    if (!hasRoom(memory)) {
      closeGate(memory, CLOSED.logFull, this.job);
      return null;
    }
    const advance = { type: "advance", ms: clock - world.clock } as const;
    const moved = advance.ms > 0 ? makeStep(memory, this.#world, world, advance).world : world;
    return makeStep(memory, this.#world, moved, choice);
  }

  #findNap({ jobs, clock }: World): Nap {
    const own = jobs[this.job];
    const status = own === undefined ? "done" : findStatus(own, clock);
    if (own === undefined || status === "done") return null;
    if (status === "ready") return isOpen(this.#memory) ? 0 : UNTIL_BELL;
    const deadline = findDeadline(own);
    return deadline === null ? UNTIL_BELL : findDelay(this.#memory, deadline, this.#now());
  }
}
