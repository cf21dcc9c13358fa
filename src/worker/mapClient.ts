// The page's side of graphs: has one drawn up by a worker of its own, hears of it, and ends it.
import type { Scenario } from "../core/scenario.ts";
import type { Mapped } from "../explore/stateGraph.ts";
import type { LockOrder } from "../sim/lockOrder.ts";
import type { ExploreWorker } from "./exploreClient.ts";
import type { MapOrder } from "./exploreMessages.ts";
import { startWorker } from "./startWorker.ts";

interface MapListener {
  /** So many states so far. */
  readonly onProgress: (states: number) => void;
  readonly onMapped: (mapped: Mapped) => void;
  readonly onFailed: (message: string) => void;
}

/** Draws up the graph of all states. Returns what stops that. */
export function startMapping(
  spawn: () => ExploreWorker,
  map: MapOrder,
  { onProgress, onMapped, onFailed }: MapListener,
): () => void {
  return startWorker(spawn, { type: "map", map }, "mapped", {
    onReport: (report) => {
      if (report.type === "mapping") onProgress(report.states);
      else if (report.type === "mapped") onMapped(report.mapped);
    },
    onFailed,
  }).stop;
}

/** Finds the order in which jobs take locks. Returns what stops that. */
export function startOrdering(
  spawn: () => ExploreWorker,
  scenario: Scenario,
  onOrder: (order: LockOrder) => void,
  onFailed: (message: string) => void,
): () => void {
  return startWorker(spawn, { type: "lockOrder", scenario }, "lockOrder", {
    onReport: (report) => {
      if (report.type === "lockOrder") onOrder(report.order);
    },
    onFailed,
  }).stop;
}
