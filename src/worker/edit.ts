// Another scenario for a recording: its choices again, as far as they are still possible.
import { identifyScenario, type Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { History } from "../sim/history.ts";
import { countShared, type Note } from "../sim/recording.ts";

interface Replayed {
  readonly history: History;
  /** How many of the `of` choices of the current branch were made again. */
  readonly kept: number;
  readonly of: number;
  /** How many other branches were left out. */
  readonly dropped: number;
  readonly notes: readonly Note[];
}

/**
 * Where only the texts differ everything stays. Otherwise the current branch is replayed as far as it
 * goes, with its notes and the inherited ones; jobs are found again by their names, a single renamed
 * one too. The position stays where it was, or at the last choice that was kept.
 */
export function replayOn(scenario: Scenario, before: History, notes: readonly Note[]): Replayed {
  const { length: of, branch } = before;
  if (identifyScenario(scenario) === identifyScenario(before.scenario)) {
    before.retitle(scenario);
    return { history: before, kept: of, of, dropped: 0, notes };
  }
  const history = new History(scenario);
  const kept = replayBranch(history, before);
  history.seek(before.position);
  const branches = before.listBranches();
  const visible = notes.filter(
    (note) => note.position <= kept && countShared(branches, branch, note.branch) >= note.position,
  );
  return {
    history,
    kept,
    of,
    dropped: branches.length - 1,
    notes: visible.map((note) => ({ ...note, branch: 0 })),
  };
}

function replayBranch(history: History, before: History): number {
  if (history.scenario.kind !== before.scenario.kind) return 0;
  const renamed = findRenamed(
    Object.keys(before.scenario.jobs),
    Object.keys(history.scenario.jobs),
  );
  const names = Object.keys(before.scenario.jobs);
  let kept = 0;
  for (const { choice } of before.listTrail()) {
    if (choice.type === "spawn") names.push(choice.name);
    const again = findAgain(choice, (job) => rename(names[job], renamed), history.world);
    if (again === null || history.act(again) !== null) break;
    kept++;
  }
  return kept;
}

/** The one job that went and the one that came in its place, where there is just one of each. */
function findRenamed(
  before: readonly string[],
  after: readonly string[],
): { readonly from: string; readonly to: string } | null {
  const went = before.filter((name) => !after.includes(name));
  const came = after.filter((name) => !before.includes(name));
  const [from, to] = [went[0], came[0]];
  if (went.length !== 1 || came.length !== 1 || from === undefined || to === undefined) return null;
  return { from, to };
}

function rename(
  name: string | undefined,
  renamed: ReturnType<typeof findRenamed>,
): string | undefined {
  return name !== undefined && name === renamed?.from ? renamed.to : name;
}

function findAgain(
  choice: Choice,
  nameOf: (job: number) => string | undefined,
  now: World,
): Choice | null {
  if (choice.type !== "run" && choice.type !== "cancel") return choice;
  const name = nameOf(choice.job);
  const job = now.jobs.findIndex((other) => other.name === name);
  return job === -1 ? null : { type: choice.type, job };
}
