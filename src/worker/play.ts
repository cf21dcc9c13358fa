// A schedule from the start, played into the recording: along what is recorded, and forking where it differs.
import { type Choice, findObstacle, step } from "../core/step.ts";
import { LIMITS } from "../formats/limits.ts";
import type { History } from "../sim/history.ts";
import { formatNumber } from "../sim/words.ts";
import type { Request } from "./messages.ts";

type PlayRequest = Extract<Request, { readonly type: "play" }>;

/** Returns why it is not possible, and changes nothing then; else null. */
export function playOn(history: History, { choices, position }: PlayRequest): string | null {
  const { branch, position: before } = history;
  const refuse = (problem: string): string => {
    history.switchTo(branch, before);
    return problem;
  };
  const shared = follow(history, choices);
  const rest = choices.slice(shared);
  const problem = findProblem(history, rest);
  if (problem !== null) return refuse(problem);
  for (const choice of rest) history.act(choice);
  history.seek(position);
  return null;
}

/** Goes along the branch that has the most of the choices, the present one first. Returns how many. */
function follow(history: History, choices: readonly Choice[]): number {
  const best = { branch: history.branch, shared: countCommon(history, choices) };
  const count = history.listBranches().length;
  for (let branch = 0; branch < count && best.shared < choices.length; branch++) {
    history.switchTo(branch, 0);
    const shared = countCommon(history, choices);
    if (shared > best.shared) Object.assign(best, { branch, shared });
  }
  history.switchTo(best.branch, best.shared);
  return best.shared;
}

function countCommon(history: History, choices: readonly Choice[]): number {
  const trail = history.listTrail();
  const most = Math.min(trail.length, choices.length);
  for (let at = 0; at < most; at++) {
    if (JSON.stringify(trail[at]?.choice) !== JSON.stringify(choices[at])) return at;
  }
  return most;
}

/** Why choices cannot be made at the position of a history, one after the other; else null. */
export function findProblem(history: History, rest: readonly Choice[]): string | null {
  if (rest.length === 0) return null;
  if (history.size + rest.length > LIMITS.choices) {
    return `a recording has at most ${formatNumber(LIMITS.choices)} choices, in all branches together`;
  }
  if (history.position < history.length && history.listBranches().length >= LIMITS.branches) {
    return `a recording has at most ${LIMITS.branches} branches`;
  }
  let { world } = history;
  for (const choice of rest) {
    const obstacle = findObstacle(world, choice);
    if (obstacle !== null) return obstacle;
    ({ world } = step(world, choice));
  }
  return null;
}
