// How a run chooses what happens next. In every policy the clock moves only when no job is ready,
// and then to the nearest deadline.
import type { Choice } from "../core/step.ts";
import { findNearestDeadline } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import { pickFirstReady } from "./policies/firstReady.ts";
import { pickRandom } from "./policies/random.ts";
import { pickRoundRobin } from "./policies/roundRobin.ts";

export const POLICIES = ["roundRobin", "firstReady", "random"] as const;

export type PolicyName = (typeof POLICIES)[number];

/** What a policy may go by besides the ready jobs; no policy remembers anything itself. */
export interface PolicyContext {
  /** Whole number; only the random policy uses it. */
  readonly seed: number;
  /** How many choices have been made. */
  readonly position: number;
  /** The job that ran last, or -1. */
  readonly lastJob: number;
}

/** Picks one of the ready jobs (ascending indices, at least one). */
export type Policy = (ready: readonly number[], context: PolicyContext) => number;

const PICKS: Readonly<Record<PolicyName, Policy>> = {
  roundRobin: pickRoundRobin,
  firstReady: pickFirstReady,
  random: pickRandom,
};

/** What a policy does next in a world, or null when nothing can happen any more. */
export function chooseNext(name: PolicyName, world: World, context: PolicyContext): Choice | null {
  const ready: number[] = [];
  world.jobs.forEach((job, index) => {
    if (findStatus(job, world.clock) === "ready") ready.push(index);
  });
  if (ready.length > 0) return { type: "run", job: PICKS[name](ready, context) };
  return findNearestDeadline(world) === null ? null : { type: "deadline" };
}
