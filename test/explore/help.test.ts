import { expect, it } from "vitest";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { findHelp } from "../../src/explore/help.ts";
import { scenarioOf } from "../scenarioOf.ts";

it("finds who has to go on for a job that waits, and whether nothing else helps", () => {
  const text = "kind sharedlock\nlocks a\njob A\n  acquire a\n  release a\njob B\n  acquire a";
  let world = createWorld(scenarioOf(text));
  for (const job of [0, 1]) world = step(world, { type: "run", job }).world;
  expect(findHelp(world, 1)).toMatchObject({ ways: [{ jobs: [0] }], isComplete: true });
  expect(findHelp(world, 0).ways).toEqual([]);
});
