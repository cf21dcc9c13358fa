// Snapshots made by the engine's own functions, for tests of the stage.
import type { Scenario } from "../../src/core/scenario.ts";
import { type Choice, step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { createSnapshot, type Shot } from "../../src/sim/snapshot.ts";
import type { Snapshot } from "../../src/sim/view.ts";

/** The scenario's start. */
export function start(scenario: Scenario): Shot {
  const world = createWorld(scenario);
  return { world, snapshot: createSnapshot(world) };
}

/** Runs jobs by their index one after the other; an object is any other choice. */
export function run(shot: Shot, ...choices: readonly (number | Choice)[]): Shot {
  return choices.reduce<Shot>((before, choice) => {
    const made = typeof choice === "number" ? { type: "run", job: choice } : choice;
    const { world } = step(before.world, made as Choice);
    return { world, snapshot: createSnapshot(world, before) };
  }, shot);
}

/** J1 owns `a`; J2 and J3 want it shared, J4 exclusively and most urgently. */
export const QUEUE: Scenario = {
  kind: "sharedlock",
  locks: ["a", "b"],
  jobs: {
    J1: [
      { op: "acquire", lock: "a" },
      { op: "release", lock: "a" },
    ],
    J2: [{ op: "acquire", lock: "a", shared: true }],
    J3: [{ op: "acquire", lock: "a", shared: true }],
    J4: [{ op: "acquire", lock: "a", priority: -5 }],
  },
};

/** Levels with some members; J1 adds a node. */
export const CLUSTER: Scenario = {
  kind: "manager",
  locks: { node: ["n1", "n2"], instance: ["i1"], nodegroup: ["g1"], network: ["net1"] },
  jobs: {
    J1: [
      { op: "acquire", level: "cluster", names: "BGL", shared: true },
      { op: "add", level: "node", names: "n0" },
    ],
    J2: [{ op: "acquire", level: "cluster", names: "BGL", shared: true }],
  },
};

/** So many locks that they are seen as marks first. */
export function createLarge(locks: number): Scenario {
  const names = Array.from({ length: locks }, (_, index) => `lock${index}`);
  return { kind: "sharedlock", locks: names, jobs: { J1: [{ op: "acquire", lock: "lock0" }] } };
}

/** The snapshots at the start and after the choices. */
export function shoot(scenario: Scenario, ...choices: readonly (number | Choice)[]): Snapshot {
  return run(start(scenario), ...choices).snapshot;
}
