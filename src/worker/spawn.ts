// Starts the engine's worker in a browser.
import type { WorkerLike } from "./client.ts";

/** @throws where the browser does not allow workers. */
export function spawnEngine(): WorkerLike {
  return new Worker(new URL("./engine.worker.ts", import.meta.url), {
    type: "module",
    name: "lockscope-engine",
  });
}
