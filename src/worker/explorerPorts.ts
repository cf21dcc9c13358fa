// What the exploring worker's work needs of its surroundings, and how it uses them.
import { stepThrough } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";
import { describeError } from "../sim/words.ts";
import type { Ask, ExploreReport } from "./exploreMessages.ts";
import type { ShardWorker } from "./team.ts";

export interface ExplorerPorts {
  readonly report: (report: ExploreReport) => void;
  /** In ms, never backwards. */
  readonly now: () => number;
  /** Does it after the messages that have come meanwhile. */
  readonly later: (run: () => void) => void;
  /** Where several workers may search together. */
  readonly team?: {
    /** Starts one of them. May throw. */
    readonly spawn: () => ShardWorker;
    /** Begins when one alone has found so many states. */
    readonly after: number;
  };
}

/** How long it works before it listens again, in ms. */
export const PORTION_MS = 30;
export const REPORT_EVERY_MS = 200;

/** The world from which the schedules of a question begin. */
export function createStart({ scenario, choices }: Pick<Ask, "scenario" | "choices">): World {
  return stepThrough(createWorld(scenario), choices);
}

/** Does something; what goes wrong is reported. */
export function guard({ report }: ExplorerPorts, run: () => void): void {
  try {
    run();
  } catch (error) {
    const message = describeError(error);
    // Engines say it in their own words, all of them as a RangeError: a buffer or a table that is too large.
    const isMemory =
      error instanceof RangeError && /alloc|memory|maximum|array length|array size/i.test(message);
    report({ type: "failed", message, isMemory });
  }
}
