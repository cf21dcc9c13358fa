// The page's threads for a live run: started when its worker asks, and ended with it.
import { describeError } from "../sim/words.ts";
import { findMessage } from "./workerError.ts";

/** The part of a `Worker` that is needed. */
export interface PageThread {
  postMessage(port: MessagePort, transfer: MessagePort[]): void;
  terminate(): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

export class LiveThreads {
  readonly #spawn: () => PageThread;
  readonly #onDied: (thread: number, why: string) => void;
  readonly #threads: PageThread[] = [];

  /** @param spawn may throw: the thread has died then. `why`: a phrase. */
  constructor(spawn: () => PageThread, onDied: (thread: number, why: string) => void) {
    this.#spawn = spawn;
    this.#onDied = onDied;
  }

  start(thread: number, port: MessagePort): void {
    const die = (why: string): void => this.#onDied(thread, why);
    try {
      const worker = this.#spawn();
      this.#threads.push(worker);
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        die(findMessage(event) ?? "the browser gave no reason");
      });
      worker.addEventListener("messageerror", () => die("a message could not be read"));
      worker.postMessage(port, [port]);
    } catch (error) {
      die(describeError(error));
    }
  }

  /** In the middle of whatever they do. */
  end(): void {
    for (const worker of this.#threads.splice(0)) worker.terminate();
  }
}

/** Starts a thread's worker in a browser. @throws where the browser does not allow workers. */
export function spawnThread(): PageThread {
  return new Worker(new URL("./thread.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-thread",
  });
}
