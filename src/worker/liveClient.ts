// The page's side of a live run: starts its worker, gives it orders, hears of it, and ends it.
import type { Choice } from "../core/step.ts";
import type { Exclusion } from "../live/checker.ts";
import { createStress, type StressSize } from "../live/stress.ts";
import type {
  LiveMode,
  LiveOrder,
  LiveProgress,
  LiveReport,
  LiveResult,
  LiveStart,
} from "./liveMessages.ts";
import { LiveThreads, type PageThread, spawnThread } from "./liveThreads.ts";
import { type ReportingWorker, startWorker } from "./startWorker.ts";

export type { Exclusion, StressSize };

export type LiveWorker = ReportingWorker<LiveOrder, LiveReport>;

export interface LiveListener {
  readonly onProgress: (progress: LiveProgress) => void;
  /** The next ones come only when these are `shown`. */
  readonly onChoices: (choices: readonly Choice[]) => void;
  readonly onEnded: (result: LiveResult, progress: LiveProgress) => void;
  /** It has ended before that. */
  readonly onFailed: (message: string) => void;
}

/** A run under way. Its workers end with it. */
export interface LiveHandle {
  readonly send: (order: Exclude<LiveOrder, { readonly type: "start" }>) => void;
  /** Ends it in the middle of whatever it does, without a report. */
  readonly abort: () => void;
}

export function startLive(
  spawn: () => LiveWorker,
  start: LiveStart,
  listener: LiveListener,
  spawnOne: () => PageThread = spawnThread,
): LiveHandle {
  const threads = new LiveThreads(spawnOne, (thread, why) => send({ type: "died", thread, why }));
  const { send, stop } = startWorker(spawn, { type: "start", start }, "ended", {
    onReport: (report) => {
      switch (report.type) {
        case "spawn":
          threads.start(report.thread, report.port);
          break;
        case "progress":
          listener.onProgress(report.progress);
          break;
        case "choices":
          listener.onChoices(report.choices);
          break;
        case "ended":
          threads.end();
          listener.onEnded(report.result, report.progress);
          break;
        case "failed":
          break;
        default:
          report satisfies never;
      }
    },
    onFailed: (message) => {
      threads.end();
      listener.onFailed(message);
    },
  });
  const abort = (): void => {
    threads.end();
    stop();
  };
  return { send, abort };
}

/** More than any operation takes, its waiting included. */
const STEPS_PER_OPERATION = 8;

/** A run of a scenario that keeps its locks contended; it is checked and not recorded. */
export function createStressStart(size: StressSize, mode: LiveMode): LiveStart {
  return {
    scenario: createStress(size),
    choices: [],
    mode,
    scale: 1,
    isHeld: false,
    breakpoints: [],
    maxSteps: STEPS_PER_OPERATION * (size.operations + size.jobs),
    isRecorded: false,
  };
}

/** Starts the live worker in a browser. @throws where the browser does not allow workers. */
export function spawnLive(): LiveWorker {
  return new Worker(new URL("./live.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-live",
  });
}
