// What comes to one shard of a search from another one: rows of states, read into numbers of its own.
import { grow } from "./grow.ts";
import type { Moves } from "./moves.ts";
import type { News } from "./shardMessages.ts";
import { hashSlot } from "./states.ts";

export class Inbox {
  readonly #moves: Moves;
  readonly #slots: number;
  /** By slot and the sender's number: the own one, and its share in the hash of a row. */
  readonly #own: Int32Array<ArrayBuffer>[];
  readonly #count: number[];

  constructor(moves: Moves) {
    this.#moves = moves;
    this.#slots = moves.slots;
    this.#own = Array.from({ length: moves.slots }, () => new Int32Array(64));
    this.#count = Array.from({ length: moves.slots }, () => 0);
  }

  /** Takes in what numbers of the sender stand for. */
  learn(news: readonly News[]): void {
    for (const { slot, values } of news) {
      let count = this.#count[slot] ?? 0;
      const own = grow(this.#own[slot] ?? new Int32Array(0), (count + values.length) * 2);
      for (const value of values) {
        const id = this.#moves.read(slot, value);
        own[count * 2] = id;
        own[count * 2 + 1] = hashSlot(slot, id);
        count += 1;
      }
      this.#own[slot] = own;
      this.#count[slot] = count;
    }
  }

  /** Makes a row that of a state of a batch, in own numbers. @returns its hash. */
  read(rows: Uint16Array, at: number, row: Uint16Array): number {
    const slots = this.#slots;
    const all = this.#own;
    const from = at * slots;
    let hash = slots & 1 ? hashSlot(slots, 0) : 0;
    for (let slot = 0; slot < slots; slot++) {
      const own = all[slot];
      if (own === undefined) break;
      const entry = (rows[from + slot] ?? 0) * 2;
      row[slot] = own[entry] ?? 0;
      hash ^= own[entry + 1] ?? 0;
    }
    return hash;
  }
}
