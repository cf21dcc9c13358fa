// What a question remembers of the way to a state, where the state alone does not tell: one more slot
// of the packed state. Memories that are equal as JSON are one.
import type { LockEvent } from "../core/events.ts";
import { formatNumber } from "../sim/words.ts";
import { PARTS_MAX, TooManyParts } from "./parts.ts";

/** A value that JSON keeps. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** How a question remembers. Pure: the same memory and the same events give the same memory. */
export interface Rememberer<M extends Json = Json> {
  readonly start: M;
  /** @param events of one choice, the clock's among them; locks and jobs by index. */
  readonly next: (memory: M, events: readonly LockEvent[]) => M;
  /** Whether this memory is what is looked for. */
  readonly isWanted: (memory: M) => boolean;
}

/** A rememberer of one kind of value: it is only ever given what it made itself. */
export function remember<M extends Json>(rememberer: Rememberer<M>): Rememberer {
  return rememberer as unknown as Rememberer;
}

// What engines take for an entry of a table, and for a memory beside its text.
const ENTRY_BYTES = 50;
const MEMORY_BYTES = 300;

/** Memories as numbers. */
export class Memories {
  readonly #rememberer: Rememberer;
  readonly #ids = new Map<string, number>();
  readonly #values: Json[] = [];
  readonly #wanted: boolean[] = [];
  // By memory and effect, packed into one number.
  readonly #next = new Map<number, number>();
  #textBytes = 0;

  constructor(rememberer: Rememberer) {
    this.#rememberer = rememberer;
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#next.size * ENTRY_BYTES + this.#textBytes + this.count * MEMORY_BYTES;
  }

  get count(): number {
    return this.#values.length;
  }

  get(id: number): Json {
    return this.#values[id] ?? null;
  }

  isWanted(id: number): boolean {
    return this.#wanted[id] ?? false;
  }

  start(): number {
    return this.intern(this.#rememberer.start);
  }

  /** The memory after an effect, whose events are always the same. */
  follow(memory: number, effect: number, events: readonly LockEvent[]): number {
    const key = memory * 2 ** 32 + effect;
    const known = this.#next.get(key);
    if (known !== undefined) return known;
    const next = this.advance(memory, events);
    this.#next.set(key, next);
    return next;
  }

  /** The memory after events that belong to no effect: the clock's. */
  advance(memory: number, events: readonly LockEvent[]): number {
    return this.intern(this.#rememberer.next(this.get(memory), events));
  }

  /** The number of a memory. */
  intern(value: Json): number {
    const key = JSON.stringify(value);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#values.push(value) - 1;
    if (id > PARTS_MAX)
      throw new TooManyParts(`there are more than ${formatNumber(PARTS_MAX)} memories of the way`);
    this.#ids.set(key, id);
    this.#textBytes += key.length;
    this.#wanted.push(this.#rememberer.isWanted(value));
    return id;
  }
}
