// The entry of the live worker: one run of real threads, or of jobs that take turns.
import { createLater } from "./later.ts";
import { LiveHost } from "./liveHost.ts";
import type { LiveOrder, LiveReport } from "./liveMessages.ts";
import { readRealClock } from "./realClock.ts";
import { createRemoteThreads } from "./remoteThreads.ts";

const report = (told: LiveReport): void =>
  self.postMessage(told, { transfer: told.type === "spawn" ? [told.port] : [] });
const threads = createRemoteThreads(report);
const host = new LiveHost({
  report,
  now: readRealClock,
  later: createLater(),
  after: (ms, run) => void setTimeout(run, ms),
  random: Math.random,
  spawn: threads.spawn,
});

self.addEventListener("message", ({ data }: MessageEvent<LiveOrder>) => {
  if (data.type === "died") threads.die(data.thread, data.why);
  else host.handle(data);
});
