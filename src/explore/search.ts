// A breadth-first search through every schedule: all choices of which ready job runs next. States are
// found in the order of their distance, so that the way to each is a shortest one.
import type { LockEvent } from "../core/events.ts";
import { type Choice, findNearestDeadline, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { type Json, Memories, type Rememberer } from "./memory.ts";
import { Parts, rebase } from "./parts.ts";
import { hashRow, hashSlot, States } from "./states.ts";
import { Transitions } from "./transitions.ts";

/** When the clock moves to the nearest deadline: only when no job is ready, or at any time. */
export type ClockRule = "idle" | "any";

/** What a search looks out for, in the order of discovery. */
export interface Lookout {
  readonly rememberer?: Rememberer;
  /** About a state just found; its number reads the rest. True ends the search. */
  readonly onState?: (state: number, search: Search) => boolean;
  /** About what a choice in a state did. True ends the search. */
  readonly onStep?: (events: readonly LockEvent[], state: number, search: Search) => boolean;
  /** About a state in which nothing can happen any more. True ends the search. */
  readonly onEnd?: (state: number, search: Search) => boolean;
}

export interface SearchOptions extends Lookout {
  readonly clock?: ClockRule;
  /** Only these jobs run, the others stand still; all unless told. */
  readonly runners?: readonly number[];
}

/** What was looked out for: at a state, or after one more choice there. */
export interface Find {
  readonly state: number;
  readonly choice: Choice | null;
}

/** A choice of a state, and the state that it leads to. */
export interface SearchStep {
  readonly choice: Choice;
  readonly events: readonly LockEvent[];
  readonly to: number;
}

/** A job, or `BY_CLOCK`; what it does, and the hash of the state that it leads to. */
type Take = (job: number, events: readonly LockEvent[], hash: number) => boolean;

// Stands for the clock where a job's index says who ran.
const BY_CLOCK = 0xffff;

const NO_EVENTS: readonly LockEvent[] = [];

export class Search {
  readonly #parts: Parts;
  readonly #states: States;
  readonly #transitions: Transitions;
  readonly #memories: Memories | null;
  readonly #options: SearchOptions;
  readonly #memorySlot: number;
  readonly #runners: readonly number[];
  // The row of the state being followed, and a copy that is changed and restored.
  readonly #base: Uint16Array;
  readonly #row: Uint16Array;
  #followed = 0;
  #steps = 0;
  #ends = 0;
  #find: Find | null = null;

  /** @param world where all schedules begin. */
  constructor(world: World, options: SearchOptions = {}) {
    this.#options = options;
    this.#parts = new Parts(world);
    this.#transitions = new Transitions(this.#parts);
    this.#runners = options.runners ?? this.#parts.slots.jobs;
    const { rememberer } = options;
    this.#memories = rememberer === undefined ? null : new Memories(rememberer);
    const { length } = this.#parts.slots.list;
    this.#memorySlot = length;
    this.#states = new States(length + (this.#memories === null ? 0 : 1));
    this.#base = this.#states.createRow();
    this.#row = this.#states.createRow();
    this.#parts.pack(this.#parts.start, this.#row);
    if (this.#memories !== null) this.#row[length] = this.#memories.start();
    this.#add(hashRow(this.#row), -1, BY_CLOCK);
  }

  /** States found so far; the first is where the search began. */
  get size(): number {
    return this.#states.size;
  }

  /** States all of whose choices were followed. */
  get followed(): number {
    return this.#followed;
  }

  /** Choices followed. */
  get steps(): number {
    return this.#steps;
  }

  /** States in which nothing can happen any more. */
  get ends(): number {
    return this.#ends;
  }

  /** Bytes that the states take. */
  get bytes(): number {
    return this.#states.bytes;
  }

  get find(): Find | null {
    return this.#find;
  }

  /** Whether every schedule has been followed to its end. */
  get isComplete(): boolean {
    return this.#followed === this.size;
  }

  /**
   * Follows up to so many more states. Stops early at a find, when all is known, or beyond a number of
   * states found.
   */
  advance(count: number, maxStates = Number.POSITIVE_INFINITY): void {
    const until = this.#followed + count;
    while (this.#followed < until && !this.isComplete && this.#find === null) {
      if (this.size > maxStates) return;
      this.#follow(this.#followed);
      this.#followed += 1;
    }
  }

  /** The world of a state; its clock is 0 and its jobs' times count from there. */
  getWorld(state: number): World {
    const row = this.#states.createRow();
    this.#states.read(state, row);
    return this.#parts.unpack(row);
  }

  /** What the question remembers at a state. */
  getMemory(state: number): Json {
    if (this.#memories === null) return null;
    const row = this.#states.createRow();
    this.#states.read(state, row);
    return this.#memories.get(row[this.#memorySlot] ?? 0);
  }

  /** The choices of a shortest way from the first state to this one. */
  listChoices(state: number): readonly Choice[] {
    const choices: Choice[] = [];
    for (let at = state; at !== 0; at = this.#states.getParent(at)) {
      choices.push(toChoice(this.#states.getChoice(at)));
    }
    return choices.reverse();
  }

  /** The choices of a state that was followed: what happens, and where each leads. */
  listSteps(state: number): readonly SearchStep[] {
    const steps: SearchStep[] = [];
    this.#visit(state, (job, events, hash) => {
      const to = this.#states.find(this.#row, hash);
      steps.push({ choice: toChoice(job), events, to });
      return true;
    });
    return steps;
  }

  #follow(state: number): void {
    const isRunning = this.#visit(state, this.#take);
    if (isRunning || this.#find !== null) return;
    this.#ends += 1;
    if (this.#options.onEnd?.(state, this) === true) this.#find = { state, choice: null };
  }

  // Called for each choice of the state that is followed. @returns whether to go on.
  readonly #take = (job: number, events: readonly LockEvent[], hash: number): boolean => {
    const from = this.#followed;
    this.#steps += 1;
    if (this.#options.onStep?.(events, from, this) === true) {
      this.#find = { state: from, choice: toChoice(job) };
    } else {
      this.#add(hash, from, job);
    }
    return this.#find === null;
  };

  // Goes through the choices of a state; for each the row holds the state that it leads to.
  // @returns whether there is any.
  #visit(state: number, take: Take): boolean {
    this.#states.read(state, this.#base);
    this.#row.set(this.#base);
    const hash = hashRow(this.#base);
    let isRunning = false;
    const runners = this.#runners;
    for (let at = 0; at < runners.length; at++) {
      const job = runners[at] ?? 0;
      if (this.#parts.ready[job]?.[this.#base[job] ?? 0] !== 1) continue;
      isRunning = true;
      if (!this.#run(job, hash, take)) return true;
    }
    if (isRunning && this.#options.clock !== "any") return true;
    return this.#moveClock(take) || isRunning;
  }

  #run(job: number, base: number, take: Take): boolean {
    const transitions = this.#transitions;
    const row = this.#row;
    const effect = transitions.find(this.#base, job);
    const events = transitions.events[effect] ?? NO_EVENTS;
    const { changes, starts, hashes } = transitions;
    const first = (starts[effect] ?? 0) + 1;
    const end = first + (changes[first - 1] ?? 0) * 2;
    let hash = base ^ (hashes[effect] ?? 0);
    for (let at = first; at < end; at += 2) row[changes[at] ?? 0] = changes[at + 1] ?? 0;
    if (this.#memories !== null) {
      const before = this.#base[this.#memorySlot] ?? 0;
      const after = this.#memories.follow(before, effect, events);
      row[this.#memorySlot] = after;
      hash ^= hashSlot(this.#memorySlot, before) ^ hashSlot(this.#memorySlot, after);
    }
    const goesOn = take(job, events, hash);
    for (let at = first; at < end; at += 2) {
      const slot = changes[at] ?? 0;
      row[slot] = this.#base[slot] ?? 0;
    }
    return goesOn;
  }

  // @returns false when no deadline is to come.
  #moveClock(take: Take): boolean {
    const world = this.#parts.unpack(this.#base);
    if (findNearestDeadline(world) === null) return false;
    const { world: next, events } = step(world, { type: "deadline" });
    this.#row.set(this.#base);
    next.jobs.forEach((job, slot) => {
      this.#row[slot] = this.#parts.intern(slot, rebase(job, next.clock));
    });
    if (this.#memories !== null) {
      const memory = this.#base[this.#memorySlot] ?? 0;
      this.#row[this.#memorySlot] = this.#memories.advance(memory, events);
    }
    take(BY_CLOCK, events, hashRow(this.#row));
    return true;
  }

  #add(hash: number, parent: number, job: number): void {
    const state = this.#states.add(this.#row, hash, parent, job);
    if (state < 0) return;
    const isFound =
      this.#memories?.isWanted(this.#row[this.#memorySlot] ?? 0) === true ||
      this.#options.onState?.(state, this) === true;
    if (isFound) this.#find = { state, choice: null };
  }
}

function toChoice(job: number): Choice {
  return job === BY_CLOCK ? { type: "deadline" } : { type: "run", job };
}
