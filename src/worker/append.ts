// Choices that come from elsewhere while the page may be anywhere: made at their own place in the recording.
import type { History } from "../sim/history.ts";
import type { Place, Request } from "./messages.ts";
import { findProblem } from "./play.ts";

type AppendRequest = Extract<Request, { readonly type: "append" }>;

/**
 * Follows what is recorded there and goes on, or forks. What is shown goes along where it was at the place.
 * @returns where the last choice led, or why they are not possible: nothing is changed then.
 */
export function appendTo(history: History, { place, choices }: AppendRequest): Place | string {
  const { branch, position } = history;
  if (history.listBranches()[place.branch] === undefined)
    return `there is no branch ${place.branch}`;
  const isFollowed = branch === place.branch && position === place.position;
  history.switchTo(place.branch, place.position);
  const problem = findProblem(history, choices);
  if (problem === null) for (const choice of choices) history.act(choice);
  const end = { branch: history.branch, position: history.position };
  if (problem !== null || !isFollowed) history.switchTo(branch, position);
  return problem ?? end;
}
