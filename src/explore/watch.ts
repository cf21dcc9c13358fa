// A world that notes which of its parts a step reads and which it replaces, so that what the step did
// can be remembered for those parts alone.
import type { World } from "../core/world.ts";
import type { Part, Parts } from "./parts.ts";

/** A part and the slot that it is in. */
export interface Placed {
  readonly slot: number;
  readonly part: Part;
}

export class Watch {
  /** Of the state of the row, for the step. */
  readonly world: World;
  /** Slots in the order in which they were first read. */
  readonly read: number[] = [];
  readonly #lists = new Map<unknown, { readonly replaced: readonly number[] }>();
  readonly #parts: Parts;

  constructor(parts: Parts, row: Uint16Array) {
    const { kind, clock, jobs, sets, locks } = parts.unpack(row);
    this.#parts = parts;
    this.world = {
      kind,
      clock,
      jobs: this.watch(jobs, parts.slots.jobs, []),
      sets: this.watch(sets, parts.slots.sets, []),
      locks: this.watch(locks, parts.slots.locks, []),
    };
  }

  /** Makes a list note what is read of it, except for what has been replaced in it. */
  watch<T extends Part>(
    items: readonly T[],
    slots: readonly number[],
    replaced: readonly number[],
  ): readonly T[] {
    const list = new WatchedList<T>(this, slots, replaced);
    const proxy = new Proxy(items.slice(), list);
    this.#lists.set(proxy, list);
    return proxy;
  }

  note(slot: number): void {
    if (slot !== -1 && !this.read.includes(slot)) this.read.push(slot);
  }

  /** Parts of the world that the step made which may differ from those that it was given. */
  listReplaced({ jobs, sets, locks }: World): readonly Placed[] {
    const { slots } = this.#parts;
    return [
      ...this.#listIn(jobs, slots.jobs),
      ...this.#listIn(sets, slots.sets),
      ...this.#listIn(locks, slots.locks),
    ];
  }

  // A list that is not watched was made anew, of all that there was in one that is.
  #listIn(items: readonly Part[], slots: readonly number[]): readonly Placed[] {
    const indices = this.#lists.get(items)?.replaced ?? items.keys();
    const placed: Placed[] = [];
    for (const index of indices) {
      const slot = slots[index] ?? -1;
      const part = items[index];
      if (slot !== -1 && part !== undefined) placed.push({ slot, part });
    }
    return placed;
  }
}

// What the step asks of a list comes down to its items and its length, which shows in the last item and
// in the first that is missing.
class WatchedList<T extends Part> implements ProxyHandler<T[]> {
  readonly replaced: number[];
  readonly #watch: Watch;
  readonly #slots: readonly number[];

  constructor(watch: Watch, slots: readonly number[], replaced: readonly number[]) {
    this.#watch = watch;
    this.#slots = slots;
    this.replaced = [...replaced];
  }

  get(items: T[], key: string | symbol): unknown {
    if (key === "slice") return () => this.#watch.watch(items, this.#slots, this.replaced);
    if (key === "length") {
      this.#note(items.length - 1);
      this.#note(items.length);
    } else if (typeof key === "string") {
      const index = Number(key);
      if (Number.isInteger(index)) this.#note(index);
    }
    return Reflect.get(items, key);
  }

  set(items: T[], key: string | symbol, value: unknown): boolean {
    this.replaced.push(Number(key));
    return Reflect.set(items, key, value);
  }

  #note(index: number): void {
    if (!this.replaced.includes(index)) this.#watch.note(this.#slots[index] ?? -1);
  }
}
