// The entry of the worker that is one job's thread.
import { serveThread } from "./threadHost.ts";
import type { ThreadOrder, ThreadReport } from "./threadMessages.ts";

const report = (told: ThreadReport): void => self.postMessage(told);

self.addEventListener("message", ({ data }: MessageEvent<ThreadOrder>) => {
  serveThread(data, report);
});

report({ type: "loaded" });
