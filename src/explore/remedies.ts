// What would help a waiting job: the smallest sets of other jobs such that, if they alone go on, it gets
// the lock that it waits for.
import type { LockEvent } from "../core/events.ts";
import type { World } from "../core/world.ts";
import type { Remedy } from "../sim/question.ts";
import { TooManyParts } from "./parts.ts";
import { type Lookout, Search } from "./search.ts";

/** Sets of more jobs than this are not looked at: nobody would try them. */
const MOST_JOBS = 4;

/** States to look at in all, unless told. */
const MAX_STATES = 200_000;

/** To begin with a set of jobs, all parts of the world are packed: so many take as long as a state. */
const PARTS_PER_STATE = 10;

export class Remedies {
  readonly #world: World;
  readonly #job: number;
  readonly #lock: number;
  readonly #sets: Iterator<readonly number[]>;
  readonly #found: Remedy[] = [];
  readonly #maxStates: number;
  #set: readonly number[] = [];
  #search: Search | null = null;
  #states = 0;
  #begun = 0;
  #isDone: boolean;
  #isComplete: boolean;

  /**
   * @param job waits in the world; of one that does not, nothing is found.
   * @param maxStates to look at in all; in a large world fewer, since there it takes long to begin.
   */
  constructor(world: World, job: number, maxStates = MAX_STATES) {
    this.#world = world;
    this.#job = job;
    this.#maxStates = maxStates;
    const wake = world.jobs[job]?.next;
    this.#lock = wake?.verb === "wake" ? wake.lock : -1;
    this.#isDone = this.#lock === -1;
    const others = world.jobs.flatMap(({ next }, index) =>
      index === job || next === null ? [] : [index],
    );
    this.#sets = listSets(others, MOST_JOBS);
    this.#isComplete = others.length <= MOST_JOBS;
  }

  /** So far; those with fewer jobs first, and no one that has all the jobs of another. */
  get found(): readonly Remedy[] {
    return this.#found;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether every set of jobs was looked at; else the small ones only, or the first of them. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** States looked at so far. */
  get states(): number {
    return this.#states + (this.#search?.size ?? 0);
  }

  /** The work so far, as so many states. */
  get effort(): number {
    const { jobs, locks } = this.#world;
    return this.states + this.#begun * Math.floor((jobs.length + locks.length) / PARTS_PER_STATE);
  }

  /** Goes on by so many states. */
  advance(states: number): void {
    for (let left = states; left > 0 && !this.#isDone; ) {
      const search = this.#search ?? this.#begin();
      if (search === null) return;
      const before = search.followed;
      try {
        search.advance(left);
      } catch (error) {
        if (!(error instanceof TooManyParts)) throw error;
        this.#giveUp();
        return;
      }
      left -= Math.max(1, search.followed - before);
      this.#search = this.#isOver(search) ? null : search;
    }
  }

  #isOver(search: Search): boolean {
    if (search.find !== null) {
      const { state, choice } = search.find;
      const way = search.listChoices(state);
      this.#found.push({ jobs: this.#set, choices: choice === null ? way : [...way, choice] });
    } else if (this.effort > this.#maxStates) {
      this.#giveUp();
    } else if (!search.isComplete) return false;
    this.#states += search.size;
    return true;
  }

  #giveUp(): void {
    this.#isComplete = false;
    this.#isDone = true;
  }

  #begin(): Search | null {
    for (;;) {
      const { value, done } = this.#sets.next() as IteratorResult<readonly number[], undefined>;
      if (done === true) {
        this.#isDone = true;
        return null;
      }
      if (this.#found.some(({ jobs }) => jobs.every((job) => value.includes(job)))) continue;
      this.#set = value;
      this.#begun += 1;
      const onStep: Lookout["onStep"] = (events, state, search) =>
        events.some((event) => this.#isGrant(event)) && this.#isSameWait(search.getWorld(state));
      return new Search(this.#world, { onStep, runners: [...value, this.#job] });
    }
  }

  // The lock may also be what a `delete` waits for.
  #isGrant(event: LockEvent): boolean {
    if (event.type !== "acquired" && event.type !== "deleted") return false;
    return event.job === this.#job && event.lock === this.#lock;
  }

  // A wait may end in vain, and a later operation get the lock.
  #isSameWait({ jobs }: World): boolean {
    return jobs[this.#job]?.index === this.#world.jobs[this.#job]?.index;
  }
}

// Sets of no job at all, of one, of two, …
function* listSets(jobs: readonly number[], most: number): Generator<readonly number[]> {
  for (let size = 0; size <= Math.min(most, jobs.length); size++) yield* listSetsOf(jobs, size);
}

function* listSetsOf(jobs: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = 0; first <= jobs.length - size; first++) {
    const job = jobs[first];
    if (job === undefined) return;
    for (const rest of listSetsOf(jobs.slice(first + 1), size - 1)) yield [job, ...rest];
  }
}
