// Leads the shards of a search from round to round, until one has found what is looked out for, nothing
// is left to follow, or a bound is reached. Then it puts the way together.
import type { Choice } from "../core/step.ts";
import type { Answer } from "../sim/question.ts";
import type {
  ShardFind,
  ShardOrder,
  ShardProgress,
  ShardReport,
  ShardState,
} from "./shardMessages.ts";

export interface ConductorPorts {
  readonly order: (shard: number, order: ShardOrder) => void;
  /** Once, at the end. */
  readonly conclude: (outcome: Answer) => void;
  /** In place of that: a shard has a defect, or no memory. */
  readonly fail: (message: string) => void;
  /** Why no more may be looked at, or null. */
  readonly findBound: (progress: ShardProgress) => string | null;
}

// Keys are exact up to here.
const MAX_KEY = Number.MAX_SAFE_INTEGER;

const NONE: ShardProgress = { states: 0, followed: 0, steps: 0, bytes: 0 };

export class Conductor {
  readonly #ports: ConductorPorts;
  readonly #choices: number;
  readonly #progress: ShardProgress[];
  #isOver = false;
  // How many shards have not done with the round, and what the others said.
  #left = 0;
  #open = 0;
  #find: { readonly shard: number; readonly find: ShardFind } | null = null;
  // All keys of the round are below.
  #keys = 1;
  #way: readonly Choice[] = [];

  /** @param jobs that the world has. */
  constructor(shards: number, jobs: number, ports: ConductorPorts) {
    this.#ports = ports;
    this.#choices = jobs + 1;
    this.#progress = Array.from({ length: shards }, () => NONE);
  }

  get progress(): ShardProgress {
    return this.#progress.reduce((sum, each) => ({
      states: sum.states + each.states,
      followed: sum.followed + each.followed,
      steps: sum.steps + each.steps,
      bytes: sum.bytes + each.bytes,
    }));
  }

  start(): void {
    this.#beginRound(1);
  }

  pause(): void {
    this.#order({ type: "pause" });
  }

  resume(): void {
    this.#order({ type: "continue" });
  }

  report(shard: number, report: ShardReport): void {
    if (this.#isOver) return;
    switch (report.type) {
      case "failed":
        if (report.isBound) this.#giveUp(report.message);
        else {
          this.#isOver = true;
          this.#ports.fail(report.message);
        }
        return;
      case "traced":
        this.#way = [...report.choices, ...this.#way];
        this.#trace(report.from);
        return;
      case "progress":
        this.#note(shard, report.progress);
        return;
      case "done":
        if (this.#note(shard, report.progress)) this.#endOne(shard, report.open, report.find);
        return;
      default:
        report satisfies never;
    }
  }

  // @returns whether it may go on.
  #note(shard: number, progress: ShardProgress): boolean {
    this.#progress[shard] = progress;
    const reason = this.#ports.findBound(this.progress);
    if (reason !== null) this.#giveUp(reason);
    return reason === null;
  }

  #endOne(shard: number, open: number, find: ShardFind | null): void {
    this.#left -= 1;
    this.#open += open;
    if (find !== null && (this.#find === null || find.key < this.#find.find.key)) {
      this.#find = { shard, find };
    }
    if (this.#left > 0) return;
    if (this.#find !== null) this.#take(this.#find.shard, this.#find.find);
    else if (this.#open > 0) this.#beginRound(this.#open);
    else this.#conclude({ verdict: "never", states: this.progress.states });
  }

  #beginRound(open: number): void {
    const isRanked = this.#keys * this.#choices > MAX_KEY;
    this.#keys = (isRanked ? open : this.#keys) * this.#choices;
    this.#left = this.#progress.length;
    this.#open = 0;
    this.#order({ type: "round", isRanked });
  }

  #take(shard: number, { state, choice }: ShardFind): void {
    this.#way = choice === null ? [] : [choice];
    this.#trace({ shard, state });
  }

  #trace(from: ShardState | null): void {
    if (from !== null) this.#ports.order(from.shard, { type: "trace", state: from.state });
    else this.#conclude({ verdict: "found", choices: this.#way, states: this.progress.states });
  }

  #order(order: ShardOrder): void {
    for (let shard = 0; shard < this.#progress.length; shard++) this.#ports.order(shard, order);
  }

  #giveUp(reason: string): void {
    this.#conclude({ verdict: "bound", states: this.progress.states, reason });
  }

  #conclude(outcome: Answer): void {
    this.#isOver = true;
    this.#ports.conclude(outcome);
  }
}
