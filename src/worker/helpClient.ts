// The page's side of what would help a waiting job: has it looked for by a worker of its own.
import type { ExploreWorker } from "./exploreClient.ts";
import type { HelpOrder, HelpTold } from "./exploreMessages.ts";
import { startWorker } from "./startWorker.ts";

interface HelpListener {
  /** What is known so far; `isDone`: it is not looked for any further. */
  readonly onTold: (told: HelpTold, isDone: boolean) => void;
  readonly onFailed: (message: string) => void;
}

/** Looks for what would help. Returns what stops that. */
export function startHelping(
  spawn: () => ExploreWorker,
  help: HelpOrder,
  { onTold, onFailed }: HelpListener,
): () => void {
  return startWorker(spawn, { type: "help", help }, "helped", {
    onReport: (report) => {
      if (report.type === "helping" || report.type === "helped") {
        onTold(report.told, report.type === "helped");
      }
    },
    onFailed,
  }).stop;
}
