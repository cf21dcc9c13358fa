// One of several workers' share in a search: the states that it owns, and what is found from them. All
// work in rounds; a round follows the states of one distance from the start.
import type { LockEvent } from "../core/events.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { Inbox } from "./inbox.ts";
import { BY_CLOCK, Moves, toChoice } from "./moves.ts";
import { Outbox } from "./outbox.ts";
import { Owners } from "./owners.ts";
import { RoundKeys } from "./roundKeys.ts";
import type { SearchOptions, StateReader } from "./search.ts";
import type { RowsMail, ShardFind, ShardMail, ShardProgress, ShardState } from "./shardMessages.ts";
import { createRow, hashRow, States } from "./states.ts";

/** Which of how many. */
export interface Place {
  readonly shard: number;
  readonly shards: number;
}

export class Shard implements StateReader {
  readonly #shard: number;
  readonly #shards: number;
  readonly #options: SearchOptions;
  readonly #moves: Moves;
  readonly #owners: Owners;
  readonly #states: States;
  readonly #inboxes: readonly Inbox[];
  readonly #outboxes: readonly Outbox[];
  readonly #received: Uint16Array;
  readonly #isLookingOut: boolean;
  // The states of the round: the first, the one being followed, and the first of the next round.
  #from = 0;
  #at = 0;
  #until = 0;
  #keys: RoundKeys;
  #nextKeys: RoundKeys;
  // The key of the state from which others are found just now. A number would be put in an object anew.
  readonly #key = new Float64Array(1);
  #steps = 0;
  #find: ShardFind | null = null;
  // States of the next round that are looked out for: which is the first, only the end of the round tells.
  #found: number[] = [];

  /**
   * @param world where all schedules begin, with the same options in every shard.
   * @param send to another shard.
   */
  constructor(
    world: World,
    options: SearchOptions,
    { shard, shards }: Place,
    send: (to: number, mail: ShardMail) => void,
  ) {
    this.#shard = shard;
    this.#shards = shards;
    this.#options = options;
    this.#isLookingOut = options.rememberer !== undefined || options.onState !== undefined;
    const moves = new Moves(world, options);
    this.#moves = moves;
    this.#owners = new Owners(moves.parts, shards);
    this.#states = new States(moves.slots);
    this.#received = createRow(moves.slots);
    this.#keys = new RoundKeys(world.jobs.length);
    this.#nextKeys = new RoundKeys(world.jobs.length);
    const all = Array.from({ length: shards }, (_, index) => index);
    this.#inboxes = all.map(() => new Inbox(moves));
    this.#outboxes = all.map((to) => new Outbox(moves, (mail) => send(to, mail)));
    moves.begin();
    if (this.#owners.find(moves.row) === shard) {
      const first = this.#states.add(moves.row, hashRow(moves.row), -1, BY_CLOCK);
      this.#nextKeys.set(first, 0);
      if (this.#isLookingOut) this.#look(moves.row, first);
    }
    this.endRound();
    // Before all that is found in the first round.
    if (this.#find !== null) this.#find = { ...this.#find, key: -1 };
  }

  get progress(): ShardProgress {
    const { size } = this.#states;
    const bytes = this.#states.bytes + this.#moves.bytes;
    return { states: size, followed: this.#at, steps: this.#steps, bytes };
  }

  /** How many states the round has here. */
  get open(): number {
    return this.#until - this.#from;
  }

  /** The first by key of what was looked out for, as far as rounds have ended. */
  get find(): ShardFind | null {
    return this.#find;
  }

  /** The keys of the states of the round. */
  copyKeys(): Float64Array<ArrayBuffer> {
    return this.#keys.copy();
  }

  /** @param all keys of all shards' states of the round. */
  rankKeys(all: readonly Float64Array[]): void {
    this.#keys.rank(all);
  }

  getWorld(state: number): World {
    const row = createRow(this.#moves.slots);
    this.#states.read(state, row);
    return this.#moves.parts.unpack(row);
  }

  /** Follows up to so many more states of the round. @returns whether that was all. */
  follow(count: number): boolean {
    const until = Math.min(this.#until, this.#at + count);
    for (; this.#at < until; this.#at++) {
      this.#states.read(this.#at, this.#moves.base);
      this.#key[0] = this.#keys.get(this.#at - this.#from);
      const isRunning = this.#moves.visit(this.#take);
      if (isRunning || this.#options.onEnd?.(this.#at, this) !== true) continue;
      this.#note({ state: this.#at, choice: null, key: this.#derive(0) });
    }
    return this.#at === this.#until;
  }

  /** Sends what is left: nothing more comes from here in this round. */
  flush(): void {
    this.#outboxes.forEach((outbox, to) => {
      if (to !== this.#shard) outbox.flush(true);
    });
  }

  /** Takes states that another shard has found. */
  receive(from: number, { news, rows, parents, choices, keys }: RowsMail): void {
    const inbox = this.#inboxes[from];
    if (inbox === undefined) throw new RangeError(`no shard ${from}`);
    inbox.learn(news);
    for (let at = 0; at < keys.length; at++) {
      const hash = inbox.read(rows, at, this.#received);
      const parent = (parents[at] ?? 0) * this.#shards + from;
      this.#key[0] = keys[at] ?? 0;
      this.#add(this.#received, hash, parent, choices[at] ?? 0);
    }
  }

  /** When all is followed and received: what was found for the next round is the round from now on. */
  endRound(): void {
    for (const state of this.#found) {
      this.#note({ state, choice: null, key: this.#nextKeys.get(state - this.#until) });
    }
    this.#found = [];
    [this.#keys, this.#nextKeys] = [this.#nextKeys, this.#keys];
    this.#nextKeys.clear();
    this.#from = this.#until;
    this.#at = this.#from;
    this.#until = this.#states.size;
  }

  /** The choices to this state from the start, or from another shard's state. */
  trace(state: number): { readonly choices: readonly Choice[]; readonly from: ShardState | null } {
    const choices: Choice[] = [];
    for (let at = state; ; ) {
      const parent = this.#states.getParent(at);
      if (parent === -1) return { choices: choices.reverse(), from: null };
      choices.push(toChoice(this.#states.getChoice(at)));
      at = Math.floor(parent / this.#shards);
      const shard = parent % this.#shards;
      if (shard !== this.#shard) return { choices: choices.reverse(), from: { shard, state: at } };
    }
  }

  // Called for each choice of the state that is followed.
  readonly #take = (job: number, events: readonly LockEvent[], hash: number): boolean => {
    const { row, base } = this.#moves;
    const from = this.#at;
    this.#steps += 1;
    if (this.#options.onStep?.(events, from, this) === true) {
      this.#note({ state: from, choice: toChoice(job), key: this.#derive(job) });
      return true;
    }
    const owner = this.#owners.mayChange(job, base, row) ? this.#owners.find(row) : this.#shard;
    if (owner === this.#shard) this.#add(row, hash, from * this.#shards + owner, job);
    else this.#outboxes[owner]?.put(row, from, job, this.#key[0] ?? 0);
    return true;
  };

  #add(row: Uint16Array, hash: number, parent: number, choice: number): void {
    const state = this.#states.add(row, hash, parent, choice);
    if (state >= 0) {
      this.#nextKeys.set(state - this.#until, this.#derive(choice));
      if (this.#isLookingOut) this.#look(row, state);
      return;
    }
    const known = -1 - state;
    if (known < this.#until) return;
    const key = this.#derive(choice);
    if (key >= this.#nextKeys.get(known - this.#until)) return;
    this.#nextKeys.set(known - this.#until, key);
    this.#states.setParent(known, parent, choice);
  }

  #derive(choice: number): number {
    return this.#nextKeys.derive(this.#key[0] ?? 0, choice);
  }

  #look(row: Uint16Array, state: number): void {
    const { memories, memorySlot } = this.#moves;
    const isFound =
      memories?.isWanted(row[memorySlot] ?? 0) === true ||
      this.#options.onState?.(state, this) === true;
    if (isFound) this.#found.push(state);
  }

  #note(find: ShardFind): void {
    if (this.#find === null || find.key < this.#find.key) this.#find = find;
  }
}
