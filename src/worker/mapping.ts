// Draws up the graph of all states in portions, with reports of how many there are so far.
import { step } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { StateMapper } from "../explore/stateGraph.ts";
import type { MapOrder } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";

/** Between two looks at the clock. */
const STATES = 256;

/** Goes on by itself until it has reported the graph, or how many states are too many for one. */
export function drawMap({ scenario, choices, ...options }: MapOrder, ports: ExplorerPorts): void {
  const start = choices.reduce((world, choice) => step(world, choice).world, createWorld(scenario));
  const mapper = new StateMapper(start, options);
  let reported = ports.now();
  const work = (): void => {
    const since = ports.now();
    while (mapper.mapped === null && ports.now() - since < PORTION_MS) mapper.advance(STATES);
    if (mapper.mapped !== null) {
      ports.report({ type: "mapped", mapped: mapper.mapped });
      return;
    }
    if (since - reported >= REPORT_EVERY_MS) {
      ports.report({ type: "mapping", states: mapper.states });
      reported = since;
    }
    ports.later(() => guard(ports, work));
  };
  ports.later(() => guard(ports, work));
}
