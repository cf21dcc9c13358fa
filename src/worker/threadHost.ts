// The work of a thread's worker: runs the one job that it is told.
import { runThread } from "../live/blocking.ts";
import { LiveThread } from "../live/liveThread.ts";
import { LiveMemory } from "../live/memory.ts";
import { describeError } from "../sim/words.ts";
import { readRealClock } from "./realClock.ts";
import type { ThreadOrder, ThreadReport } from "./threadMessages.ts";

/** Goes on until the job is done or the run ends. */
export function serveThread(
  { run, start, job }: ThreadOrder,
  report: (told: ThreadReport) => void,
): void {
  try {
    const memory = new LiveMemory(run);
    const thread = new LiveThread(memory, start, job, readRealClock);
    report({ type: "ready" });
    runThread(memory, thread);
    report({ type: "over" });
  } catch (error) {
    report({ type: "failed", message: describeError(error) });
  }
}
