// What one shard of a search has for another one: rows of states, sent in batches with what their numbers
// stand for.
import type { Moves } from "./moves.ts";
import type { News, RowsMail } from "./shardMessages.ts";

/** Rows in a batch: enough that sending one costs nothing beside them, few enough to be soon on their way. */
const BATCH = 2048;

export class Outbox {
  readonly #moves: Moves;
  readonly #send: (mail: RowsMail) => void;
  readonly #slots: number;
  /** By slot: how many numbers the receiver has been told of. */
  readonly #told: number[];
  readonly #rows: Uint16Array<ArrayBuffer>;
  readonly #parents = new Int32Array(BATCH);
  readonly #choices = new Uint16Array(BATCH);
  readonly #keys = new Float64Array(BATCH);
  #count = 0;

  constructor(moves: Moves, send: (mail: RowsMail) => void) {
    this.#moves = moves;
    this.#send = send;
    this.#slots = moves.slots;
    this.#told = Array.from({ length: moves.slots }, () => 0);
    this.#rows = new Uint16Array(BATCH * moves.slots);
  }

  /** Takes the state of a row, found by a choice in the parent, which has the key. */
  put(row: Uint16Array, parent: number, choice: number, key: number): void {
    const slots = this.#slots;
    const rows = this.#rows;
    const from = this.#count * slots;
    for (let slot = 0; slot < slots; slot++) rows[from + slot] = row[slot] ?? 0;
    this.#parents[this.#count] = parent;
    this.#choices[this.#count] = choice;
    this.#keys[this.#count] = key;
    this.#count += 1;
    if (this.#count === BATCH) this.flush(false);
  }

  /** Sends all that there is. */
  flush(isLast: boolean): void {
    const count = this.#count;
    this.#send({
      type: "rows",
      news: this.#takeNews(),
      rows: this.#rows.slice(0, count * this.#slots),
      parents: this.#parents.slice(0, count),
      choices: this.#choices.slice(0, count),
      keys: this.#keys.slice(0, count),
      isLast,
    });
    this.#count = 0;
  }

  #takeNews(): readonly News[] {
    return this.#told.flatMap((told, slot) => {
      const count = this.#moves.count(slot);
      if (count === told) return [];
      this.#told[slot] = count;
      const values = Array.from({ length: count - told }, (_, at) =>
        this.#moves.write(slot, told + at),
      );
      return [{ slot, values }];
    });
  }
}
