// The link to a schedule of a scenario, which opens at its end.
import type { Scenario } from "../core/scenario.ts";
import { type Choice, stepThrough } from "../core/step.ts";
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
  const world = stepThrough(createWorld(scenario), choices);
  return await writeLink(recording, DEFAULT_VIEW, computeChecksum(world));
}
