// The entry of the exploring worker: searches beside the engine, which goes on working meanwhile.

import type { ExploreOrder } from "./exploreMessages.ts";
import { createExplorer } from "./explorer.ts";

const { port1, port2 } = new MessageChannel();
let waiting: (() => void) | null = null;

// A message to oneself comes after those that wait, and unlike a timer without a pause.
port1.addEventListener("message", () => {
  const run = waiting;
  waiting = null;
  run?.();
});
port1.start();

const handle = createExplorer({
  report: (report) => self.postMessage(report),
  now: () => performance.now(),
  later: (run) => {
    waiting = run;
    port2.postMessage(null);
  },
});

self.addEventListener("message", (event: MessageEvent<ExploreOrder>) => handle(event.data));
