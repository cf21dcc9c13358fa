// Draws up the graph of all states, with reports of how many there are so far.
import { StateMapper } from "../explore/stateGraph.ts";
import type { MapOrder } from "./exploreMessages.ts";
import { createStart, type ExplorerPorts } from "./explorerPorts.ts";
import { workInPortions } from "./portions.ts";

/** Between two looks at the clock. */
const STATES = 256;

/** Goes on by itself until it has reported the graph, or how many states are too many for one. */
export function drawMap({ scenario, choices, ...options }: MapOrder, ports: ExplorerPorts): void {
  const mapper = new StateMapper(createStart({ scenario, choices }), options);
  const work = {
    advance: () => mapper.advance(STATES),
    isDone: () => mapper.mapped !== null,
    tell: () => ports.report({ type: "mapping", states: mapper.states }),
    conclude: () => {
      const { mapped } = mapper;
      if (mapped !== null) ports.report({ type: "mapped", mapped });
    },
  };
  workInPortions(work, ports);
}
