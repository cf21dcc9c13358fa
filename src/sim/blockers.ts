// Who holds up whom: the waiting jobs as a tree of blockers, laid out as rows.
import type { JobView } from "./view.ts";

/** A job of the tree. */
export interface BlockerRow {
  readonly job: number;
  /** 0 for a root: a job that can go on, one that sleeps unnotified, or the first of a circle. */
  readonly depth: number;
  /** How many jobs wait below it. */
  readonly behind: number;
}

/**
 * Every waiting job once, below the first job of its decisive reason, and the jobs that are the
 * roots of it all. Those that hold up the most come first.
 */
export function listBlockers(jobs: readonly JobView[]): readonly BlockerRow[] {
  const parents = jobs.map((_, job) => findParent(jobs, job));
  const children = new Map<number, number[]>();
  parents.forEach((parent, job) => {
    if (parent === null) return;
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [job]);
    else known.push(job);
  });
  const seen = new Set<number>();
  const roots = jobs.flatMap((view, job) => {
    const isRoot = parents[job] === null && (children.has(job) || view.status === "waiting");
    return isRoot ? [growTree(children, job, 0, seen)] : [];
  });
  // What has no root runs in a circle: its first job stands in for one.
  jobs.forEach((_, job) => {
    if (parents[job] !== null && !seen.has(job) && isInCircle(parents, job)) {
      roots.push(growTree(children, job, 0, seen));
    }
  });
  return roots.sort((a, b) => b.length - a.length).flat();
}

/** What it all comes down to: the jobs that others wait for in the end, those with most behind them first. */
export function listRootCauses(jobs: readonly JobView[]): readonly BlockerRow[] {
  const roots = listBlockers(jobs).filter(({ depth }) => depth === 0);
  return roots.toSorted((a, b) => b.behind - a.behind);
}

function findParent(jobs: readonly JobView[], job: number): number | null {
  const view = jobs[job];
  if (view === undefined || view.status !== "waiting") return null;
  const circle = view.why.find(({ rule }) => rule === "cycle" || rule === "timedCycle");
  if (circle !== undefined) return circle.jobs[1] ?? circle.jobs[0] ?? null;
  const [reason] = view.why;
  return reason === undefined || reason.rule === "asleep" ? null : (reason.jobs[0] ?? null);
}

function isInCircle(parents: readonly (number | null)[], job: number): boolean {
  let at = parents[job] ?? null;
  for (let steps = 0; at !== null && steps < parents.length; steps++) {
    if (at === job) return true;
    at = parents[at] ?? null;
  }
  return false;
}

function growTree(
  children: ReadonlyMap<number, readonly number[]>,
  job: number,
  depth: number,
  seen: Set<number>,
): readonly BlockerRow[] {
  seen.add(job);
  const below = (children.get(job) ?? [])
    .flatMap((child) => (seen.has(child) ? [] : [growTree(children, child, depth + 1, seen)]))
    .sort((a, b) => b.length - a.length)
    .flat();
  return [{ job, depth, behind: below.length }, ...below];
}
