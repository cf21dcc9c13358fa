// The page's side of a search: starts a worker for one question, hears of it, and ends it.
import type { Ask, ExploreOrder, ExploreReport, SearchProgress, Told } from "./exploreMessages.ts";
import { type ReportingWorker, startWorker } from "./startWorker.ts";

export type ExploreWorker = ReportingWorker<ExploreOrder, ExploreReport>;

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
