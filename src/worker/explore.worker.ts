// The entry of the exploring worker: searches beside the engine, which goes on working meanwhile.

import type { ExploreOrder } from "./exploreMessages.ts";
import { createExplorer } from "./explorer.ts";
import { createLater } from "./later.ts";
import { spawnShard } from "./team.ts";

/** A search that ends before it has so many states is over sooner alone: a team begins from the start. */
const ALONE = 300_000;

const handle = createExplorer({
  report: (report) => self.postMessage(report),
  now: () => performance.now(),
  later: createLater(),
  team: { spawn: spawnShard, after: ALONE },
});

self.addEventListener("message", (event: MessageEvent<ExploreOrder>) => handle(event.data));
