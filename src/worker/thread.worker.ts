// The entry of the worker that is one job's thread. It is given a port to the live worker, and all else by it.
import { serveThread } from "./threadHost.ts";
import type { ThreadOrder, ThreadReport } from "./threadMessages.ts";

self.addEventListener("message", ({ data: port }: MessageEvent<MessagePort>) => {
  const report = (told: ThreadReport): void => port.postMessage(told);
  port.addEventListener("message", ({ data }: MessageEvent<ThreadOrder>) => {
    serveThread(data, report);
  });
  port.start();
  report({ type: "loaded" });
});
