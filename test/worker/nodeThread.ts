// The entry of a thread of Node, as `src/worker/thread.worker.ts` is that of a browser's.
import { parentPort } from "node:worker_threads";
import { serveThread } from "../../src/worker/threadHost.ts";
import type { ThreadOrder } from "../../src/worker/threadMessages.ts";

parentPort?.once("message", (order: ThreadOrder) => {
  serveThread(order, (told) => parentPort?.postMessage(told));
});
