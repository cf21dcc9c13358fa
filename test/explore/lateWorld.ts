// Generated worlds from which few schedules go on, so that all of them can be walked through.
import fc from "fast-check";
import { createWorld } from "../../src/core/world.ts";
import { listPassages, run } from "../core/generated.ts";

/** The last worlds of a run, where few schedules are left, from the end back. */
export const lateWorld = fc
  .tuple(run, fc.nat({ max: 30 }))
  .map(([[scenario, moves], back]) => {
    const worlds = [
      createWorld(scenario),
      ...[...listPassages(scenario, moves)].map(({ after }) => after),
    ];
    return worlds.at(-1 - back) ?? worlds[0];
  })
  .filter((world) => world !== undefined);
