// The page's side of a search: starts a worker for one question, hears of it, and ends it.
import type { Ask, ExploreOrder, ExploreReport, SearchProgress, Told } from "./exploreMessages.ts";

/** The part of a `Worker` that is needed. */
export interface ExploreWorker {
  postMessage(order: ExploreOrder): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ExploreReport>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

export interface SearchListener {
  readonly onProgress: (progress: SearchProgress) => void;
  readonly onAnswer: (told: Told, progress: SearchProgress) => void;
  /** It has ended without an answer; `isMemory`: for want of memory, as far as can be told. */
  readonly onFailed: (message: string, isMemory: boolean) => void;
}

/** Each of more would have too little to do in a round. */
const MOST_WORKERS = 8;

/** A search under way. Its worker ends with the answer, with a failure, or when it is stopped. */
export interface RunningSearch {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** Asks a question, with a worker of its own. */
export function startSearch(
  spawn: () => ExploreWorker,
  ask: Ask,
  listener: SearchListener,
): RunningSearch {
  const { send, stop } = startWorker(spawn, { type: "ask", ask }, "answer", {
    onReport: (report) => {
      if (report.type === "progress") listener.onProgress(report.progress);
      else if (report.type === "answer") listener.onAnswer(report.told, report.progress);
    },
    onFailed: listener.onFailed,
  });
  return {
    pause: () => send({ type: "pause" }),
    resume: () => send({ type: "continue" }),
    stop,
  };
}

interface WorkerListener extends Pick<SearchListener, "onFailed"> {
  /** All but failures. */
  readonly onReport: (report: ExploreReport) => void;
}

interface StartedWorker {
  readonly send: (order: ExploreOrder) => void;
  readonly stop: () => void;
}

/**
 * Starts a worker for one order.
 * @param spawn may throw where workers are not to be had: that is a failure like others.
 * @param last the report with which its work, and so the worker, ends.
 */
export function startWorker(
  spawn: () => ExploreWorker,
  order: ExploreOrder,
  last: ExploreReport["type"],
  listener: WorkerListener,
): StartedWorker {
  let worker: ExploreWorker | null = null;
  let hasReported = false;
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const fail = (message: string, isMemory: boolean): void => {
    if (worker === null) return;
    end();
    listener.onFailed(message, isMemory);
  };
  const receive = (report: ExploreReport): void => {
    if (worker === null) return;
    hasReported = true;
    if (report.type === "failed") fail(report.message, report.isMemory);
    else {
      if (report.type === last) end();
      listener.onReport(report);
    }
  };
  try {
    worker = spawn();
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      const message = findMessage(event);
      // Browsers end a worker whose memory is full, and say so or nothing.
      if (message === null) fail(hasReported ? "it ended" : "it could not be loaded", hasReported);
      else fail(message, /memory/i.test(message));
    });
    worker.addEventListener("messageerror", () => fail("a message could not be read", false));
    worker.postMessage(order);
  } catch (error) {
    end();
    listener.onFailed(error instanceof Error ? error.message : String(error), false);
  }
  return { send: (next) => worker?.postMessage(next), stop: end };
}

/** How many workers may search together: with fewer cores than four, one is as fast as several. */
export function countWorkers(cores: number): number {
  return cores < 4 ? 1 : Math.min(cores - 1, MOST_WORKERS);
}

/** Starts the exploring worker in a browser. @throws where the browser does not allow workers. */
export function spawnExplorer(): ExploreWorker {
  return new Worker(new URL("./explore.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-explorer",
  });
}

function findMessage(event: Event): string | null {
  const message = "message" in event ? event.message : undefined;
  return typeof message === "string" && message !== "" ? message : null;
}
