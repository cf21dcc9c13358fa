// What steps do to packed states. The core computes each step once for the parts that it reads; where
// a state has the same parts there, its effect is remembered.
import type { LockEvent } from "../core/events.ts";
import { step } from "../core/step.ts";
import { Decisions } from "./decisions.ts";
import { grow } from "./grow.ts";
import { type Parts, rebase } from "./parts.ts";
import { hashSlot } from "./states.ts";
import { type Placed, Watch } from "./watch.ts";

// What engines take for the events of an effect: a few objects of some fields.
const EVENTS_BYTES = 150;

export class Transitions {
  /** By effect: where its changes begin in `changes`. */
  starts = new Int32Array(1 << 10);
  /** For each effect how many parts it changes, then a slot and its new part for each. */
  changes = new Int32Array(1 << 12);
  /** By effect: what it changes in the hash of a state, by exclusive or. */
  hashes = new Int32Array(1 << 10);
  /** By effect: what happened in the step. */
  readonly events: (readonly LockEvent[])[] = [];
  readonly #parts: Parts;
  readonly #decisions = new Decisions();
  /** By job and its part: the root of what is known of its next step. */
  readonly #roots: Int32Array<ArrayBuffer>[];
  #end = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#roots = parts.start.jobs.map(() => new Int32Array(64));
  }

  /** About how much memory they take. */
  get bytes(): number {
    const lists = [this.starts, this.changes, this.hashes, ...this.#roots];
    const numbers = lists.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return numbers + this.#decisions.bytes + this.events.length * EVENTS_BYTES;
  }

  /** The effect of running a job that is ready in the state of a row. */
  find(row: Uint16Array, job: number): number {
    const root = this.#roots[job]?.[row[job] ?? 0] ?? 0;
    const known = this.#decisions.find(root, row);
    return known === -1 ? this.#learn(row, job) : known;
  }

  #learn(row: Uint16Array, job: number): number {
    const watch = new Watch(this.#parts, row);
    const { world, events } = step(watch.world, { type: "run", job });
    const replaced = watch.listReplaced(world);
    // What is replaced unread counts as read, so that an effect changes each hash in the same way.
    const slots = new Set([...watch.read, ...replaced.map(({ slot }) => slot)]);
    slots.delete(job);
    const readings = [...slots].map((slot) => ({ slot, id: row[slot] ?? 0 }));
    const effect = this.#keep(row, replaced);
    this.events.push(events);
    const own = row[job] ?? 0;
    const roots = grow(this.#roots[job] ?? new Int32Array(0), own + 1);
    roots[own] = this.#decisions.add(roots[own] ?? 0, readings, effect);
    this.#roots[job] = roots;
    return effect;
  }

  #keep(row: Uint16Array, replaced: readonly Placed[]): number {
    const effect = this.events.length;
    const start = this.#end;
    let end = start + 1;
    let hash = 0;
    this.changes = grow(this.changes, end + replaced.length * 2);
    for (const { slot, part } of replaced) {
      const before = row[slot] ?? 0;
      const after = this.#parts.intern(slot, "program" in part ? rebase(part, 0) : part);
      if (after === before) continue;
      this.changes[end] = slot;
      this.changes[end + 1] = after;
      hash ^= hashSlot(slot, before) ^ hashSlot(slot, after);
      end += 2;
    }
    this.changes[start] = (end - start - 1) / 2;
    this.#end = end;
    this.starts = grow(this.starts, effect + 1);
    this.starts[effect] = start;
    this.hashes = grow(this.hashes, effect + 1);
    this.hashes[effect] = hash;
    return effect;
  }
}
