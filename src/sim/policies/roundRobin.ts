// The next ready job after the one that ran last: everybody in turn.
import type { Policy } from "./policy.ts";

export const pickRoundRobin: Policy = (ready, { lastJob }) =>
  ready.find((job) => job > lastJob) ?? ready[0] ?? -1;
