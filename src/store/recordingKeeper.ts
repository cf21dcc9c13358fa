// The page's own copy of the recording, for a new engine when the old one died, for undo and for Back.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Branch, Breakpoint, Note, Recording } from "../sim/recording.ts";
import type { TrailStep } from "../sim/view.ts";
import type { Shown } from "./sessionTypes.ts";

type Shows = Shown & {
  readonly scenario: Scenario | null;
  readonly notes: readonly Note[];
  readonly breakpoints: readonly Breakpoint[];
};

export interface RecordingKeeper {
  /** Another recording from now on: the branches that it begins with. */
  begin(branches: readonly Branch[]): void;
  /** To be told of each change of what is shown: another branch, or more branches. */
  follow(before: Shown, after: Shown): void;
  /** A branch that is not shown has grown: its own choices. */
  keep(branch: number, own: readonly Choice[]): void;
  /** The recording as it is shown; null when nothing is open. */
  take(shows: Shows): Recording | null;
}

/**
 * Of the branch that is shown the trail says every choice, so only the other branches are kept here:
 * their own choices, without those that they inherit.
 */
export function createRecordingKeeper(): RecordingKeeper {
  let kept: (readonly Choice[])[] = [];

  return {
    begin: (branches) => {
      kept = branches.map((branch) => branch.choices);
    },
    follow: (before, after) => {
      const isSame =
        before.branch === after.branch && before.branches.length === after.branches.length;
      const left = before.branches[before.branch];
      if (!isSame && left !== undefined) kept[before.branch] = listOwn(before.trail, left.at);
    },
    keep: (branch, own) => {
      kept[branch] = own;
    },
    take: (shows) => {
      const { scenario, branch, position, notes, breakpoints } = shows;
      if (scenario === null) return null;
      const branches = shows.branches.map(({ parent, at, length }, index): Branch => {
        const own = index === branch ? listOwn(shows.trail, at) : (kept[index] ?? []);
        return { parent, at, choices: own.slice(0, length - at) };
      });
      return { scenario, branches, branch, position, notes, breakpoints };
    },
  };
}

function listOwn(trail: readonly TrailStep[], at: number): readonly Choice[] {
  return trail.slice(at).map((step) => step.choice);
}
