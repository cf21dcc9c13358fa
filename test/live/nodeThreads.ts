// Real threads of Node for tests and benches: one for each job of a world, on memory that they share.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { ROOT } from "../../scripts/root.mjs";
import type { Choice } from "../../src/core/step.ts";
import type { World } from "../../src/core/world.ts";
import { Checker } from "../../src/live/checker.ts";
import { Control } from "../../src/live/control.ts";
import { allocateMemory, type LiveMemory } from "../../src/live/memory.ts";
import { findEnd } from "../../src/sim/snapshot.ts";
import type { ThreadStart } from "./nodeThread.ts";

let bundled: Promise<string> | null = null;

/** Node runs no TypeScript: the entry is bundled, once. */
function bundleThread(): Promise<string> {
  bundled ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), "lockscope-thread-"));
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      build: {
        ssr: join(ROOT, "test", "live", "nodeThread.ts"),
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

export interface NodeRun {
  readonly memory: LiveMemory;
  readonly control: Control;
  readonly checker: Checker;
  /** Every thread has ended. */
  readonly ended: Promise<void>;
  readonly workers: readonly Worker[];
}

export const now = (): number => performance.timeOrigin + performance.now();

/** Starts a thread for each job; the gate is closed, and all of them are there. */
export async function startThreads(start: World, steps: number, scale = 1): Promise<NodeRun> {
  const entry = await bundleThread();
  const memory = allocateMemory(start, steps, true);
  const control = new Control(memory, start, scale, now);
  const checker = new Checker(memory, start);
  const workers = start.jobs.map((_, job) => {
    const workerData: ThreadStart = { run: memory.shared, start, job };
    return new Worker(entry, { workerData });
  });
  const ends = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.once("error", reject);
        worker.once("exit", () => resolve());
      }),
  );
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise((resolve, reject) => {
          worker.once("message", resolve);
          worker.once("error", reject);
        }),
    ),
  );
  const ended = Promise.all(ends).then(() => {});
  return { memory, control, checker, ended, workers };
}

/** Lets other things happen, until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Checks all that the threads do until nothing can happen any more. @returns their choices. */
export async function finish({ control, checker, ended }: NodeRun): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  await until(() => {
    for (const choice of checker.advance(Number.POSITIVE_INFINITY)) choices.push(choice);
    const isOver = checker.difference !== null || findEnd(checker.world) !== "running";
    return checker.isThrough && isOver;
  });
  control.end();
  await ended;
  return choices;
}
