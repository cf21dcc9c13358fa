// Which choices of a state are enough to follow for every end to be reached, and by a shortest schedule
// where the end is not that all is done: docs/reduction.md has the reasons for each rule.
import { findTop, isCompatible, isOwner, type Lock } from "../core/lock.ts";
import type { Job, World } from "../core/world.ts";
import type { Parts } from "./parts.ts";
import { type Plan, planJobs, type Rest } from "./plans.ts";

export class Reduction {
  readonly #parts: Parts;
  readonly #plans: readonly Plan[];
  readonly #endsEmpty: boolean;
  // By job and the number of its part.
  readonly #rests: (Rest | undefined)[][];
  // Sets of orders as bits, and which of them are without a circle.
  readonly #orders = new Map<string, bigint>();
  readonly #masks = new Map<Rest, bigint>();
  readonly #isOrdered = new Map<bigint, boolean>();

  private constructor(parts: Parts, plans: readonly Plan[]) {
    this.#parts = parts;
    this.#plans = plans;
    this.#endsEmpty = plans.every(({ endsEmpty }) => endsEmpty);
    this.#rests = plans.map(() => []);
  }

  /** @returns null where no rule would be sure: every choice has to be followed then. */
  static create(parts: Parts): Reduction | null {
    const { start } = parts;
    if (!start.locks.every((lock) => isServed(lock, start))) return null;
    const plans = planJobs(start);
    return plans === null ? null : new Reduction(parts, plans);
  }

  /** The jobs whose choices are to be followed, of those that are ready. */
  choose(row: ArrayLike<number>, ready: readonly number[]): readonly number[] {
    const [first] = ready;
    if (first === undefined || ready.length === 1) return ready;
    const rests = this.#plans.map((_, job) => this.#findRest(job, row[job] ?? 0));
    if (this.#endsEmpty && this.#areOrdered(rests)) return [first];
    const locks = new State(this.#parts, row, rests);
    const free = ready.find((job) => locks.isFree(job));
    if (free !== undefined) return [free];
    const now = ready.filter((job) => !locks.canComeLater(job));
    if (now.length > 0) return now;
    // All that is left is to queue up for ever: one lock after the other.
    return ready.filter((job) => locks.getWanted(job) === locks.getWanted(first));
  }

  #findRest(job: number, id: number): Rest {
    const rests = this.#rests[job] ?? [];
    let rest = rests[id];
    if (rest === undefined) {
      rest = this.#plans[job]?.findRest(this.#parts.getJob(job, id)) as Rest;
      rests[id] = rest;
    }
    return rest;
  }

  #areOrdered(rests: readonly Rest[]): boolean {
    const all = rests.reduce((mask, rest) => mask | this.#findMask(rest), 0n);
    const known = this.#isOrdered.get(all);
    if (known !== undefined) return known;
    const orders = [...this.#orders].flatMap(([order, bit]) => ((all & bit) === 0n ? [] : [order]));
    const isOrdered = !hasCircle(orders);
    this.#isOrdered.set(all, isOrdered);
    return isOrdered;
  }

  #findMask(rest: Rest): bigint {
    let mask = this.#masks.get(rest);
    if (mask !== undefined) return mask;
    mask = 0n;
    for (const order of rest.orders) {
      const bit = this.#orders.get(order) ?? 1n << BigInt(this.#orders.size);
      this.#orders.set(order, bit);
      mask |= bit;
    }
    this.#masks.set(rest, mask);
    return mask;
  }
}

/** One state, as the rules look at it. */
class State {
  readonly #parts: Parts;
  readonly #row: ArrayLike<number>;
  readonly #rests: readonly Rest[];

  constructor(parts: Parts, row: ArrayLike<number>, rests: readonly Rest[]) {
    this.#parts = parts;
    this.#row = row;
    this.#rests = rests;
  }

  /** The lock of the job's next step, or -1. */
  getWanted(job: number): number {
    const next = this.#getNext(job);
    return next !== null && "lock" in next ? next.lock : -1;
  }

  /** Whether the job's next step comes to the same before and after whatever the others do. */
  isFree(job: number): boolean {
    const wanted = this.getWanted(job);
    if (wanted === -1) return true;
    const isOwn = this.#rests.every((rest, other) => other === job || !rest.touched.has(wanted));
    return isOwn || this.#isPeaceful(wanted);
  }

  /**
   * Whether the job would have to wait, and may as well come when the lock can be had, or if that never
   * happens, in the end.
   */
  canComeLater(job: number): boolean {
    const next = this.#getNext(job);
    if (next?.verb !== "acquire") return false;
    const lock = this.#getLock(next.lock);
    if (lock.pending.length > 0 || isOwner(lock, job) || lock.deleted) return false;
    if (isCompatible(lock, next.shared)) return false;
    const sharing = this.#rests.filter(
      ({ shared }, other) => shared.has(next.lock) || lock.sharers.includes(other),
    );
    return sharing.length <= 1;
  }

  // Nobody holds it exclusively, or ever will.
  #isPeaceful(index: number): boolean {
    const lock = this.#getLock(index);
    const isShared = lock.exclusive === -1 && lock.pending.length === 0;
    return isShared && this.#rests.every(({ exclusive }) => !exclusive.has(index));
  }

  #getNext(job: number): Job["next"] {
    return this.#parts.getJob(job, this.#row[job] ?? 0).next;
  }

  #getLock(index: number): Lock {
    const { slots, start } = this.#parts;
    const slot = slots.locks[index] ?? -1;
    const found = slot === -1 ? start.locks[index] : this.#parts.get(slot, this.#row[slot] ?? 0);
    return found as Lock;
  }
}

// Who waits for a lock that nobody owns has been notified, if it is his turn: so that nobody is forgotten.
function isServed(lock: Lock, { jobs }: World): boolean {
  const top = findTop(lock);
  if (top === undefined || !isCompatible(lock, false)) return true;
  return top.waiters.every((job) => {
    const next = jobs[job]?.next;
    return next?.verb === "wake" && next.notified;
  });
}

/** @param orders pairs `from,to`. */
function hasCircle(orders: readonly string[]): boolean {
  const next = new Map<string, string[]>();
  const incoming = new Map<string, number>();
  for (const order of orders) {
    const [from = "", to = ""] = order.split(",");
    next.set(from, next.get(from) ?? []);
    next.get(from)?.push(to);
    incoming.set(from, incoming.get(from) ?? 0);
    incoming.set(to, (incoming.get(to) ?? 0) + 1);
  }
  // What nothing leads to is in no circle.
  const loose = [...incoming].flatMap(([lock, count]) => (count === 0 ? [lock] : []));
  for (const lock of loose) {
    for (const to of next.get(lock) ?? []) {
      const left = (incoming.get(to) ?? 0) - 1;
      incoming.set(to, left);
      if (left === 0) loose.push(to);
    }
  }
  return loose.length < incoming.size;
}
