// How a run chooses what happens next. In every policy the clock moves only when no job is ready,
// and then to the nearest deadline.
import type { Choice } from "../core/step.ts";
import { findNearestDeadline } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import { pickFirstReady } from "./policies/firstReady.ts";
import type { Policy, PolicyContext } from "./policies/policy.ts";
import { pickRandom } from "./policies/random.ts";
import { pickRoundRobin } from "./policies/roundRobin.ts";

export const POLICIES = ["roundRobin", "firstReady", "random"] as const;

export type PolicyName = (typeof POLICIES)[number];

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
