// Whether jobs run as threads, or take turns because they cannot.
import { THREADS_MAX } from "../worker/liveMessages.ts";
import type { LiveManner } from "./liveTypes.ts";

/** @param jobs how many are not done. */
export function chooseManner(jobs: number, canShare: boolean): LiveManner {
  if (!canShare) return { mode: "turns", why: "notIsolated" };
  return jobs > THREADS_MAX ? { mode: "turns", why: "tooMany" } : { mode: "threads" };
}
