// A world that notes which of its parts a step reads and which it replaces, so that what the step did
// can be remembered for those parts alone.
import type { World } from "../core/world.ts";
import type { Part, Parts } from "./parts.ts";
import type { Slots } from "./slots.ts";

/** A list behind a proxy, and what has been put in it. */
interface Watched {
  readonly list: readonly Part[];
  readonly replaced: ReadonlySet<number>;
}

/** A part and the slot that it is in. */
export interface Placed {
  readonly slot: number;
  readonly part: Part;
}

export class Watch {
  /** Of the state of the row, for the step. */
  readonly world: World;
  /** Slots in the order in which they were first read. */
  readonly read: readonly number[];
  readonly #slots: Slots;
  readonly #watched = new WeakMap<object, Watched>();

  constructor(parts: Parts, row: Uint16Array) {
    const { jobs, sets, locks, ...rest } = parts.unpack(row);
    const read: number[] = [];
    const note = (slot: number | undefined): void => {
      if (slot !== undefined && slot !== -1 && !read.includes(slot)) read.push(slot);
    };
    this.#slots = parts.slots;
    this.read = read;
    this.world = {
      ...rest,
      jobs: this.#watch([...jobs], new Set(), (index) => note(index)),
      sets: this.#watch([...sets], new Set(), (index) => note(parts.slots.sets[index])),
      locks: this.#watch([...locks], new Set(), (index) => note(parts.slots.locks[index])),
    };
  }

  /** Parts of the world that the step made which may differ from those that it was given. */
  listReplaced(next: World): readonly Placed[] {
    const { sets, locks } = this.#slots;
    return [
      ...this.#list(next.jobs, (index) => index),
      ...this.#list(next.sets, (index) => sets[index]),
      ...this.#list(next.locks, (index) => locks[index]),
    ];
  }

  #list(list: readonly Part[], findSlot: (index: number) => number | undefined): readonly Placed[] {
    const watched = this.#watched.get(list) ?? { list, replaced: list.keys() };
    const placed: Placed[] = [];
    for (const index of watched.replaced) {
      const slot = findSlot(index) ?? -1;
      const part = watched.list[index];
      if (slot !== -1 && part !== undefined) placed.push({ slot, part });
    }
    return placed;
  }

  // A list that was sliced goes on noting, except for what has been replaced in it. All else that may
  // be asked of a list comes down to its items and its length, which shows in the last item and in
  // the first that is missing.
  #watch<T extends Part>(list: T[], replaced: Set<number>, note: (index: number) => void): T[] {
    const proxy = new Proxy(list, {
      get: (target, key) => {
        if (key === "slice") return () => this.#watch([...target], new Set(replaced), note);
        if (key === "length") {
          note(target.length - 1);
          note(target.length);
        } else if (typeof key === "string") {
          const index = Number(key);
          if (Number.isInteger(index) && !replaced.has(index)) note(index);
        }
        return Reflect.get(target, key) as unknown;
      },
      set: (target, key, value) => {
        replaced.add(Number(key));
        return Reflect.set(target, key, value);
      },
    });
    this.#watched.set(proxy, { list, replaced });
    return proxy;
  }
}
