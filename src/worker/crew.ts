// The threads of a run's jobs. Whoever starts them ends them: a run only tells them that it is over.
import type { World } from "../core/world.ts";
import type { LiveMemory } from "../live/memory.ts";
import type { ThreadOrder, ThreadReport } from "./threadMessages.ts";

export interface ThreadWorker {
  readonly postMessage: (order: ThreadOrder) => void;
}

export interface ThreadListener {
  readonly onReport: (report: ThreadReport) => void;
  /** It ended by itself, or could not be started. `why`: a phrase. */
  readonly onDied: (why: string) => void;
}

/** Starts a thread. May throw. */
export type SpawnThread = (listener: ThreadListener) => ThreadWorker;

export interface CrewListener {
  /** All threads are there; they may be sleeping already. */
  readonly onReady: () => void;
  readonly onDied: (job: number, why: string) => void;
}

export class Crew {
  readonly #workers: readonly ThreadWorker[];
  readonly #listener: CrewListener;
  readonly #orders: readonly ThreadOrder[];
  #unloaded: number;
  #missing: number;
  #left: number;

  /**
   * Starts a thread for each job that is not done.
   * @throws where they are not to be had.
   */
  constructor(memory: LiveMemory, start: World, spawn: SpawnThread, listener: CrewListener) {
    this.#listener = listener;
    const jobs = [...start.jobs.keys()].filter((job) => start.jobs[job]?.next !== null);
    this.#orders = jobs.map((job) => ({
      run: memory.shared,
      start: withOwnProgram(start, job),
      job,
    }));
    this.#unloaded = jobs.length;
    this.#missing = jobs.length;
    this.#left = jobs.length;
    this.#workers = jobs.map((job) =>
      spawn({
        onReport: (report) => this.#hear(job, report),
        onDied: (why) => listener.onDied(job, why),
      }),
    );
  }

  get size(): number {
    return this.#workers.length;
  }

  /** All threads have ended, as they were told or because their jobs are done. */
  get isOver(): boolean {
    return this.#left === 0;
  }

  #hear(job: number, report: ThreadReport): void {
    switch (report.type) {
      case "loaded":
        this.#countLoaded();
        break;
      case "ready":
        this.#missing -= 1;
        if (this.#missing === 0) this.#listener.onReady();
        break;
      case "over":
        this.#left -= 1;
        break;
      case "failed":
        this.#listener.onDied(job, report.message);
        break;
      default:
        report satisfies never;
    }
  }

  // A thread that is told its job sleeps soon, and Firefox may start no further worker then.
  #countLoaded(): void {
    this.#unloaded -= 1;
    if (this.#unloaded > 0) return;
    for (const [at, order] of this.#orders.entries()) this.#workers[at]?.postMessage(order);
  }
}

// A step needs no program but the job's own, and programs are most of what there is to copy.
function withOwnProgram(start: World, own: number): World {
  const jobs = start.jobs.map((job, index) => (index === own ? job : { ...job, program: [] }));
  return { ...start, jobs };
}
