// `lockscope explore`: what lies within reach of all schedules of a scenario, line by line.
import { createHash } from "node:crypto";
import { createWorld } from "../core/world.ts";
import { MAX_STATES } from "../explore/ask.ts";
import { Explorer } from "../explore/exploration.ts";
import { TooManyParts } from "../explore/parts.ts";
import { readScenarioLine } from "../formats/exploreJson.ts";
import { writeLineError } from "../formats/lineError.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { workOnLines } from "./eachLine.ts";
import { refuse, type Terminal } from "./terminal.ts";

export const EXPLORE_OPTIONS: OptionKinds = {
  "--help": "flag",
  "--full": "flag",
  "--reduced": "flag",
  "--max-states": "count",
};

/** Explores the scenario of each line. @returns the exit status. */
export async function runExplore(terminal: Terminal, given: Arguments): Promise<number> {
  const { files, flags, counts } = given;
  const isReduced = flags.has("--reduced");
  if (isReduced && flags.has("--full")) {
    return refuse(terminal, "explore takes --full or --reduced, not both");
  }
  const maxStates = counts.get("--max-states") ?? MAX_STATES;
  return workOnLines(terminal, "explore", files, (line, number) =>
    exploreLine(line, number, { isReduced, maxStates }),
  );
}

interface ExploreOptions {
  readonly isReduced: boolean;
  readonly maxStates: number;
}

function* exploreLine(
  line: string,
  number: number,
  { isReduced, maxStates }: ExploreOptions,
): Generator<string, boolean> {
  const read = readScenarioLine(line);
  if (!read.ok) {
    yield writeLineError(number, read.problems);
    return false;
  }
  const explorer = new Explorer(createWorld(read.value.scenario), { isReduced });
  const obstacle = findOut(explorer, maxStates);
  if (obstacle !== null) {
    yield JSON.stringify({ error: { line: number, message: obstacle } });
    return false;
  }
  const { observations, ...ends } = explorer.conclude();
  const states = observations.length;
  // A digest of some of the states would be of use to nobody.
  const explore = isReduced
    ? { states, ...ends }
    : { states, digest: computeDigest(observations), ...ends };
  // The scenario goes out as it came in, not in its canonical form.
  yield `{"scenario":${JSON.stringify(read.value.given)},"explore":${JSON.stringify(explore)}}`;
  return true;
}

function computeDigest(observations: readonly string[]): string {
  const hash = createHash("sha256");
  observations.forEach((text, at) => {
    hash.update(at === 0 ? text : `\n${text}`);
  });
  return hash.digest("hex").slice(0, 16);
}

// @returns why not all schedules could be followed, or null.
function findOut(explorer: Explorer, max: number): string | null {
  try {
    while (!explorer.isComplete) {
      explorer.advance(10_000);
      if (explorer.states > max) return `more than ${max} states; --max-states allows for more`;
    }
    return null;
  } catch (error) {
    if (!(error instanceof TooManyParts)) throw error;
    return `the scenario is too large to explore: ${error.message}`;
  }
}
