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

/** A search under way. Its worker ends with the answer, with a failure, or when it is stopped. */
export interface RunningSearch {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** @param spawn may throw where workers are not to be had: that is a failure like others. */
export function startSearch(
  spawn: () => ExploreWorker,
  ask: Ask,
  listener: SearchListener,
): RunningSearch {
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
    if (report.type === "progress") listener.onProgress(report.progress);
    else if (report.type === "failed") fail(report.message, report.isMemory);
    else if (report.type === "answer") {
      end();
      listener.onAnswer(report.told, report.progress);
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
    worker.postMessage({ type: "ask", ask });
  } catch (error) {
    end();
    listener.onFailed(error instanceof Error ? error.message : String(error), false);
  }
  return {
    pause: () => worker?.postMessage({ type: "pause" }),
    resume: () => worker?.postMessage({ type: "continue" }),
    stop: end,
  };
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
