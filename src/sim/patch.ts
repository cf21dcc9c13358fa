// The difference between two snapshots, as it is sent, and a snapshot with a difference applied.
import type { Snapshot, SnapshotPatch } from "./view.ts";

type Indexed<T> = readonly (readonly [number, T])[];

function listChanged<T>(before: readonly T[] | undefined, after: readonly T[]): Indexed<T> {
  return after.flatMap((part, index) =>
    part === before?.[index] ? [] : [[index, part] as readonly [number, T]],
  );
}

/** What has to be sent for a page that shows `before` (null: nothing) to show `after`. */
export function createPatch(before: Snapshot | null, after: Snapshot): SnapshotPatch {
  const { kind, sets, clock, nearestDeadline, end } = after;
  return {
    kind,
    sets,
    clock,
    nearestDeadline,
    end,
    jobCount: after.jobs.length,
    lockCount: after.locks.length,
    programs: listChanged(before?.programs, after.programs),
    jobs: listChanged(before?.jobs, after.jobs),
    locks: listChanged(before?.locks, after.locks),
  };
}

function applyParts<T>(before: readonly T[], count: number, changes: Indexed<T>): readonly T[] {
  if (changes.length === 0 && before.length === count) return before;
  const after = before.slice(0, count);
  for (const [index, part] of changes) after[index] = part;
  return after;
}

/** The snapshot that the patch makes of `before` (null: nothing). Unchanged parts stay the same objects. */
export function applyPatch(before: Snapshot | null, patch: SnapshotPatch): Snapshot {
  const { kind, sets, clock, nearestDeadline, end, jobCount, lockCount } = patch;
  const isSameSets = before !== null && before.sets.join("\n") === sets.join("\n");
  return {
    kind,
    sets: isSameSets ? before.sets : sets,
    clock,
    nearestDeadline,
    end,
    programs: applyParts(before?.programs ?? [], jobCount, patch.programs),
    jobs: applyParts(before?.jobs ?? [], jobCount, patch.jobs),
    locks: applyParts(before?.locks ?? [], lockCount, patch.locks),
  };
}
