// A run: on as recorded, then by a policy, until something happens.

import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { LIMITS } from "../formats/limits.ts";
import type { History } from "../sim/history.ts";
import { chooseNext } from "../sim/policies.ts";
import type { Breakpoint } from "../sim/recording.ts";
import { findEnd } from "../sim/snapshot.ts";
import { findBreak, findStop } from "../sim/until.ts";
import { formatNumber, listWords } from "../sim/words.ts";
import type { Request } from "./messages.ts";

type RunRequest = Extract<Request, { readonly type: "run" }>;

/**
 * Runs at most `request.steps` steps from the history's position.
 * Returns why it stopped, as a sentence, or null when it made all its steps.
 */
export function runOn(
  history: History,
  request: RunRequest,
  breakpoints: readonly Breakpoint[],
): string | null {
  for (let made = 0; made < request.steps; made++) {
    const next = findNext(history, request);
    if (typeof next === "string") return next;
    const isChecked = made > 0 || request.isContinued;
    const broken = isChecked ? findBreak(breakpoints, history.world, next) : null;
    if (broken !== null) return broken;
    history.act(next);
    const { lastStep } = history;
    const stop = lastStep === undefined ? null : findStop(request.until, lastStep);
    if (stop !== null) return stop;
  }
  return null;
}

// The next choice, or why there is none.
function findNext(history: History, request: RunRequest): Choice | string {
  const { nextChoice, world, position, lastJob } = history;
  if (nextChoice !== undefined) return nextChoice;
  const choice = chooseNext(request.policy, world, { seed: request.seed, position, lastJob });
  if (choice === null) return describeEnd(world);
  return history.size < LIMITS.choices
    ? choice
    : `The recording has reached its limit of ${formatNumber(LIMITS.choices)} choices.`;
}

/** How a world ended in which nothing can happen any more, as a sentence. */
export function describeEnd(world: World): string {
  if (findEnd(world) === "done") return "All jobs are done.";
  const stuck = world.jobs.filter((job) => job.next !== null).map((job) => job.name);
  const verb = stuck.length === 1 ? "waits" : "wait";
  return `Deadlock: ${listWords(stuck)} ${verb}, and nothing can wake ${stuck.length === 1 ? "it" : "them"}.`;
}
