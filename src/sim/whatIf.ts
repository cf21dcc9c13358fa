// What would have been otherwise: the same choices made in two courses, and the first moment that differs.
import type { LockEvent } from "../core/events.ts";
import type { Lock } from "../core/lock.ts";
import { observe } from "../core/observe.ts";
import { type Choice, findObstacle, step } from "../core/step.ts";
import { createWorld, findStatus, type Job, type World } from "../core/world.ts";
import type { Course } from "./change.ts";
import { describeStep } from "./trail.ts";

/** The moment after a choice, with the choice told; `text` is why it is not possible where it is not. */
interface Moment {
  readonly world: World;
  readonly text: string;
  readonly isMade: boolean;
}

export interface Difference {
  /** How many choices were made, the one that makes the difference counted. */
  readonly position: number;
  readonly as: Moment;
  readonly otherwise: Moment;
  /** What was done otherwise: the choices that were possible there too. */
  readonly choices: readonly Choice[];
}

interface Taken extends Moment {
  readonly before: World;
  readonly events: readonly LockEvent[];
}

/** Makes the choices in both, those that are not possible in the other one left out there. */
export class Comparison {
  readonly #as: Course;
  readonly #otherwise: Course;
  readonly #choices: Choice[] = [];
  #worlds: readonly [World, World];
  #made = 0;
  #difference: Difference | null = null;

  /** @param otherwise as many choices as there are in `as`. */
  constructor(as: Course, otherwise: Course) {
    this.#as = as;
    this.#otherwise = otherwise;
    this.#worlds = [createWorld(as.scenario), createWorld(otherwise.scenario)];
  }

  /** Choices compared so far. */
  get made(): number {
    return this.#made;
  }

  get isDone(): boolean {
    return this.#difference !== null || this.#made === this.#as.choices.length;
  }

  /** Null where there is none so far. */
  get difference(): Difference | null {
    return this.#difference;
  }

  /** Compares so many more choices at most. */
  advance(count: number): void {
    for (let left = count; left > 0 && !this.isDone; left--) this.#take();
  }

  #take(): void {
    const choices = [this.#as, this.#otherwise].map((course) => course.choices[this.#made]);
    const [first, second] = choices;
    if (first === undefined || second === undefined) throw new RangeError("no such choice");
    const [as, otherwise] = [take(this.#worlds[0], first), take(this.#worlds[1], second)];
    if (otherwise.isMade) this.#choices.push(second);
    this.#made += 1;
    this.#worlds = [as.world, otherwise.world];
    if (looksSame(as, otherwise)) return;
    this.#difference = {
      position: this.#made,
      as: tell(as, first),
      otherwise: tell(otherwise, second),
      choices: this.#choices,
    };
  }
}

function take(before: World, choice: Choice): Taken {
  const obstacle = findObstacle(before, choice);
  if (obstacle !== null)
    return { before, world: before, events: [], text: obstacle, isMade: false };
  return { before, ...step(before, choice), text: "", isMade: true };
}

function tell({ before, world, events, text, isMade }: Taken, choice: Choice): Moment {
  return {
    world,
    isMade,
    text: isMade ? describeStep(before, choice, { world, events }).text : text,
  };
}

function looksSame(a: Taken, b: Taken): boolean {
  if (a.world.clock !== b.world.clock) return false;
  if (listResults(a) !== listResults(b)) return false;
  return isPlainlySame(a, b) || seen(a.world) === seen(b.world);
}

// What a job is about to do makes no difference until it does it.
function seen(world: World): string {
  const { jobs: _, ...rest } = observe(world);
  return JSON.stringify([world.jobs.map((job) => seeJob(world, job)), rest]);
}

function listResults({ events }: Taken): string {
  const results = events.filter(({ type }) => type === "returns" || type === "raises");
  return results.length === 0 ? "" : JSON.stringify(results);
}

// Before the step the two looked the same: what it left as it was need not be looked at. To observe
// everything at each step would take minutes in a large world.
function isPlainlySame(a: Taken, b: Taken): boolean {
  if (a.world.sets !== a.before.sets || b.world.sets !== b.before.sets) return false;
  const isClock = a.world.clock !== a.before.clock;
  const areJobsSame = a.world.jobs.every((job, at) => {
    const other = b.world.jobs[at];
    if (!isClock && job === a.before.jobs[at] && other === b.before.jobs[at]) return true;
    return other !== undefined && seeJob(a.world, job) === seeJob(b.world, other);
  });
  if (!areJobsSame || a.world.locks.length !== b.world.locks.length) return false;
  return a.world.locks.every((lock, at) => {
    const other = b.world.locks[at];
    if (lock === a.before.locks[at] && other === b.before.locks[at]) return true;
    return other !== undefined && seeLock(lock) === seeLock(other);
  });
}

function seeJob(world: World, job: Job): string {
  return `${findStatus(job, world.clock)} ${job.index}`;
}

function seeLock({ deleted, exclusive, sharers, pending }: Lock): string {
  const groups = pending.flatMap(({ conditions }) =>
    conditions.map(({ shared, waiters }) => [shared, waiters]),
  );
  return JSON.stringify([deleted, exclusive, sharers, groups]);
}
