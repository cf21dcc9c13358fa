// What the exploring worker's work needs of its surroundings, and how it uses them.
import type { ExploreReport } from "./exploreMessages.ts";

export interface ExplorerPorts {
  readonly report: (report: ExploreReport) => void;
  /** In ms, never backwards. */
  readonly now: () => number;
  /** Does it after the messages that have come meanwhile. */
  readonly later: (run: () => void) => void;
}

/** How long it works before it listens again, in ms. */
export const PORTION_MS = 30;
export const REPORT_EVERY_MS = 200;

/** Does something; what goes wrong is reported. */
export function guard({ report }: ExplorerPorts, run: () => void): void {
  try {
    run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Engines say it in their own words, all of them as a RangeError: a buffer or a table that is too large.
    const isMemory =
      error instanceof RangeError && /alloc|memory|maximum|array length|array size/i.test(message);
    report({ type: "failed", message, isMemory });
  }
}
