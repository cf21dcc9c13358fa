// Several workers that search in shards: started together, each connected with each, and led by a conductor.
import type { World } from "../core/world.ts";
import type { Inquiry, InquiryProgress } from "../explore/ask.ts";
import { Conductor } from "../explore/conductor.ts";
import type { Answer } from "../sim/question.ts";
import type { Ask } from "./exploreMessages.ts";
import type { ShardWorkerOrder, ShardWorkerReport } from "./shardHost.ts";

/** The part of a `Worker` that is needed. */
export interface ShardWorker {
  postMessage(order: ShardWorkerOrder, transfer: MessagePort[]): void;
  terminate(): void;
  addEventListener(
    type: "message",
    listener: (event: MessageEvent<ShardWorkerReport>) => void,
  ): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

export interface TeamListener {
  /** All are there, and wait for `start`. */
  readonly onReady: () => void;
  readonly onProgress: () => void;
  readonly onAnswer: (answer: Answer) => void;
  /** It could not be started, or has broken off. */
  readonly onFailed: () => void;
}

export class Team {
  readonly #conductor: Conductor;
  readonly #listener: TeamListener;
  readonly #workers: ShardWorker[] = [];
  #missing: number;
  #isOver = false;

  /**
   * @param start of the search, with so many workers.
   * @throws where no workers are to be had.
   */
  constructor(
    ask: Ask,
    inquiry: Inquiry,
    start: World,
    { size, spawn, listener }: { size: number; spawn: () => ShardWorker; listener: TeamListener },
  ) {
    this.#listener = listener;
    this.#missing = size;
    this.#conductor = new Conductor(size, start.jobs.length, {
      order: (shard, order) => this.#workers[shard]?.postMessage(order, []),
      conclude: (answer) => {
        this.stop();
        listener.onAnswer(answer);
      },
      fail: () => this.#fail(),
      findBound: (progress) => inquiry.findBound(progress),
    });
    const ports = connect(size);
    for (let shard = 0; shard < size; shard++) this.#workers.push(this.#spawn(spawn, shard));
    this.#workers.forEach((worker, shard) => {
      const place = { shard, shards: size };
      worker.postMessage({ type: "begin", ask, place }, ports[shard] ?? []);
    });
  }

  get progress(): InquiryProgress {
    return this.#conductor.progress;
  }

  start(): void {
    this.#conductor.start();
  }

  pause(): void {
    this.#conductor.pause();
  }

  resume(): void {
    this.#conductor.resume();
  }

  stop(): void {
    this.#isOver = true;
    for (const worker of this.#workers) worker.terminate();
  }

  #spawn(spawn: () => ShardWorker, shard: number): ShardWorker {
    const worker = spawn();
    worker.addEventListener("message", ({ data }) => this.#receive(shard, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail();
    });
    worker.addEventListener("messageerror", () => this.#fail());
    return worker;
  }

  #receive(shard: number, report: ShardWorkerReport): void {
    if (this.#isOver) return;
    if (report.type !== "ready") {
      this.#conductor.report(shard, report);
      if (!this.#isOver) this.#listener.onProgress();
      return;
    }
    this.#missing -= 1;
    if (this.#missing === 0) this.#listener.onReady();
  }

  #fail(): void {
    if (this.#isOver) return;
    this.stop();
    this.#listener.onFailed();
  }
}

/** Ports of each to each: by worker to the others, in their order. */
function connect(size: number): readonly MessagePort[][] {
  const ports = Array.from({ length: size }, (): MessagePort[] => []);
  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to < size; to++) {
      const { port1, port2 } = new MessageChannel();
      ports[from]?.push(port1);
      ports[to]?.push(port2);
    }
  }
  return ports;
}

/** Starts a shard's worker in a browser. @throws where the browser does not allow workers in workers. */
export function spawnShard(): ShardWorker {
  return new Worker(new URL("./shard.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-shard",
  });
}
