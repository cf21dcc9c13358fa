// A scenario and what was chosen in it, as the page is shown it at a position.
import type { Choice } from "../../src/core/step.ts";
import { History } from "../../src/sim/history.ts";
import { createSnapshot } from "../../src/sim/snapshot.ts";
import type { SessionState } from "../../src/store/sessionTypes.ts";
import { scenarioOf } from "../scenarioOf.ts";

/** `J0` runs that job, 20 moves the clock by 20 ms. */
type Written = string | number;

/** Plays the choices, then shows the position (the last one where it is left out). */
export function showRun(
  text: string,
  written: readonly Written[],
  position = written.length,
): Partial<SessionState> {
  const scenario = scenarioOf(text);
  const names = Object.keys(scenario.jobs);
  const history = new History(scenario);
  for (const word of written) {
    const obstacle = history.act(toChoice(word, names));
    if (obstacle !== null) throw new Error(`${word}: ${obstacle}`);
  }
  history.seek(position);
  return {
    scenario,
    snapshot: createSnapshot(history.world),
    branch: history.branch,
    position,
    length: history.length,
    branches: history.listBranches(),
    trail: history.listTrail(),
    lanes: history.lanes,
  };
}

function toChoice(word: Written, names: readonly string[]): Choice {
  if (typeof word === "number") return { type: "advance", ms: word };
  const job = names.indexOf(word);
  if (job === -1) throw new Error(`no job ${word}`);
  return { type: "run", job };
}

/** Two jobs, each of which owns what the other wants. */
export const DEADLOCK = `
kind sharedlock
locks disk network
job Left
  acquire disk
  acquire network
job Right
  acquire network
  acquire disk
`;

/** A reader owns the lock, a writer waits for it, and so does another reader. */
export const SOFT_BLOCK = `
kind sharedlock
locks config
job Reader1
  acquire config shared
  release config
job Writer
  acquire config timeout 50
  release config
job Reader2
  acquire config shared
  release config
`;
