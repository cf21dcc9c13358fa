// The entry of a thread of Node, as `src/worker/thread.worker.ts` is that of a browser's.
import { parentPort } from "node:worker_threads";
import { serveThread } from "../../src/worker/threadHost.ts";
import type { ThreadOrder, ThreadReport } from "../../src/worker/threadMessages.ts";

const report = (told: ThreadReport): void => parentPort?.postMessage(told);

parentPort?.once("message", (order: ThreadOrder) => {
  serveThread(order, report);
});

report({ type: "loaded" });
