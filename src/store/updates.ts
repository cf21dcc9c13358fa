// What an update of the engine makes of what is shown. Parts that it leaves alone stay the same objects.
import { applyPatch } from "../sim/patch.ts";
import type { Snapshot, SnapshotPatch } from "../sim/view.ts";
import type { Update } from "../worker/messages.ts";
import type { Shown } from "./sessionTypes.ts";

/** An update that does not fit what is shown: page and engine have lost each other. */
export class OutOfStep extends Error {
  override readonly name = "OutOfStep";
}

export const NOTHING_SHOWN: Shown = {
  snapshot: null,
  branch: 0,
  position: 0,
  length: 0,
  branches: [],
  trail: [],
  lanes: [],
};

/** @throws OutOfStep when the update is one to something else than is shown. */
export function applyUpdate(shown: Shown, update: Update): Shown {
  const { patch, isFresh, branch, position, length } = update;
  const snapshot = applyPatch(isFresh ? null : shown.snapshot, patch);
  checkSnapshot(snapshot, patch);
  const branches = update.branches ?? shown.branches;
  const trail = applyTrail(shown.trail, update.trail);
  if (trail.length !== length) throw new OutOfStep(`${trail.length} steps instead of ${length}`);
  if (branches[branch] === undefined) throw new OutOfStep(`no branch ${branch}`);
  return {
    snapshot,
    branch,
    position,
    length,
    branches,
    trail,
    lanes: update.lanes ?? shown.lanes,
  };
}

function applyTrail(trail: Shown["trail"], change: Update["trail"]): Shown["trail"] {
  if (change === undefined) return trail;
  if (change.keep > trail.length) throw new OutOfStep(`no ${change.keep} steps to keep`);
  if (change.keep === trail.length && change.steps.length === 0) return trail;
  return [...trail.slice(0, change.keep), ...change.steps];
}

// A patch to another snapshot leaves gaps, which nobody who draws it would expect.
function checkSnapshot(snapshot: Snapshot, { jobCount, lockCount }: SnapshotPatch): void {
  const isWhole =
    isFull(snapshot.jobs, jobCount) &&
    isFull(snapshot.programs, jobCount) &&
    isFull(snapshot.locks, lockCount);
  if (!isWhole) throw new OutOfStep("parts of the snapshot are missing");
}

function isFull(parts: readonly unknown[], count: number): boolean {
  return parts.length === count && !parts.includes(undefined);
}
