// A shard at work: does what the conductor orders, in portions, and tells the other shards and the
// conductor. Orders and mail may come at any time between portions.
import type { World } from "../core/world.ts";
import { describeError } from "../sim/words.ts";
import { TooManyParts } from "./parts.ts";
import type { SearchOptions } from "./search.ts";
import { type Place, Shard } from "./shard.ts";
import type { ShardMail, ShardOrder, ShardReport } from "./shardMessages.ts";

export interface ShardPorts {
  /** To the conductor. */
  readonly report: (report: ShardReport) => void;
  /** To another shard. What is sent to one arrives in that order. */
  readonly send: (to: number, mail: ShardMail) => void;
  /** Does it after the messages that have come meanwhile. */
  readonly later: (run: () => void) => void;
}

/** States followed before it listens again. */
const PORTION = 1024;
/** Portions between two reports. */
const PORTIONS = 16;

/** `called`: the round is ordered, and waits for the keys of the others. */
type Phase = "idle" | "called" | "following" | "waiting";

export class ShardServer {
  readonly #shard: Shard;
  readonly #ports: ShardPorts;
  readonly #place: Place;
  #phase: Phase = "idle";
  #isPaused = false;
  #isInLine = false;
  #portions = 0;
  // Of how many shards all mail of the round has come.
  #through = 0;
  #keys: Float64Array[] = [];

  constructor(world: World, options: SearchOptions, place: Place, ports: ShardPorts) {
    this.#ports = ports;
    this.#place = place;
    this.#shard = new Shard(world, options, place, ports.send);
  }

  order(order: ShardOrder): void {
    this.#guard(() => {
      switch (order.type) {
        case "round":
          this.#begin(order.isRanked);
          return;
        case "trace":
          this.#ports.report({ type: "traced", ...this.#shard.trace(order.state) });
          return;
        case "pause":
          this.#isPaused = true;
          return;
        case "continue":
          this.#isPaused = false;
          this.#goOn();
          return;
        default:
          order satisfies never;
      }
    });
  }

  mail(from: number, mail: ShardMail): void {
    this.#guard(() => {
      if (mail.type === "keys") {
        this.#keys.push(mail.keys);
        this.#rank();
        return;
      }
      this.#shard.receive(from, mail);
      if (mail.isLast) this.#through += 1;
      this.#end();
    });
  }

  #begin(isRanked: boolean): void {
    if (!isRanked) {
      this.#follow();
      return;
    }
    this.#phase = "called";
    const keys = this.#shard.copyKeys();
    for (let to = 0; to < this.#place.shards; to++) {
      if (to !== this.#place.shard) this.#ports.send(to, { type: "keys", keys: keys.slice() });
    }
    this.#keys.push(keys);
    this.#rank();
  }

  // The keys of others may come before the order to this one.
  #rank(): void {
    if (this.#phase !== "called" || this.#keys.length < this.#place.shards) return;
    this.#shard.rankKeys(this.#keys);
    this.#keys = [];
    this.#follow();
  }

  #follow(): void {
    this.#phase = "following";
    this.#goOn();
  }

  #goOn(): void {
    if (this.#isInLine || this.#phase !== "following") return;
    this.#isInLine = true;
    this.#ports.later(this.#work);
  }

  readonly #work = (): void => {
    this.#isInLine = false;
    if (this.#isPaused) return;
    this.#guard(() => {
      if (this.#shard.follow(PORTION)) {
        this.#shard.flush();
        this.#phase = "waiting";
        this.#end();
        return;
      }
      this.#portions += 1;
      if (this.#portions % PORTIONS === 0) {
        this.#ports.report({ type: "progress", progress: this.#shard.progress });
      }
      this.#goOn();
    });
  };

  #end(): void {
    if (this.#phase !== "waiting" || this.#through < this.#place.shards - 1) return;
    this.#through = 0;
    this.#phase = "idle";
    this.#shard.endRound();
    const { progress, open, find } = this.#shard;
    this.#ports.report({ type: "done", progress, open, find });
  }

  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      const message = describeError(error);
      this.#phase = "idle";
      this.#ports.report({ type: "failed", isBound: error instanceof TooManyParts, message });
    }
  }
}
