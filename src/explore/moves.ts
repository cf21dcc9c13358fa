// The choices of packed states, taken one after the other: what each does, and the state that it leads to.
import type { LockEvent } from "../core/events.ts";
import { type Choice, findNearestDeadline, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { type Json, Memories, type Rememberer } from "./memory.ts";
import { Parts, type PlainPart, rebase } from "./parts.ts";
import { Reduction } from "./reduction.ts";
import { createRow, hashRow, hashSlot } from "./states.ts";
import { Transitions } from "./transitions.ts";

/** When the clock moves to the nearest deadline: only when no job is ready, or at any time. */
export type ClockRule = "idle" | "any";

export interface MoveOptions {
  readonly rememberer?: Rememberer;
  readonly clock?: ClockRule;
  /** Only these jobs run, the others stand still; all unless told. */
  readonly runners?: readonly number[];
  /** Follows only the choices that are needed to reach every end, where it is known which ones. */
  readonly isReduced?: boolean;
}

/** What a number of a slot stands for: a part, or what is remembered. */
export type Content = PlainPart | Json;

/** A job, or `BY_CLOCK`; what it does, and the hash of the row. @returns whether to go on. */
export type Take = (job: number, events: readonly LockEvent[], hash: number) => boolean;

/** Stands for the clock where a job's index says who ran. */
export const BY_CLOCK = 0xffff;

const NO_EVENTS: readonly LockEvent[] = [];

export class Moves {
  readonly parts: Parts;
  readonly memories: Memories | null;
  /** The slot of what the question remembers, behind those of the parts. */
  readonly memorySlot: number;
  /** The state whose choices are taken. */
  readonly base: Uint16Array;
  /** The state that a choice leads to, while it is taken. */
  readonly row: Uint16Array;
  readonly #transitions: Transitions;
  readonly #runners: readonly number[];
  readonly #clock: ClockRule;
  readonly #reduction: Reduction | null;

  /** @param world where all schedules begin. */
  constructor(world: World, options: MoveOptions) {
    const { rememberer, clock = "idle", runners, isReduced = false } = options;
    this.parts = new Parts(world);
    this.memories = rememberer === undefined ? null : new Memories(rememberer);
    this.memorySlot = this.parts.slots.list.length;
    this.#transitions = new Transitions(this.parts);
    this.#runners = runners ?? this.parts.slots.jobs;
    this.#clock = clock;
    this.#reduction = isReduced && runners === undefined ? Reduction.create(this.parts) : null;
    this.base = createRow(this.slots);
    this.row = createRow(this.slots);
  }

  /** How many slots a state has. */
  get slots(): number {
    return this.memorySlot + (this.memories === null ? 0 : 1);
  }

  /** Whether some choices may be left out. */
  get isReduced(): boolean {
    return this.#reduction !== null;
  }

  /** About how much memory is taken by what is known of parts and steps. */
  get bytes(): number {
    return this.parts.bytes + this.#transitions.bytes + (this.memories?.bytes ?? 0);
  }

  /** Makes the row that of the first state. */
  begin(): void {
    this.parts.pack(this.parts.start, this.row);
    if (this.memories !== null) this.row[this.memorySlot] = this.memories.start();
  }

  /**
   * Goes through the choices of the base.
   * @returns whether there is any.
   */
  visit(take: Take): boolean {
    this.row.set(this.base);
    const hash = hashRow(this.base);
    let isRunning = false;
    const runners = this.#reduction?.choose(this.base, this.#listReady()) ?? this.#runners;
    for (let at = 0; at < runners.length; at++) {
      const job = runners[at] ?? 0;
      if (this.parts.ready[job]?.[this.base[job] ?? 0] !== 1) continue;
      isRunning = true;
      if (!this.#run(job, hash, take)) return true;
    }
    if (isRunning && this.#clock !== "any") return true;
    return this.#moveClock(take) || isRunning;
  }

  /** How many numbers a slot has so far. */
  count(slot: number): number {
    return slot === this.memorySlot ? (this.memories?.count ?? 0) : this.parts.count(slot);
  }

  /** What a number stands for, as another worker can read it. */
  write(slot: number, id: number): Content {
    return slot === this.memorySlot ? (this.memories?.get(id) ?? null) : this.parts.write(slot, id);
  }

  /** The number of what another worker wrote about the same slot. */
  read(slot: number, content: Content): number {
    return slot === this.memorySlot
      ? (this.memories?.intern(content as Json) ?? 0)
      : this.parts.read(slot, content as PlainPart);
  }

  #listReady(): readonly number[] {
    return this.#runners.filter((job) => this.parts.ready[job]?.[this.base[job] ?? 0] === 1);
  }

  #run(job: number, base: number, take: Take): boolean {
    const transitions = this.#transitions;
    const row = this.row;
    const effect = transitions.find(this.base, job);
    const events = transitions.events[effect] ?? NO_EVENTS;
    const { changes, starts, hashes } = transitions;
    const first = (starts[effect] ?? 0) + 1;
    const end = first + (changes[first - 1] ?? 0) * 2;
    let hash = base ^ (hashes[effect] ?? 0);
    for (let at = first; at < end; at += 2) row[changes[at] ?? 0] = changes[at + 1] ?? 0;
    if (this.memories !== null) {
      const before = this.base[this.memorySlot] ?? 0;
      const after = this.memories.follow(before, effect, events);
      row[this.memorySlot] = after;
      hash ^= hashSlot(this.memorySlot, before) ^ hashSlot(this.memorySlot, after);
    }
    const goesOn = take(job, events, hash);
    for (let at = first; at < end; at += 2) {
      const slot = changes[at] ?? 0;
      row[slot] = this.base[slot] ?? 0;
    }
    return goesOn;
  }

  // @returns false when no deadline is to come.
  #moveClock(take: Take): boolean {
    const world = this.parts.unpack(this.base);
    if (findNearestDeadline(world) === null) return false;
    const { world: next, events } = step(world, { type: "deadline" });
    this.row.set(this.base);
    next.jobs.forEach((job, slot) => {
      this.row[slot] = this.parts.intern(slot, rebase(job, next.clock));
    });
    if (this.memories !== null) {
      const memory = this.base[this.memorySlot] ?? 0;
      this.row[this.memorySlot] = this.memories.advance(memory, events);
    }
    take(BY_CLOCK, events, hashRow(this.row));
    return true;
  }
}

/** The choice of a job, or `BY_CLOCK`. */
export function toChoice(job: number): Choice {
  return job === BY_CLOCK ? { type: "deadline" } : { type: "run", job };
}
