// The link to a schedule of a scenario, which opens at its end.
import type { Scenario } from "../core/scenario.ts";
import { type Choice, step } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { createRecording } from "../sim/recording.ts";
import { computeChecksum } from "./checksum.ts";
import { DEFAULT_VIEW } from "./document.ts";
import { writeLink } from "./link.ts";

/** @returns the fragment, without the `#`. */
export async function writeScheduleLink(
  scenario: Scenario,
  choices: readonly Choice[],
): Promise<string> {
  const recording = { ...createRecording(scenario, choices), position: choices.length };
  let world = createWorld(scenario);
  for (const choice of choices) world = step(world, choice).world;
  return await writeLink(recording, DEFAULT_VIEW, computeChecksum(world));
}
