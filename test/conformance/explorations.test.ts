// Every schedule of the recorded explorations: the search reaches the same states and the same ends.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Explorer } from "../../src/explore/exploration.ts";
import { KINDS, type RecordedExploration, readExplorations } from "./recordings.ts";

function explore(scenario: Scenario): RecordedExploration {
  const explorer = new Explorer(createWorld(scenario));
  while (!explorer.isComplete) explorer.advance(100);
  const { observations, done, deadlock, finals } = explorer.conclude();
  const hash = createHash("sha256").update(observations.join("\n")).digest("hex");
  return { states: observations.length, digest: hash.slice(0, 16), done, deadlock, finals };
}

describe.each(KINDS)("explorations of %s", (kind) => {
  it.each(readExplorations(kind).map((line, at) => [at + 1, line] as const))(
    "line %i: every schedule leads to the recorded states and ends",
    (_, { scenario, explore: recorded }) => {
      expect(explore(scenario)).toEqual(recorded);
    },
  );
});
