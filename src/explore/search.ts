// A breadth-first search through every schedule: all choices of which ready job runs next. States are
// found in the order of their distance, so that the way to each is a shortest one.
import type { LockEvent } from "../core/events.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import type { Json, Rememberer } from "./memory.ts";
import { BY_CLOCK, type MoveOptions, Moves, type Take, toChoice } from "./moves.ts";
import { createRow, hashRow, States } from "./states.ts";

/** Where a lookout reads the states that it is told of. */
export interface StateReader {
  /** The world of a state; its clock is 0 and its jobs' times count from there. */
  getWorld(state: number): World;
}

/** What a search looks out for, in the order of discovery. */
export interface Lookout {
  readonly rememberer?: Rememberer;
  /** About a state just found; its number reads the rest. True ends the search. */
  readonly onState?: (state: number, reader: StateReader) => boolean;
  /** About what a choice in a state did. True ends the search. */
  readonly onStep?: (events: readonly LockEvent[], state: number, reader: StateReader) => boolean;
  /** About a state in which nothing can happen any more. True ends the search. */
  readonly onEnd?: (state: number, reader: StateReader) => boolean;
}

export interface SearchOptions extends Lookout, MoveOptions {}

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

export class Search {
  readonly #moves: Moves;
  readonly #states: States;
  readonly #options: SearchOptions;
  #followed = 0;
  #steps = 0;
  #ends = 0;
  #find: Find | null = null;

  /** @param world where all schedules begin. */
  constructor(world: World, options: SearchOptions = {}) {
    this.#options = options;
    this.#moves = new Moves(world, options);
    this.#states = new States(this.#moves.slots);
    this.#moves.begin();
    this.#add(hashRow(this.#moves.row), -1, BY_CLOCK);
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

  /** About how many bytes it all takes: the states, and what is known of their parts and steps. */
  get bytes(): number {
    return this.#states.bytes + this.#moves.bytes;
  }

  /** Whether choices are left out that lead to no other end. */
  get isReduced(): boolean {
    return this.#moves.isReduced;
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
    return this.#moves.parts.unpack(this.#read(state));
  }

  /** What the question remembers at a state. */
  getMemory(state: number): Json {
    const { memories, memorySlot } = this.#moves;
    return memories?.get(this.#read(state)[memorySlot] ?? 0) ?? null;
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
      const to = this.#states.find(this.#moves.row, hash);
      steps.push({ choice: toChoice(job), events, to });
      return true;
    });
    return steps;
  }

  #read(state: number): Uint16Array {
    const row = createRow(this.#moves.slots);
    this.#states.read(state, row);
    return row;
  }

  #visit(state: number, take: Take): boolean {
    this.#states.read(state, this.#moves.base);
    return this.#moves.visit(take);
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

  #add(hash: number, parent: number, job: number): void {
    const { row, memories, memorySlot } = this.#moves;
    const state = this.#states.add(row, hash, parent, job);
    if (state < 0) return;
    const isFound =
      memories?.isWanted(row[memorySlot] ?? 0) === true ||
      this.#options.onState?.(state, this) === true;
    if (isFound) this.#find = { state, choice: null };
  }
}
