// The states that a search has found: packed rows in the order of discovery, each once, with the state
// that it was first reached from.

const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;
const NO_WORDS = new Int32Array(0);
const NO_HALVES = new Uint16Array(0);

export class States {
  /** How many there are; a state is its number. */
  size = 0;
  // Slots are 16 bits wide, and compared two at a time.
  readonly #words: number;
  readonly #rows: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  readonly #choices: Uint16Array[] = [];
  // Pairs of a state's number plus one (0: free) and the hash of its row.
  #table = new Int32Array(2 << 12);
  #mask = (1 << 12) - 1;

  /** @param slots of a state. */
  constructor(slots: number) {
    this.#words = (slots + 1) >> 1;
  }

  /** Bytes of memory that the states take. */
  get bytes(): number {
    return this.#rows.length * CHUNK * (this.#words * 4 + 6) + this.#table.byteLength;
  }

  /** Copies a state's row. */
  read(state: number, row: Uint16Array): void {
    const chunk = this.#rows[state >>> CHUNK_BITS] ?? NO_WORDS;
    const from = (state & (CHUNK - 1)) * this.#words;
    for (let word = 0; word < this.#words; word++) {
      const both = chunk[from + word] ?? 0;
      row[word * 2] = both;
      row[word * 2 + 1] = both >>> 16;
    }
  }

  /** The state from which this one was found; -1 for the first. */
  getParent(state: number): number {
    return this.#parents[state >>> CHUNK_BITS]?.[state & (CHUNK - 1)] ?? -1;
  }

  /** The choice by which this one was found there, as it was given to `add`. */
  getChoice(state: number): number {
    return this.#choices[state >>> CHUNK_BITS]?.[state & (CHUNK - 1)] ?? 0;
  }

  /** Says that a state was found from another one first. */
  setParent(state: number, parent: number, choice: number): void {
    (this.#parents[state >>> CHUNK_BITS] ?? NO_WORDS)[state & (CHUNK - 1)] = parent;
    (this.#choices[state >>> CHUNK_BITS] ?? NO_HALVES)[state & (CHUNK - 1)] = choice;
  }

  /**
   * Finds the state of a row, or adds it.
   * @param hash of the row, as `hashRow` makes it.
   * @param parent the state from which it was found, by which choice (16 bits).
   * @returns its number, or -1 - number when it was known.
   */
  add(row: Uint16Array, hash: number, parent: number, choice: number): number {
    const entry = this.#seek(row, hash);
    const known = this.#table[entry] ?? 0;
    if (known !== 0) return -known;
    this.#table[entry] = this.size + 1;
    this.#table[entry + 1] = hash;
    return this.#push(row, parent, choice);
  }

  /** The state of a row, or -1. */
  find(row: Uint16Array, hash: number): number {
    return (this.#table[this.#seek(row, hash)] ?? 0) - 1;
  }

  // The entry of a row, or the free one where it would go.
  #seek(row: Uint16Array, hash: number): number {
    const table = this.#table;
    const mask = this.#mask;
    let at = hash & mask;
    for (;;) {
      const state = (table[at * 2] ?? 0) - 1;
      if (state === -1) return at * 2;
      if (table[at * 2 + 1] === hash && this.#isRow(state, row)) return at * 2;
      at = (at + 1) & mask;
    }
  }

  #isRow(state: number, row: Uint16Array): boolean {
    const chunk = this.#rows[state >>> CHUNK_BITS] ?? NO_WORDS;
    const words = this.#words;
    const from = (state & (CHUNK - 1)) * words;
    for (let word = 0; word < words; word++) {
      if (chunk[from + word] !== join(row, word)) return false;
    }
    return true;
  }

  #push(row: Uint16Array, parent: number, choice: number): number {
    const state = this.size;
    const place = state & (CHUNK - 1);
    if (place === 0) {
      this.#rows.push(new Int32Array(CHUNK * this.#words));
      this.#parents.push(new Int32Array(CHUNK));
      this.#choices.push(new Uint16Array(CHUNK));
    }
    const chunk = this.#rows[state >>> CHUNK_BITS] ?? NO_WORDS;
    const from = place * this.#words;
    for (let word = 0; word < this.#words; word++) chunk[from + word] = join(row, word);
    this.setParent(state, parent, choice);
    this.size += 1;
    if (this.size * 3 > this.#mask * 2) this.#widen();
    return state;
  }

  #widen(): void {
    const old = this.#table;
    const mask = this.#mask * 2 + 1;
    const table = new Int32Array((mask + 1) * 2);
    for (let entry = 0; entry < old.length; entry += 2) {
      const state = old[entry] ?? 0;
      if (state === 0) continue;
      const hash = old[entry + 1] ?? 0;
      let at = hash & mask;
      while (table[at * 2] !== 0) at = (at + 1) & mask;
      table[at * 2] = state;
      table[at * 2 + 1] = hash;
    }
    this.#table = table;
    this.#mask = mask;
  }
}

/** An empty row; a slot more than there are where their number is odd. */
export function createRow(slots: number): Uint16Array {
  return new Uint16Array(slots + (slots & 1));
}

function join(row: Uint16Array, word: number): number {
  return (row[word * 2] ?? 0) | ((row[word * 2 + 1] ?? 0) << 16);
}

/** A slot's share in the hash of a row: all shares joined by exclusive or. */
export function hashSlot(slot: number, id: number): number {
  let mixed = Math.imul(id + 1, 0x9e3779b1) ^ Math.imul(slot + 1, 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae3d);
  return mixed ^ (mixed >>> 16);
}

export function hashRow(row: Uint16Array): number {
  let hash = 0;
  for (let slot = 0; slot < row.length; slot++) hash ^= hashSlot(slot, row[slot] ?? 0);
  return hash;
}
