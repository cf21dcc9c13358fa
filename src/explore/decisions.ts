// Remembered answers as decision trees: which part is in this slot, and then in that one?
// A tree's leaves are numbers of effects. All in typed arrays, since a search asks millions of times.

import { grow } from "./grow.ts";

/** A slot that was read, and the part that was in it. */
export interface Reading {
  readonly slot: number;
  readonly id: number;
}

const UNKNOWN = -1;

/** A forest with one tree for each root. */
export class Decisions {
  // By node: the slot to read, or -1 - effect at a leaf. Node 0 stands for none.
  #nodes = new Int32Array(1 << 12);
  #count = 1;
  // From a node and the part in its slot to the next node: an open hash table, three numbers an entry.
  #table = new Int32Array(3 << 12);
  #mask = (1 << 12) - 1;
  #entries = 0;

  get bytes(): number {
    return this.#nodes.byteLength + this.#table.byteLength;
  }

  /** The effect at the end of the way that a row takes from a node, or -1 when it is not known. */
  find(root: number, row: Uint16Array): number {
    const nodes = this.#nodes;
    const table = this.#table;
    const mask = this.#mask;
    let node = root;
    while (node !== 0) {
      const slot = nodes[node] ?? 0;
      if (slot < 0) return -1 - slot;
      const id = row[slot] ?? 0;
      let at = hash(node, id) & mask;
      for (;;) {
        const entry = at * 3;
        const from = table[entry] ?? 0;
        if (from === 0) return UNKNOWN;
        if (from === node && table[entry + 1] === id) {
          node = table[entry + 2] ?? 0;
          break;
        }
        at = (at + 1) & mask;
      }
    }
    return UNKNOWN;
  }

  /** Adds a way to an effect. @returns the root, which is new where none was given (0). */
  add(root: number, readings: readonly Reading[], effect: number): number {
    let first = root;
    let last = { node: 0, id: 0 };
    let node = root;
    const reach = (content: number): void => {
      if (node !== 0) return;
      node = this.#push(content);
      if (last.node === 0) first = node;
      else this.#put(last.node, last.id, node);
    };
    for (const { slot, id } of readings) {
      reach(slot);
      last = { node, id };
      node = this.#get(node, id);
    }
    reach(-1 - effect);
    return first;
  }

  #push(content: number): number {
    this.#nodes = grow(this.#nodes, this.#count + 1);
    this.#nodes[this.#count] = content;
    this.#count += 1;
    return this.#count - 1;
  }

  #get(node: number, id: number): number {
    return this.#table[this.#seek(node, id) * 3 + 2] ?? 0;
  }

  #put(node: number, id: number, next: number): void {
    if (this.#entries * 2 > this.#mask) this.#widen();
    this.#entries += 1;
    const entry = this.#seek(node, id) * 3;
    this.#table[entry] = node;
    this.#table[entry + 1] = id;
    this.#table[entry + 2] = next;
  }

  // Where the entry is, or the empty place where it would go.
  #seek(node: number, id: number): number {
    let at = hash(node, id) & this.#mask;
    for (;;) {
      const from = this.#table[at * 3];
      if (from === 0 || (from === node && this.#table[at * 3 + 1] === id)) return at;
      at = (at + 1) & this.#mask;
    }
  }

  #widen(): void {
    const old = this.#table;
    this.#mask = this.#mask * 2 + 1;
    this.#table = new Int32Array((this.#mask + 1) * 3);
    for (let entry = 0; entry < old.length; entry += 3) {
      const node = old[entry] ?? 0;
      if (node === 0) continue;
      const id = old[entry + 1] ?? 0;
      this.#table.set([node, id, old[entry + 2] ?? 0], this.#seek(node, id) * 3);
    }
  }
}

function hash(node: number, id: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(id + 1, 0x85ebca77);
  return mixed ^ (mixed >>> 15);
}
