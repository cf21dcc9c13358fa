// Where states of one distance stand in the order in which a single search finds them: keys that say the
// same in every shard, whenever the states come. Of several ways to a state the first by key is kept, so
// that an answer is the same however many shards there are.
import { BY_CLOCK } from "./moves.ts";

export class RoundKeys {
  readonly #choices: number;
  #list = new Float64Array(1 << 10);
  #size = 0;

  /** @param jobs of the world. */
  constructor(jobs: number) {
    this.#choices = jobs + 1;
  }

  get(at: number): number {
    return this.#list[at] ?? 0;
  }

  /** The key of what a choice leads to, by that of the state where it is made. */
  derive(key: number, choice: number): number {
    return key * this.#choices + (choice === BY_CLOCK ? this.#choices - 1 : choice);
  }

  set(at: number, key: number): void {
    if (at >= this.#list.length) {
      const larger = new Float64Array(at * 2);
      larger.set(this.#list);
      this.#list = larger;
    }
    this.#list[at] = key;
    if (at >= this.#size) this.#size = at + 1;
  }

  copy(): Float64Array<ArrayBuffer> {
    return this.#list.slice(0, this.#size);
  }

  clear(): void {
    this.#size = 0;
  }

  /** Makes the keys small: places among those of all shards. */
  rank(all: readonly Float64Array[]): void {
    const sorted = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    for (const keys of all) {
      sorted.set(keys, end);
      end += keys.length;
    }
    sorted.sort();
    for (let at = 0; at < this.#size; at++) this.#list[at] = findPlace(sorted, this.get(at));
  }
}

function findPlace(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
