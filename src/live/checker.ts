// A run held against the simulator: each logged step is made again by `step`, and has to come to the same.
import { type Choice, findObstacle, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { narrateStep } from "../sim/narrate.ts";
import { countSteps, readStep } from "./log.ts";
import { allocateMemory, CONTROL, type LiveMemory } from "./memory.ts";
import { findTouched } from "./sections.ts";
import { SharedWorld } from "./sharedWorld.ts";

/** Where threads and simulator part: a defect. */
export interface Difference {
  /** How many steps came to the same before it. */
  readonly at: number;
  /** One sentence. */
  readonly text: string;
}

/** What the threads' own count of their exclusive critical sections comes to. */
export interface Exclusion {
  /** Exclusive sections that were left, by the log. */
  readonly sections: number;
  /** Those that the threads did not count, or counted twice: somebody else was inside. */
  readonly lost: number;
  /** How often somebody was found inside. */
  readonly intrusions: number;
}

export class Checker {
  readonly #memory: LiveMemory;
  /** Of no other use than to write worlds down as the threads do, and so to come to the same digests. */
  readonly #copy: SharedWorld;
  /** By lock: exclusive sections that were left. */
  readonly #sections: number[] = [];
  /** By job: steps that it made. */
  readonly #steps: number[];
  #world: World;
  #checked = 0;
  #difference: Difference | null = null;

  /** @param start the world from which the run begins. */
  constructor(memory: LiveMemory, start: World) {
    this.#memory = memory;
    this.#copy = new SharedWorld(allocateMemory(start, 0, false), start);
    this.#world = start;
    this.#steps = start.jobs.map(() => 0);
  }

  /** After the steps that were checked. */
  get world(): World {
    return this.#world;
  }

  /** How many came to the same. */
  get checked(): number {
    return this.#checked;
  }

  get difference(): Difference | null {
    return this.#difference;
  }

  /** By job: how many steps it made. */
  get steps(): readonly number[] {
    return this.#steps;
  }

  /** Whether all that was logged so far has been checked. */
  get isThrough(): boolean {
    return this.#difference !== null || this.#checked === countSteps(this.#memory);
  }

  /** Checks at most so many of the steps that were logged meanwhile. @returns their choices. */
  advance(most: number): readonly Choice[] {
    const choices: Choice[] = [];
    const end = Math.min(countSteps(this.#memory), this.#checked + most);
    while (this.#checked < end && this.#difference === null) {
      const choice = this.#checkNext();
      if (choice !== null) choices.push(choice);
    }
    return choices;
  }

  /** To be asked when no thread is in the middle of a turn, and all is checked. */
  countSections(): Exclusion {
    const { control, counters } = this.#memory;
    let sections = 0;
    let lost = 0;
    counters.forEach((counted, lock) => {
      const left = this.#sections[lock] ?? 0;
      sections += left;
      lost += Math.abs(left - counted);
    });
    return { sections, lost, intrusions: Atomics.load(control, CONTROL.intrusions) };
  }

  #checkNext(): Choice | null {
    const { choice, digest } = readStep(this.#memory, this.#checked);
    const before = this.#world;
    const obstacle = findObstacle(before, choice);
    if (obstacle !== null) {
      return this.#differ(`The threads went on where the simulator cannot: ${obstacle}.`);
    }
    const made = step(before, choice);
    const job = choice.type === "run" ? choice.job : -1;
    if (this.#copy.write(made.world) !== digest) {
      const told = narrateStep(before, made.world, made.events, job);
      return this.#differ(`The threads came to another state than the simulator: ${told}`);
    }
    this.#countStep(before, job);
    this.#world = made.world;
    this.#checked += 1;
    return choice;
  }

  #differ(text: string): null {
    this.#difference = { at: this.#checked, text };
    return null;
  }

  #countStep({ jobs, locks }: World, job: number): void {
    if (job === -1) return;
    this.#steps[job] = (this.#steps[job] ?? 0) + 1;
    const lock = findTouched(jobs[job]);
    if (lock !== -1 && locks[lock]?.exclusive === job) {
      this.#sections[lock] = (this.#sections[lock] ?? 0) + 1;
    }
  }
}
