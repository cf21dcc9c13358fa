// The entry of a thread of Node that runs one job, as `src/worker/thread.worker.ts` is in a browser.
import { parentPort, workerData } from "node:worker_threads";
import type { World } from "../../src/core/world.ts";
import { runThread } from "../../src/live/blocking.ts";
import { LiveThread } from "../../src/live/liveThread.ts";
import { LiveMemory, type SharedRun } from "../../src/live/memory.ts";

export interface ThreadStart {
  readonly run: SharedRun;
  readonly start: World;
  readonly job: number;
}

const { run, start, job } = workerData as ThreadStart;
const memory = new LiveMemory(run);
const thread = new LiveThread(memory, start, job, () => performance.timeOrigin + performance.now());
parentPort?.postMessage("ready");
runThread(memory, thread);
