// Which notes belong to a branch: its own, and those left on the part that it inherits.
import { countShared, type Note } from "../../sim/recording.ts";
import type { BranchView } from "../../sim/view.ts";

/** By position. Where there are several, the branch's own comes before inherited ones. */
export function listVisibleNotes(
  notes: readonly Note[],
  branches: readonly BranchView[],
  branch: number,
): ReadonlyMap<number, Note> {
  const visible = new Map<number, Note>();
  for (const note of notes) {
    if (branches[note.branch] === undefined) continue;
    if (countShared(branches, branch, note.branch) < note.position) continue;
    if (note.branch === branch || !visible.has(note.position)) visible.set(note.position, note);
  }
  return visible;
}
