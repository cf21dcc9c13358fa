import { expect, it } from "vitest";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { createHelper } from "../../src/explore/help.ts";
import { scenarioOf } from "../scenarioOf.ts";

it("finds who has to go on for a job that waits, and whether nothing else helps", () => {
  const text = "kind sharedlock\nlocks a\njob A\n  acquire a\n  release a\njob B\n  acquire a";
  let world = createWorld(scenarioOf(text));
  for (const job of [0, 1]) world = step(world, { type: "run", job }).world;
  const findHelp = createHelper();
  expect(findHelp(world, 1)).toMatchObject({ ways: [{ jobs: [0] }], isComplete: true });
  expect(findHelp(world, 0).ways).toEqual([]);
});

it("has nothing to say of the last ones where many wait", () => {
  const program = ["  acquire a", "  release a"];
  const jobs = Array.from({ length: 40 }, (_, at) => [`job J${at}`, ...program]);
  let world = createWorld(scenarioOf("kind sharedlock", "locks a", ...jobs.flat()));
  for (const job of world.jobs.keys()) world = step(world, { type: "run", job }).world;
  const findHelp = createHelper({ each: 300, all: 600 });
  const help = [...world.jobs.keys()].map((job) => findHelp(world, job));
  expect(help[1]).toEqual({ ways: [expect.objectContaining({ jobs: [0] })], isComplete: false });
  expect(help.at(-1)).toEqual({ ways: [], isComplete: false });
});
