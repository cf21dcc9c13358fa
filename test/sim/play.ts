// Plays scenarios in text form by job names, for tests.

import type { Choice } from "../../src/core/step.ts";
import { History } from "../../src/sim/history.ts";
import { createSnapshot } from "../../src/sim/snapshot.ts";
import type { JobView, LockView, Snapshot } from "../../src/sim/view.ts";
import { scenarioOf } from "../scenarioOf.ts";

/** A job's name runs it, a number moves the clock by so many ms. */
export type Move = string | number;

/** The choice that a move is, for the jobs of a history's moment. */
export function choiceOf(history: History, move: Move): Choice {
  if (typeof move === "number") return { type: "advance", ms: move };
  return { type: "run", job: history.world.jobs.findIndex((job) => job.name === move) };
}

/** Makes moves, each of which has to be possible. */
export function makeMoves(history: History, moves: readonly Move[]): History {
  for (const move of moves) {
    const obstacle = history.act(choiceOf(history, move));
    if (obstacle !== null) throw new Error(`${move} at ${history.position}: ${obstacle}`);
  }
  return history;
}

/** A history of the scenario with the moves made. */
export function play(text: string, moves: readonly Move[] = []): History {
  return makeMoves(new History(scenarioOf(text)), moves);
}

export function viewJob(history: History, name: string): JobView {
  return findNamed(createSnapshot(history.world).jobs, name);
}

export function viewLock(history: History, name: string): LockView {
  return findNamed(createSnapshot(history.world).locks, name);
}

function findNamed<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((item) => item.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** Rules that keep a job waiting, with the names of the jobs in the way. */
export function listRules(snapshot: Snapshot, name: string): readonly string[] {
  return findNamed(snapshot.jobs, name).why.map(
    ({ rule, jobs }) => `${rule}: ${jobs.map((job) => snapshot.jobs[job]?.name).join(" ")}`,
  );
}
