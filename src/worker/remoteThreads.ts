// Threads for the live worker that the page starts: workers within workers now and then hang in Firefox when they begin,
// and in Chromium when they end. Each has a port of its own to the live worker.
import type { ThreadListener, ThreadWorker } from "./crew.ts";
import type { LiveReport } from "./liveMessages.ts";
import type { ThreadReport } from "./threadMessages.ts";

interface RemoteThreads {
  /** Asks the page for one more. */
  readonly spawn: (listener: ThreadListener) => ThreadWorker;
  /** The page tells that one ended by itself, or could not be started. */
  readonly die: (thread: number, why: string) => void;
}

export function createRemoteThreads(report: (report: LiveReport) => void): RemoteThreads {
  // Ports are kept whole: Firefox collects one that only its other end leads to.
  const threads: { readonly port: MessagePort; readonly listener: ThreadListener }[] = [];
  return {
    spawn: (listener) => {
      const { port1: port, port2 } = new MessageChannel();
      const thread = threads.push({ port, listener }) - 1;
      port.addEventListener("message", ({ data }: MessageEvent<ThreadReport>) => {
        listener.onReport(data);
      });
      port.start();
      report({ type: "spawn", thread, port: port2 });
      return { postMessage: (order) => port.postMessage(order) };
    },
    die: (thread, why) => threads[thread]?.listener.onDied(why),
  };
}
