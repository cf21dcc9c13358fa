// How long something lasts over a whole schedule, at most or at least: the longest or shortest way
// through the states of a complete search, which never lead back.
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import type { Duration } from "../sim/question.ts";
import type { ClockRule } from "./moves.ts";
import { Search, type SearchStep } from "./search.ts";

/** A schedule from the start to its end, and how long it lasts there. */
interface Lasting {
  readonly duration: Duration;
  readonly choices: readonly Choice[];
}

const NEVER: Duration = { ms: 0, steps: 0, isForever: false };

/** Compares the schedules of a complete search. */
class Durations {
  readonly #search: Search;
  readonly #isLasting: (world: World) => boolean;
  readonly #isLonger: (a: Duration, b: Duration) => boolean;
  // How many choices lead to a state and have not been followed yet.
  readonly #left: Int32Array;
  readonly #best: (Duration | undefined)[] = [];
  readonly #from: Int32Array;
  readonly #open: number[] = [0];
  #counted = 0;
  #end = -1;

  constructor(search: Search, { isLasting, extreme }: Gauge) {
    this.#search = search;
    this.#isLasting = isLasting;
    this.#isLonger = (a, b) => (extreme === "longest" ? compare(a, b) > 0 : compare(a, b) < 0);
    this.#left = new Int32Array(search.size);
    this.#from = new Int32Array(search.size).fill(-1);
    this.#best[0] = NEVER;
  }

  /** Goes on by so many states. @returns whether all is known. */
  advance(count: number): boolean {
    for (let done = 0; done < count; done++) {
      if (this.#counted < this.#search.size) this.#count(this.#counted++);
      else if (!this.#follow(this.#open.pop())) return true;
    }
    return false;
  }

  /** The schedule, once all is known. */
  conclude(): Lasting {
    const choices: Choice[] = [];
    for (let at = this.#end; this.#from[at] !== -1 && at !== -1; at = this.#from[at] ?? -1) {
      choices.push(this.#findChoice(this.#from[at] ?? 0, at));
    }
    return { duration: this.#best[this.#end] ?? NEVER, choices: choices.reverse() };
  }

  #count(state: number): void {
    for (const { to } of this.#search.listSteps(state)) this.#left[to] = (this.#left[to] ?? 0) + 1;
  }

  #follow(state: number | undefined): boolean {
    if (state === undefined) return false;
    const world = this.#search.getWorld(state);
    const isLasting = this.#isLasting(world);
    const before = this.#best[state] ?? NEVER;
    const steps = this.#search.listSteps(state);
    for (const step of steps) this.#reach(state, step, isLasting ? extend(before, step) : before);
    if (steps.length === 0) this.#conclude(state, { ...before, isForever: isLasting });
    // Only the ends are asked for their durations.
    else this.#best[state] = undefined;
    return true;
  }

  #reach(from: number, { to }: SearchStep, duration: Duration): void {
    const best = this.#best[to];
    if (best === undefined || this.#isLonger(duration, best)) {
      this.#best[to] = duration;
      this.#from[to] = from;
    }
    const left = (this.#left[to] ?? 0) - 1;
    this.#left[to] = left;
    if (left === 0) this.#open.push(to);
  }

  #conclude(state: number, duration: Duration): void {
    this.#best[state] = duration;
    const best = this.#best[this.#end];
    if (best === undefined || this.#isLonger(duration, best)) this.#end = state;
  }

  #findChoice(from: number, to: number): Choice {
    const step = this.#search.listSteps(from).find((each) => each.to === to);
    if (step === undefined) throw new RangeError(`no choice leads from state ${from} to ${to}`);
    return step.choice;
  }
}

/** What is measured: whether it lasts in a state, and which schedule is looked for. */
export interface Gauge {
  readonly isLasting: (world: World) => boolean;
  readonly extreme: "longest" | "shortest";
}

/** Finds every state first and compares the schedules then, in portions: there may be millions. */
export class Measurement {
  readonly search: Search;
  readonly #gauge: Gauge;
  #durations: Durations | null = null;
  #lasting: Lasting | null = null;

  /** @param world where the schedules begin. */
  constructor(world: World, gauge: Gauge, clock: ClockRule) {
    this.search = new Search(world, { clock });
    this.#gauge = gauge;
  }

  /** Null until all is known. */
  get lasting(): Lasting | null {
    return this.#lasting;
  }

  /** Goes on by so many states, but not beyond a number of states found. */
  advance(states: number, maxStates: number): void {
    if (this.#durations !== null) {
      if (this.#durations.advance(states)) this.#lasting = this.#durations.conclude();
      return;
    }
    this.search.advance(states, maxStates);
    if (this.search.isComplete) this.#durations = new Durations(this.search, this.#gauge);
  }
}

function extend({ ms, steps }: Duration, { events }: SearchStep): Duration {
  let more = 0;
  for (const event of events) if (event.type === "clock") more += event.to - event.from;
  return { ms: ms + more, steps: steps + 1, isForever: false };
}

// What never ends is longer than all else; then the clock decides, then the steps.
function compare(a: Duration, b: Duration): number {
  return Number(a.isForever) - Number(b.isForever) || a.ms - b.ms || a.steps - b.steps;
}
