// The entry of the worker that is one job's thread.
import { serveThread } from "./threadHost.ts";
import type { ThreadOrder } from "./threadMessages.ts";

self.addEventListener("message", ({ data }: MessageEvent<ThreadOrder>) => {
  serveThread(data, (told) => self.postMessage(told));
});
