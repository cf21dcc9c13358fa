// An inquiry: one question about every schedule that can follow a world, answered in portions.
import { stepThrough } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { isAsleep, isIdle } from "../sim/predicates.ts";
import {
  type Answer,
  type Found,
  isAboutWait,
  type Question,
  type WaitQuestion,
} from "../sim/question.ts";
import { formatNumber } from "../sim/words.ts";
import { Measurement } from "./durations.ts";
import { createLookout, findJobs, findLocks, type LookoutQuestion } from "./lookouts.ts";
import type { ClockRule } from "./moves.ts";
import { TooManyParts } from "./parts.ts";
import { type Find, Search, type SearchOptions } from "./search.ts";
import { Walks } from "./walks.ts";

export interface InquiryOptions {
  readonly clock?: ClockRule;
  /** The inquiry gives up beyond so many states. */
  readonly maxStates?: number;
  /** Or when it takes more memory, as far as can be told. */
  readonly maxBytes?: number;
  /** Follows every choice, even where fewer are known to lead to the same ends. */
  readonly isFull?: boolean;
}

/** `states` found, `followed` to all their choices, `steps` followed, and about the memory that it takes. */
export interface InquiryProgress {
  readonly states: number;
  readonly followed: number;
  readonly steps: number;
  readonly bytes: number;
}

/** States at which a search gives up, unless told. */
export const MAX_STATES = 10_000_000;
const MAX_BYTES = 1_000_000_000;

// Of the walks: any will do, but always the same.
const SEED = 1;

export class Inquiry {
  readonly #world: World;
  readonly #question: Question;
  readonly #options: InquiryOptions;
  #search: Search | null;
  // Compares whole schedules: all that there is to a question for a wait, and how long one sleeps.
  #measurement: Measurement | null;
  #found: Found | null = null;
  // What the search came to, and the walks that make several schedules of it.
  #several: { readonly searched: Answer; readonly walks: Walks } | null = null;
  #answer: Answer | null = null;

  /** @param world where the schedules begin. */
  constructor(world: World, question: Question, options: InquiryOptions = {}) {
    this.#world = world;
    this.#question = question;
    this.#options = options;
    if (isAboutWait(question)) {
      this.#search = null;
      this.#measurement = this.#measureWait(question);
    } else {
      this.#search = new Search(world, this.#createLookout(question));
      this.#measurement = null;
    }
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  get progress(): InquiryProgress {
    const search = this.#measurement?.search ?? this.#search;
    const { size = 0, followed = 0, steps = 0, bytes = 0 } = search ?? {};
    return { states: size, followed, steps, bytes };
  }

  /**
   * What several workers may look out for in its place; null for what takes all states in one place: how
   * long something lasts.
   */
  get lookout(): SearchOptions | null {
    const question = this.#question;
    if (isAboutWait(question) || (this.#measurement ?? this.#several) !== null) return null;
    return this.#search === null ? null : this.#createLookout(question);
  }

  /** Why no more may be looked at, or null. */
  findBound({ states, bytes }: Pick<InquiryProgress, "states" | "bytes">): string | null {
    const { maxBytes = MAX_BYTES } = this.#options;
    if (states > this.#maxStates)
      return `there are more than ${formatNumber(this.#maxStates)} states`;
    return bytes > maxBytes
      ? `${formatNumber(states)} states take more than ${formatNumber(Math.round(maxBytes / 1e6))} MB`
      : null;
  }

  /** Takes what several workers came to for what its own search would have. */
  takeOver(answer: Answer): void {
    const search = this.#search;
    this.#search = null;
    if (answer.verdict === "found") this.#take(answer);
    else if (answer.verdict === "bound") this.#settle(answer);
    else if (search !== null) this.#answer = describeNever(search, answer.states);
  }

  /** Goes on by so many states, as long as there is no answer. */
  advance(states: number): void {
    if (this.#answer !== null) return;
    try {
      if (this.#several !== null) this.#walk(this.#several, states);
      else if (this.#measurement !== null) this.#measure(this.#measurement, states);
      else if (this.#search !== null) this.#look(this.#search, states);
    } catch (error) {
      if (!(error instanceof TooManyParts)) throw error;
      this.#giveUp(error.message);
    }
  }

  #createLookout(question: LookoutQuestion): SearchOptions {
    const isReduced = isAboutEnds(question) && this.#options.isFull !== true;
    return { ...createLookout(this.#world, question), clock: this.#clock, isReduced };
  }

  get #clock(): ClockRule {
    return this.#options.clock ?? "idle";
  }

  get #maxStates(): number {
    return this.#options.maxStates ?? MAX_STATES;
  }

  #look(search: Search, states: number): void {
    search.advance(states, this.#maxStates);
    if (search.find !== null) this.#take(describeFind(search, search.find));
    else if (search.isComplete) this.#answer = describeNever(search, search.size);
    else this.#checkBounds(search);
  }

  #take(found: Found): void {
    const isLasting = findLasting(this.#question, stepThrough(this.#world, found.choices));
    if (isLasting === null) {
      this.#settle(found);
      return;
    }
    this.#found = found;
    this.#measurement = new Measurement(
      this.#world,
      { isLasting, extreme: "longest" },
      this.#clock,
    );
  }

  #measureWait({ job: name, type }: WaitQuestion): Measurement {
    const [job = -1] = findJobs(this.#world, name);
    const isLasting = (world: World): boolean => world.jobs[job]?.next?.verb === "wake";
    const extreme = type === "longestWait" ? "longest" : "shortest";
    return new Measurement(this.#world, { isLasting, extreme }, this.#clock);
  }

  #measure(measurement: Measurement, states: number): void {
    measurement.advance(states, this.#maxStates);
    const { lasting, search } = measurement;
    if (lasting === null) this.#checkBounds(search);
    else if (this.#found !== null) {
      this.#answer = { ...this.#found, duration: lasting.duration };
    } else {
      const { choices, duration } = lasting;
      this.#answer = { verdict: "found", choices, states: search.size, duration };
    }
  }

  #checkBounds({ size: states, bytes }: Search): void {
    const reason = this.findBound({ states, bytes });
    if (reason !== null) this.#giveUp(reason);
  }

  // What has been found stays so, where only its duration could not be told.
  #giveUp(reason: string): void {
    this.#settle(this.#found ?? { verdict: "bound", states: this.progress.states, reason });
  }

  // Walks find schedules that end well even where the search had to give up.
  #settle(searched: Answer): void {
    if (this.#question.type !== "endWell") this.#answer = searched;
    else {
      const walks = new Walks(this.#world, { clock: this.#clock, seed: SEED });
      this.#several = { searched, walks };
    }
  }

  #walk({ searched, walks }: { searched: Answer; walks: Walks }, choices: number): void {
    walks.advance(choices);
    if (!walks.isDone) return;
    const count = this.#question.type === "endWell" ? this.#question.count : 1;
    const isFound = searched.verdict === "found";
    const schedules = walks.pick(count, isFound ? searched.choices : null);
    const [first] = schedules;
    this.#answer =
      first === undefined ? searched : { ...searched, verdict: "found", choices: first, schedules };
  }
}

// Questions for an end at which not all is done.
function isAboutEnds({ type }: Question): boolean {
  return type === "deadlock" || type === "endless";
}

function describeFind(search: Search, { state, choice }: Find): Found {
  const way = search.listChoices(state);
  const choices = choice === null ? way : [...way, choice];
  return { verdict: "found", choices, states: search.size };
}

function describeNever({ isReduced }: Search, states: number): Answer {
  return { verdict: "never", states, ...(isReduced ? { isReduced } : {}) };
}

// What was found in that world and can last: which job is asleep there, which lock is idle.
function findLasting(question: Question, found: World): ((world: World) => boolean) | null {
  if (question.type === "asleep") {
    const job = findJobs(found, question.job).find((each) => isAsleep(found, each)) ?? -1;
    return (world) => isAsleep(world, job);
  }
  if (question.type === "idle") {
    const lock = findLocks(found, question.lock).find((each) => isIdle(found, each)) ?? -1;
    return (world) => isIdle(world, lock);
  }
  return null;
}
