// The first job in the list that is ready: runs each job as far as it gets.
import type { Policy } from "./policy.ts";

export const pickFirstReady: Policy = (ready) => ready[0] ?? -1;
