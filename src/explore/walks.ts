// Schedules that end well, found by walking at random, and those of them that are most apart. The same seed
// makes the same walks.
import type { LockEvent } from "../core/events.ts";
import { type Choice, findNearestDeadline, step } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import { type Course, measureApart, playCourse, readCourse } from "../sim/course.ts";
import { pickRandom } from "../sim/policies/random.ts";
import type { ClockRule } from "./moves.ts";

/** As many walks, or as many choices in all of them, if those are used up before. */
const WALKS = 1_000;
const CHOICES = 200_000;

// Stands for the clock among the jobs that may run.
const CLOCK = -1;

interface WalksOptions {
  readonly clock: ClockRule;
  /** Whole number. */
  readonly seed: number;
}

interface Sample {
  readonly choices: readonly Choice[];
  readonly course: Course;
}

export class Walks {
  readonly #start: World;
  readonly #options: WalksOptions;
  // The shortest of those with the same traits.
  readonly #samples = new Map<string, Sample>();
  #walked = 0;
  #made = 0;
  #world: World;
  #choices: Choice[] = [];
  #events: LockEvent[] = [];

  /** @param start where the walks begin. */
  constructor(start: World, options: WalksOptions) {
    this.#start = start;
    this.#world = start;
    this.#options = options;
  }

  get isDone(): boolean {
    return this.#walked >= WALKS || this.#made >= CHOICES;
  }

  /** Goes on by so many choices. */
  advance(choices: number): void {
    for (let made = 0; made < choices && !this.isDone; made++) {
      const choice = this.#choose();
      if (choice === null) this.#end();
      else this.#make(choice);
    }
  }

  /**
   * So many schedules, or fewer where no more of them differ: each is the one that is furthest from all
   * before it, of equals the shortest.
   * @param first known already; else the shortest one is.
   */
  pick(count: number, first: readonly Choice[] | null): readonly (readonly Choice[])[] {
    const samples = [...this.#samples.values()].sort((a, b) => a.choices.length - b.choices.length);
    const known =
      first === null ? samples[0] : { choices: first, course: playCourse(this.#start, first) };
    const picked: Sample[] = [];
    const apart = samples.map(() => Number.POSITIVE_INFINITY);
    for (let next = known; next !== undefined && picked.length < count; ) {
      const { course } = next;
      picked.push(next);
      for (const [at, sample] of samples.entries()) {
        apart[at] = Math.min(apart[at] ?? 0, measureApart(sample.course, course));
      }
      const most = apart.reduce((a, b) => Math.max(a, b), 0);
      next = most === 0 ? undefined : samples[apart.indexOf(most)];
    }
    return picked.map(({ choices }) => choices);
  }

  // Each that is possible is as likely as the others. Null where nothing can happen any more.
  #choose(): Choice | null {
    const possible: number[] = [];
    this.#world.jobs.forEach((job, index) => {
      if (findStatus(job, this.#world.clock) === "ready") possible.push(index);
    });
    const isClock = possible.length === 0 || this.#options.clock === "any";
    if (isClock && findNearestDeadline(this.#world) !== null) possible.push(CLOCK);
    if (possible.length === 0) return null;
    const seed = this.#options.seed + this.#walked;
    const job = pickRandom(possible, { seed, position: this.#choices.length, lastJob: -1 });
    return job === CLOCK ? { type: "deadline" } : { type: "run", job };
  }

  #make(choice: Choice): void {
    const { world, events } = step(this.#world, choice);
    this.#world = world;
    this.#choices.push(choice);
    this.#events.push(...events);
    this.#made += 1;
  }

  #end(): void {
    if (endsWell(this.#world)) this.#keep();
    this.#walked += 1;
    this.#world = this.#start;
    this.#choices = [];
    this.#events = [];
  }

  #keep(): void {
    const choices = this.#choices;
    const course = readCourse(this.#start, this.#world, choices, this.#events);
    const key = [...course.traits].sort().join();
    const known = this.#samples.get(key);
    if (known === undefined || known.choices.length > choices.length) {
      this.#samples.set(key, { choices, course });
    }
  }
}

/** Whether all jobs are done. */
export function endsWell({ jobs }: World): boolean {
  return jobs.every((job) => job.next === null);
}
