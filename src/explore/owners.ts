// Which shard of a search owns a state: told by how far some of the jobs have come. It is seldom that a
// step moves one of them on, so that few states go from shard to shard.
import type { Parts } from "./parts.ts";

// As a share of all jobs. The fewer they are, the less is sent, and the less evenly states are spread.
const DECIDING = 1 / 2;
// Operations come in pairs, of which the second gives back what the first has taken.
const PAIR_BITS = 1;

export class Owners {
  readonly #parts: Parts;
  readonly #shards: number;
  /** By deciding job and number of its part: its share in the hash, 16 bits. */
  readonly #shares: number[][];

  constructor(parts: Parts, shards: number) {
    this.#parts = parts;
    this.#shards = shards;
    const deciding = Math.ceil(parts.slots.jobs.length * DECIDING);
    this.#shares = Array.from({ length: deciding }, () => []);
  }

  /** The owner of the state of a row. */
  find(row: Uint16Array): number {
    let hash = 0;
    for (let job = 0; job < this.#shares.length; job++) hash ^= this.#getShare(job, row);
    return (hash * this.#shards) >>> 16;
  }

  /** Whether the owner may be another one after a step of a job, or of the clock. */
  mayChange(job: number, before: Uint16Array, after: Uint16Array): boolean {
    if (job >= this.#shares.length) return false;
    return this.#getShare(job, before) !== this.#getShare(job, after);
  }

  #getShare(job: number, row: Uint16Array): number {
    const id = row[job] ?? 0;
    return this.#shares[job]?.[id] ?? this.#learn(job, id);
  }

  #learn(job: number, id: number): number {
    const shares = this.#shares[job] ?? [];
    while (shares.length <= id) {
      const part = this.#parts.get(job, shares.length);
      shares.push(part !== null && "program" in part ? hash(job, part.index >> PAIR_BITS) : 0);
    }
    return shares[id] ?? 0;
  }
}

function hash(job: number, at: number): number {
  let mixed = Math.imul(job + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae3d);
  return (mixed ^ (mixed >>> 16)) & 0xffff;
}
