// What shards of a search say to each other and to their conductor. Types only.
import type { Choice } from "../core/step.ts";
import type { Content } from "./moves.ts";

/** Values of a slot in the order of their numbers: parts as plain values, or what is remembered. */
export interface News {
  readonly slot: number;
  readonly values: readonly Content[];
}

/** States that a shard has found and another one owns, in the numbers of the sender. */
export interface RowsMail {
  readonly type: "rows";
  /** What the numbers stand for, as far as the receiver has not been told. */
  readonly news: readonly News[];
  /** One row after the other. */
  readonly rows: Uint16Array<ArrayBuffer>;
  /** By row: the sender's state that it was found from. */
  readonly parents: Int32Array<ArrayBuffer>;
  /** By row: the choice that led there, a job or the clock. */
  readonly choices: Uint16Array<ArrayBuffer>;
  /** By row: the parent's place in the order of a single search. */
  readonly keys: Float64Array<ArrayBuffer>;
  /** Nothing more comes from the sender in this round. */
  readonly isLast: boolean;
}

/** From shard to shard; what one sends to another comes in that order. */
export type ShardMail =
  | RowsMail
  /** The keys of all its states that are to be followed in this round. */
  | { readonly type: "keys"; readonly keys: Float64Array<ArrayBuffer> };

/** From the conductor. */
export type ShardOrder =
  /** Follow the states of the last round. `isRanked`: their keys have become too large, begin with ranks. */
  | { readonly type: "round"; readonly isRanked: boolean }
  /** Tell the way to a state, back to one of another shard or to the start. */
  | { readonly type: "trace"; readonly state: number }
  | { readonly type: "pause" }
  | { readonly type: "continue" };

/** How far a shard is: states it owns, and what it has followed of them. */
export interface ShardProgress {
  readonly states: number;
  readonly followed: number;
  readonly steps: number;
  readonly bytes: number;
}

/** What was looked out for, of all that a shard has met in a round the first one by key. */
export interface ShardFind {
  readonly state: number;
  readonly choice: Choice | null;
  readonly key: number;
}

/** A state of a shard. */
export interface ShardState {
  readonly shard: number;
  readonly state: number;
}

/** To the conductor. */
export type ShardReport =
  | { readonly type: "progress"; readonly progress: ShardProgress }
  /** All is followed, and all of the others' has come. `open`: how many states the next round has. */
  | {
      readonly type: "done";
      readonly progress: ShardProgress;
      readonly open: number;
      readonly find: ShardFind | null;
    }
  /** The choices of the way's last part, and where it comes from; null for the start. */
  | {
      readonly type: "traced";
      readonly choices: readonly Choice[];
      readonly from: ShardState | null;
    }
  /** It cannot go on: a bound of the packed states, or a defect. */
  | { readonly type: "failed"; readonly isBound: boolean; readonly message: string };
