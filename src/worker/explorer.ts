// The exploring worker's orders, each for the part that does it. No worker API here, so that tests use it
// as it is.
import { createWorld, type World } from "../core/world.ts";
import { type Exploration, Explorer } from "../explore/exploration.ts";
import { findLockOrder } from "../sim/lockOrder.ts";
import { compareCourses } from "./comparing.ts";
import { Cutting } from "./cutting.ts";
import type { ExploreOrder } from "./exploreMessages.ts";
import { type ExplorerPorts, guard } from "./explorerPorts.ts";
import { drawMap } from "./mapping.ts";
import { Pursuit } from "./pursuit.ts";
import { searchRemedies } from "./remedySearch.ts";
import { tellSchedule } from "./telling.ts";

const STATES = 256;

/** @returns what takes the orders. It never throws: what goes wrong is reported. */
export function createExplorer(ports: ExplorerPorts): (order: ExploreOrder) => void {
  let pursuit: Pursuit | null = null;
  return (order) => {
    guard(ports, () => {
      switch (order.type) {
        case "ask":
          pursuit = new Pursuit(order.ask, ports);
          pursuit.go();
          return;
        case "pause":
          pursuit?.pause();
          return;
        case "continue":
          pursuit?.go();
          return;
        case "explore":
          ports.report({ type: "explored", exploration: explore(createWorld(order.scenario)) });
          return;
        case "map":
          drawMap(order.map, ports);
          return;
        case "lockOrder":
          ports.report({ type: "lockOrder", order: findLockOrder(order.scenario) });
          return;
        case "cut":
          new Cutting(order.cut, ports).go();
          return;
        case "tell":
          tellSchedule(order.tell, ports);
          return;
        case "help":
          searchRemedies(order.help, ports);
          return;
        case "compare":
          compareCourses(order.compare, ports);
          return;
        default:
          order satisfies never;
      }
    });
  };
}

function explore(world: World): Exploration {
  const explorer = new Explorer(world);
  while (!explorer.isComplete) explorer.advance(STATES);
  return explorer.conclude();
}
