// What would help the jobs of a story: looked for at once, and no further than for a few of many.
import type { World } from "../core/world.ts";
import type { Help } from "../sim/story.ts";
import { Remedies } from "./remedies.ts";

/** States to look at for one job, and for all jobs of a story. */
const BOUNDS = { each: 20_000, all: 100_000 };

/** @returns what is asked about each job in turn. Where many wait, it has nothing to say of the last ones. */
export function createHelper({ each, all } = BOUNDS): (world: World, job: number) => Help {
  let left = all;
  return (world, job) => {
    if (left <= 0) return { ways: [], isComplete: false };
    const remedies = new Remedies(world, job, Math.min(each, left));
    while (!remedies.isDone) remedies.advance(each);
    left -= remedies.effort;
    return { ways: remedies.found, isComplete: remedies.isComplete };
  };
}
