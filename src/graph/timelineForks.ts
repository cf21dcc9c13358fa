// Where other branches leave the one that is shown, or where it left them.
import type { BranchView } from "../sim/view.ts";

/** A position after which the branch that is shown and others go different ways. */
export interface Fork {
  readonly position: number;
  /** The others, ascending; at least one. */
  readonly branches: readonly number[];
}

/** Ascending by position. Every branch but the one that is shown stands in exactly one fork. */
export function listForks(branches: readonly BranchView[], shown: number): readonly Fork[] {
  const ends = measureLine(branches, shown);
  const forks = new Map<number, number[]>();
  branches.forEach((_, index) => {
    if (index === shown) return;
    const position = findParting(branches, index, ends);
    forks.set(position, [...(forks.get(position) ?? []), index]);
  });
  return [...forks]
    .map(([position, others]) => ({ position, branches: others }))
    .sort((a, b) => a.position - b.position);
}

/** The branch to go to from a fork: the next one after the one shown, round and round. */
export function pickBranch(fork: Fork, shown: number): number {
  return fork.branches.find((branch) => branch > shown) ?? fork.branches[0] ?? shown;
}

/** Up to which position each branch of the line to the shown one is part of it. */
function measureLine(branches: readonly BranchView[], shown: number): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let end = Number.POSITIVE_INFINITY;
  for (let at: number | null = shown; at !== null; ) {
    const branch: BranchView | undefined = branches[at];
    ends.set(at, end);
    end = Math.min(end, branch?.at ?? 0);
    at = branch?.parent ?? null;
  }
  return ends;
}

function findParting(
  branches: readonly BranchView[],
  index: number,
  ends: ReadonlyMap<number, number>,
): number {
  let shared = Number.POSITIVE_INFINITY;
  for (let at: number | null = index; at !== null; ) {
    const end = ends.get(at);
    if (end !== undefined) return Math.min(shared, end);
    const branch: BranchView | undefined = branches[at];
    shared = Math.min(shared, branch?.at ?? 0);
    at = branch?.parent ?? null;
  }
  return 0;
}
