// Parts of worlds as small numbers: a state is a row of them, one a slot. Equal parts get equal
// numbers, and times are counted from the moment of the state, so that equal futures are one state.
import type { Lock } from "../core/lock.ts";
import {
  type Frame,
  findStatus,
  type Job,
  type LockSet,
  type Verb,
  type World,
} from "../core/world.ts";
import { formatNumber } from "../sim/words.ts";
import { grow } from "./grow.ts";
import { findSlots, type Slots } from "./slots.ts";

export type Part = Job | LockSet | Lock;

/** A part as it goes from worker to worker, which all know the programs; null for what is not there. */
export type PlainPart = Omit<Job, "program"> | LockSet | Lock | null;

/** Packed states have 16 bits a slot. 0 stands for a lock that is not there yet. */
export const PARTS_MAX = 0xffff;

/** More different values of one part than a packed state can tell apart. */
export class TooManyParts extends Error {
  override readonly name = "TooManyParts";
}

interface Values {
  readonly ids: Map<string, number>;
  readonly parts: (Part | null)[];
}

// What engines take for a part beside the text of its key: objects of some fields, and entries of tables.
const PART_BYTES = 300;

const NO_SLOT = { part: "lock", index: -1 } as const;

export class Parts {
  /** The world where the search begins; its clock is 0. */
  readonly start: World;
  readonly slots: Slots;
  /** By slot of a job and number of its part: 1 when it is ready. */
  readonly ready: Int32Array<ArrayBuffer>[];
  readonly #values: readonly Values[];
  #bytes = 0;

  /** @param world where the search begins. */
  constructor(world: World) {
    const jobs = world.jobs.map((job) => rebase(job, world.clock));
    this.start = { ...world, clock: 0, jobs };
    this.slots = findSlots(this.start);
    this.#values = this.slots.list.map(() => ({ ids: new Map(), parts: [null] }));
    this.ready = this.start.jobs.map(() => new Int32Array(64));
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of a part in its slot. Jobs are given as of clock 0: see `rebase`. */
  intern(slot: number, part: Part): number {
    const values = this.#getValues(slot);
    const key = keyPart(part);
    const known = values.ids.get(key);
    if (known !== undefined) return known;
    const id = values.parts.push(part) - 1;
    if (id > PARTS_MAX)
      throw new TooManyParts(`there are more than ${formatNumber(PARTS_MAX)} states of one part`);
    values.ids.set(key, id);
    this.#bytes += key.length + PART_BYTES;
    if ("program" in part) this.#noteStatus(slot, id, part);
    return id;
  }

  /** Packs a world whose clock is 0 and whose jobs are rebased. */
  pack(world: World, row: Uint16Array): void {
    row.fill(0);
    this.slots.list.forEach(({ part, index }, slot) => {
      const found = world[`${part}s`][index];
      if (found !== undefined) row[slot] = this.intern(slot, found);
    });
  }

  /** The world of a row; its clock is 0. */
  unpack(row: ArrayLike<number>): World {
    const { start, slots } = this;
    const jobs = start.jobs.map((_, slot) => this.getJob(slot, row[slot] ?? 0));
    const sets = start.sets.slice();
    const locks = start.locks.slice();
    for (let slot = jobs.length; slot < slots.list.length; slot++) {
      const { part, index } = slots.list[slot] ?? NO_SLOT;
      const found = this.get(slot, row[slot] ?? 0);
      if (found !== null) (part === "set" ? sets : locks)[index] = found as LockSet & Lock;
    }
    return { kind: start.kind, clock: 0, jobs, sets, locks };
  }

  get(slot: number, id: number): Part | null {
    return this.#getValues(slot).parts[id] ?? null;
  }

  getJob(slot: number, id: number): Job {
    return this.get(slot, id) as Job;
  }

  /** How many numbers a slot has, 0 among them. */
  count(slot: number): number {
    return this.#getValues(slot).parts.length;
  }

  write(slot: number, id: number): PlainPart {
    const part = this.get(slot, id);
    if (part === null || !("program" in part)) return part;
    const { program: _, ...rest } = part;
    return rest;
  }

  /** The number of a part that was written in another worker. */
  read(slot: number, part: PlainPart): number {
    if (part === null) return 0;
    if (!("next" in part)) return this.intern(slot, part);
    return this.intern(slot, { ...part, program: this.start.jobs[slot]?.program ?? [] });
  }

  #getValues(slot: number): Values {
    const values = this.#values[slot];
    if (values === undefined) throw new RangeError(`no slot ${slot}`);
    return values;
  }

  #noteStatus(slot: number, id: number, job: Job): void {
    const flags = grow(this.ready[slot] ?? new Int32Array(0), id + 1);
    flags[id] = findStatus(job, 0) === "ready" ? 1 : 0;
    this.ready[slot] = flags;
  }
}

// Says all that tells parts of one slot apart; a job's program does not.
function keyPart(part: Part): string {
  if ("program" in part) return keyJob(part);
  return "pending" in part ? keyLock(part) : JSON.stringify(part);
}

// Numbers and the core's own words: joined, they are as good as JSON, and much sooner written.
function keyJob({ index, next, frame }: Job): string {
  const verb = next === null ? "" : Object.values(next).join();
  return `${index} ${verb} ${frame === null ? "" : JSON.stringify(frame)}`;
}

// The name, which may be any text, comes last.
function keyLock({ name, exclusive, sharers, deleted, pending }: Lock): string {
  let key = `${exclusive} ${sharers.join()} ${deleted}`;
  for (const { priority, conditions } of pending) {
    key += ` ${priority}`;
    for (const { shared, joinable, waiters } of conditions) {
      key += `${shared ? ":" : "!"}${joinable ? "+" : "-"}${waiters.join()}`;
    }
  }
  return `${key} ${name}`;
}

/**
 * A job as seen from a moment: its times count from there, those that have passed are 0. That of a
 * notified sleep is forgotten, since nothing depends on it any more: the job counts it anew when it
 * goes back to sleep.
 */
export function rebase(job: Job, clock: number): Job {
  const next = job.next === null ? null : rebaseVerb(job.next, clock);
  const frame = job.frame === null ? null : rebaseFrame(job.frame, clock);
  return next === job.next && frame === job.frame ? job : { ...job, next, frame };
}

function rebaseTime(time: number | null, clock: number): number | null {
  return time === null ? null : Math.max(0, time - clock);
}

function rebaseVerb(verb: Verb, clock: number): Verb {
  if (verb.verb === "finish") return { ...verb, until: Math.max(0, verb.until - clock) };
  if (verb.verb !== "wake" || verb.timeout === null) return verb;
  const deadline = verb.notified ? null : rebaseTime(verb.deadline, clock);
  return { ...verb, giveUp: rebaseTime(verb.giveUp, clock), deadline };
}

function rebaseFrame(frame: Frame, clock: number): Frame {
  if (frame.type !== "acquire" || frame.until === null) return frame;
  return { ...frame, until: Math.max(0, frame.until - clock) };
}
