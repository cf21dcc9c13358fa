// What the live worker and the threads of its jobs say to each other by message: only before and after the run, since a thread
// that sleeps hears none. Types only.
import type { World } from "../core/world.ts";
import type { SharedRun } from "../live/memory.ts";

/** The only order: run a job. */
export interface ThreadOrder {
  readonly run: SharedRun;
  /** The world from which the run begins, without the programs of other jobs. */
  readonly start: World;
  readonly job: number;
}

/** `loaded` before it is told anything, then `ready`, and then one of the others. */
export type ThreadReport =
  | { readonly type: "loaded" }
  | { readonly type: "ready" }
  | { readonly type: "over" }
  | { readonly type: "failed"; readonly message: string };
