// Live runs with real threads of Node, for tests and benches: the host as it is, with workers of Node in place of a browser's.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { ROOT } from "../../scripts/root.mjs";
import type { Choice } from "../../src/core/step.ts";
import type { ThreadListener, ThreadWorker } from "../../src/worker/crew.ts";
import { LiveHost } from "../../src/worker/liveHost.ts";
import type {
  LiveProgress,
  LiveReport,
  LiveResult,
  LiveStart,
} from "../../src/worker/liveMessages.ts";
import { readRealClock } from "../../src/worker/realClock.ts";

let bundled: Promise<string> | null = null;

/** Node runs no TypeScript: the entry is bundled, once. @returns its file. */
export function bundleThread(): Promise<string> {
  bundled ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), "lockscope-thread-"));
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      build: {
        ssr: join(ROOT, "test", "worker", "nodeThread.ts"),
        outDir,
        emptyOutDir: true,
        target: "node20",
        rolldownOptions: { output: { codeSplitting: false, entryFileNames: "thread.mjs" } },
      },
    });
    return join(outDir, "thread.mjs");
  })();
  return bundled;
}

/** A worker of Node as a thread. */
function wrap(worker: Worker, { onReport, onDied }: ThreadListener): ThreadWorker {
  worker.on("message", onReport);
  worker.on("error", (error) => onDied(error.message));
  return { postMessage: (order) => worker.postMessage(order) };
}

export interface NodeRun {
  /** The threads, by the order in which they were started. */
  readonly workers: readonly Worker[];
  /** Of each of them, when it has exited. */
  readonly exits: readonly Promise<void>[];
  /** All choices reported so far. */
  readonly choices: readonly Choice[];
  /** The last progress reported. */
  readonly progress: () => LiveProgress | null;
  readonly order: LiveHost["handle"];
  /** How it ended. Rejected where the host failed. */
  readonly ended: Promise<{ readonly result: LiveResult; readonly progress: LiveProgress }>;
}

const DEFAULTS: Omit<LiveStart, "scenario"> = {
  choices: [],
  mode: "threads",
  scale: 1,
  isHeld: false,
  breakpoints: [],
  maxSteps: 100_000,
  isRecorded: true,
};

/** Starts a run; what is not said is as in `DEFAULTS`. */
export async function startRun(
  settings: Pick<LiveStart, "scenario"> & Partial<LiveStart>,
): Promise<NodeRun> {
  const entry = await bundleThread();
  const workers: Worker[] = [];
  const exits: Promise<void>[] = [];
  const choices: Choice[] = [];
  let progress: LiveProgress | null = null;
  let end: (report: LiveReport) => void = () => {};
  const last = new Promise<LiveReport>((resolve) => {
    end = resolve;
  });
  const receive = (report: LiveReport): void => {
    if (report.type === "progress") progress = report.progress;
    else if (report.type === "choices") {
      for (const choice of report.choices) choices.push(choice);
      host.handle({ type: "shown" });
    } else end(report);
  };
  const host = new LiveHost({
    report: receive,
    now: readRealClock,
    later: (run) => void setImmediate(run),
    after: (ms, run) => void setTimeout(run, ms),
    random: Math.random,
    spawn: (listener) => {
      const worker = new Worker(entry);
      workers.push(worker);
      exits.push(new Promise((resolve) => worker.once("exit", () => resolve())));
      return wrap(worker, listener);
    },
  });
  host.handle({ type: "start", start: { ...DEFAULTS, ...settings } });
  const ended = last.then((report) => {
    if (report.type !== "ended") throw new Error(JSON.stringify(report));
    return { result: report.result, progress: report.progress };
  });
  const order: NodeRun["order"] = (next) => host.handle(next);
  return { workers, exits, choices, progress: () => progress, order, ended };
}

/** Lets other things happen until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
