// The graph of all that can follow a world, for tests.
import type { World } from "../../src/core/world.ts";
import type { ClockRule } from "../../src/explore/moves.ts";
import { StateMapper } from "../../src/explore/stateGraph.ts";
import type { StateGraph } from "../../src/sim/stateGraph.ts";

/** @throws where there are more states than 3,000. */
export function mapOf(world: World, clock: ClockRule = "idle"): StateGraph {
  const mapper = new StateMapper(world, { clock, maxStates: 3_000, maxCounted: 3_000 });
  while (mapper.mapped === null) mapper.advance(100);
  if (mapper.mapped.type === "large") throw new Error(`more than ${mapper.states - 1} states`);
  return mapper.mapped.graph;
}
