// The page's side of a comparison: has two courses compared by a worker of its own.
import type { ExploreWorker } from "./exploreClient.ts";
import type { Compared, CompareOrder } from "./exploreMessages.ts";
import { startWorker } from "./startWorker.ts";

interface CompareListener {
  /** So many choices so far. */
  readonly onProgress: (made: number) => void;
  /** Null: nothing differs to the end. */
  readonly onCompared: (compared: Compared | null) => void;
  readonly onFailed: (message: string) => void;
}

/** Compares. Returns what stops that. */
export function startComparing(
  spawn: () => ExploreWorker,
  compare: CompareOrder,
  { onProgress, onCompared, onFailed }: CompareListener,
): () => void {
  return startWorker(spawn, { type: "compare", compare }, "compared", {
    onReport: (report) => {
      if (report.type === "comparing") onProgress(report.made);
      else if (report.type === "compared") onCompared(report.compared);
    },
    onFailed,
  }).stop;
}
