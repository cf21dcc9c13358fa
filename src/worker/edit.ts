// Another scenario for a recording: its choices again, as far as they are still possible.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { History } from "../sim/history.ts";

interface Replayed {
  readonly history: History;
  /** How many of the `of` choices of the current branch were made again. */
  readonly kept: number;
  readonly of: number;
}

/** Jobs are found again by their names. The position stays where it was, or at the last one kept. */
export function replayOn(scenario: Scenario, before: History): Replayed {
  const history = new History(scenario);
  const trail = before.listTrail();
  const names = Object.keys(before.scenario.jobs);
  let kept = 0;
  for (const { choice } of scenario.kind === before.scenario.kind ? trail : []) {
    if (choice.type === "spawn") names.push(choice.name);
    const again = findAgain(choice, names, history.world);
    if (again === null || history.act(again) !== null) break;
    kept++;
  }
  history.seek(before.position);
  return { history, kept, of: trail.length };
}

function findAgain(choice: Choice, names: readonly string[], now: World): Choice | null {
  if (choice.type !== "run" && choice.type !== "cancel") return choice;
  const name = names[choice.job];
  const job = now.jobs.findIndex((other) => other.name === name);
  return job === -1 ? null : { type: choice.type, job };
}
