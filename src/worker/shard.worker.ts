// The entry of a shard's worker: one of several that search together.
import { createLater } from "./later.ts";
import { type ShardWorkerOrder, serveShard } from "./shardHost.ts";

const handle = serveShard((report) => self.postMessage(report), createLater());

self.addEventListener("message", ({ data, ports }: MessageEvent<ShardWorkerOrder>) => {
  handle(data, ports);
});
