// The threads of a run's jobs, each in a worker of its own. They end with the worker that started them, and by nothing
// else: where it ends them just before it is ended itself, Chromium leaves it behind for ever.
import type { World } from "../core/world.ts";
import type { LiveMemory } from "../live/memory.ts";
import { describeError } from "../sim/words.ts";
import type { ReportingWorker } from "./startWorker.ts";
import type { ThreadOrder, ThreadReport } from "./threadMessages.ts";
import { findMessage } from "./workerError.ts";

export type ThreadWorker = ReportingWorker<ThreadOrder, ThreadReport>;

export interface CrewListener {
  /** All threads are there; they may be sleeping already. */
  readonly onReady: () => void;
  /** A thread ended by itself, or could not be started. `why`: a phrase. */
  readonly onDied: (job: number, why: string) => void;
}

export class Crew {
  readonly #workers: ThreadWorker[] = [];
  readonly #listener: CrewListener;
  readonly #spawn: () => ThreadWorker;
  readonly #orders: readonly ThreadOrder[];
  #missing: number;
  #left: number;

  /**
   * Starts a thread for each job that is not done.
   * @throws where workers are not to be had.
   */
  constructor(memory: LiveMemory, start: World, spawn: () => ThreadWorker, listener: CrewListener) {
    this.#listener = listener;
    this.#spawn = spawn;
    const jobs = [...start.jobs.keys()].filter((job) => start.jobs[job]?.next !== null);
    this.#orders = jobs.map((job) => ({
      run: memory.shared,
      start: withOwnProgram(start, job),
      job,
    }));
    this.#missing = jobs.length;
    this.#left = jobs.length;
    this.#startNext();
  }

  get size(): number {
    return this.#orders.length;
  }

  /** All threads have ended, as they were told or because their jobs are done. */
  get isOver(): boolean {
    return this.#left === 0;
  }

  // Firefox often starts no worker any more where one begins while another is still loading, or sleeps. So they load one
  // after the other, and none is told anything before all of them have.
  #startNext(): void {
    const order = this.#orders[this.#workers.length];
    if (order !== undefined) this.#workers.push(this.#start(order.job));
    else for (const [at, each] of this.#orders.entries()) this.#workers[at]?.postMessage(each);
  }

  #start(job: number): ThreadWorker {
    const worker = this.#spawn();
    const die = (why: string): void => this.#listener.onDied(job, why);
    worker.addEventListener("message", ({ data }) => {
      if (data.type === "failed") die(data.message);
      else if (data.type === "loaded") this.#goOn(die);
      else if (data.type === "ready") this.#countReady();
      else this.#left -= 1;
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      die(findMessage(event) ?? "the browser gave no reason");
    });
    worker.addEventListener("messageerror", () => die("a message could not be read"));
    return worker;
  }

  #goOn(die: (why: string) => void): void {
    try {
      this.#startNext();
    } catch (error) {
      die(`no other could be started beside it (${describeError(error)})`);
    }
  }

  #countReady(): void {
    this.#missing -= 1;
    if (this.#missing === 0) this.#listener.onReady();
  }
}

// A step needs no program but the job's own, and programs are most of what there is to copy.
function withOwnProgram(start: World, own: number): World {
  const jobs = start.jobs.map((job, index) => (index === own ? job : { ...job, program: [] }));
  return { ...start, jobs };
}

/** Starts a thread's worker in a browser. @throws where the browser does not allow workers in workers. */
export function spawnThread(): ThreadWorker {
  return new Worker(new URL("./thread.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-thread",
  });
}
