// The entry of the live worker: one run of real threads, or of jobs that take turns.
import { spawnThread } from "./crew.ts";
import { createLater } from "./later.ts";
import { LiveHost } from "./liveHost.ts";
import type { LiveOrder } from "./liveMessages.ts";
import { readRealClock } from "./realClock.ts";

const host = new LiveHost({
  report: (report) => self.postMessage(report),
  now: readRealClock,
  later: createLater(),
  after: (ms, run) => void setTimeout(run, ms),
  random: Math.random,
  spawn: spawnThread,
});

self.addEventListener("message", ({ data }: MessageEvent<LiveOrder>) => host.handle(data));
