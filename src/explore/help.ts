// What would help a job in a story: looked for at once, and no further than for one of many.
import type { World } from "../core/world.ts";
import type { Help } from "../sim/story.ts";
import { Remedies } from "./remedies.ts";

/** States to look at for one job. */
const STATES = 20_000;

export function findHelp(world: World, job: number): Help {
  const remedies = new Remedies(world, job, STATES);
  while (!remedies.isDone) remedies.advance(STATES);
  return { ways: remedies.found, isComplete: remedies.isComplete };
}
