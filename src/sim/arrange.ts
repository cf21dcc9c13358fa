// From what locks are to look like to a scenario and the choices that lead there: ordinary jobs take what they own,
// then those that wait queue one after the other.

import { listLocks } from "../core/monitor.ts";
import type { Program, Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { GIVE_UP_MS, type Plan, planLocks } from "./arrangePlan.ts";
import { planSets } from "./arrangeSets.ts";
import { findPriorities } from "./queuePriorities.ts";
import { Script } from "./script.ts";
import {
  findHelper,
  isAsWanted,
  type WantedJob,
  type WantedLock,
  type WantedWait,
} from "./wanted.ts";

export interface Arrangement {
  readonly scenario: Scenario;
  readonly choices: readonly Choice[];
  /** Where the choices lead. */
  readonly world: World;
  /** The names are those of sets, but no jobs of sets can come to this: the locks are plain ones. */
  readonly isPlain: boolean;
}

/** The lock whose queue contradicts the priorities that are known of it. */
export interface Contradiction {
  readonly lock: string;
}

/**
 * Finds jobs that come to what is wanted, exactly. Those of lock sets are tried first; where they cannot come to
 * it, plain locks of the same names always can.
 */
export function arrange(wanted: readonly WantedLock[]): Arrangement | Contradiction {
  const priorities = new Map<string, readonly number[]>();
  for (const { name, queue } of wanted) {
    const found = findPriorities(queue);
    if (found === null) return { lock: name };
    priorities.set(name, found);
  }
  const jobs = listJobs(wanted, priorities);
  const names = jobs.map(({ name }) => name);
  const order = { wanted, jobs, priorities };
  const sets = planSets(wanted, names);
  const made = sets === null ? null : play(sets, order);
  if (made !== null) return { ...made, isPlain: false };
  const plain = play(planLocks(wanted, names), order);
  if (plain === null) throw new Error("plain locks cannot come to what is wanted");
  return { ...plain, isPlain: sets !== null };
}

interface Order {
  readonly wanted: readonly WantedLock[];
  readonly jobs: readonly WantedJob[];
  readonly priorities: ReadonlyMap<string, readonly number[]>;
}

function listJobs(
  wanted: readonly WantedLock[],
  priorities: ReadonlyMap<string, readonly number[]>,
): readonly WantedJob[] {
  const holds = new Map<string, Map<string, boolean>>();
  const waits = new Map<string, WantedWait>();
  const open = (job: string): Map<string, boolean> => {
    const known = holds.get(job) ?? new Map<string, boolean>();
    holds.set(job, known);
    return known;
  };
  for (const { name, mode, owners, queue } of wanted) {
    for (const owner of owners) open(owner).set(name, mode === "shared");
    for (const [at, { shared, jobs }] of queue.entries()) {
      const priority = priorities.get(name)?.[at] ?? 0;
      for (const job of jobs) {
        open(job);
        waits.set(job, { lock: name, shared, priority });
      }
    }
  }
  return [...holds].map(([name, held]) => ({ name, holds: held, wait: waits.get(name) ?? null }));
}

function play(plan: Plan, order: Order): Omit<Arrangement, "isPlain"> | null {
  const script = new Script(plan.scenario);
  const closings = takeAll(script, plan, order.jobs);
  if (closings === null) return null;
  const helpers = callHelpers(script, plan, order);
  if (helpers === null) return null;
  formQueues(script, plan, order.wanted, helpers);
  if ([...helpers.values()].some(({ isTimed }) => isTimed)) script.advance(GIVE_UP_MS);
  for (const { job } of helpers.values()) script.finish(job);
  for (const [job, closing] of closings) script.append(job, closing);
  const { world, scenario, choices } = script;
  return isArranged(world, order.wanted) ? { world, scenario, choices } : null;
}

/** Each job takes what it is to own and comes to the brink of waiting. @returns how each ends, or null. */
function takeAll(
  script: Script,
  plan: Plan,
  jobs: readonly WantedJob[],
): ReadonlyMap<number, Program> | null {
  const plans = jobs.map((job) => ({ job, plan: plan.planJob(job) }));
  const closings = new Map<number, NonNullable<(typeof plans)[number]["plan"]>["closing"]>();
  for (const { job, plan: own } of plans.toSorted(
    (a, b) => (a.plan?.rank ?? 0) - (b.plan?.rank ?? 0),
  )) {
    if (own === null) return null;
    const index = script.findJob(job.name);
    script.append(index, own.program);
    const { wait } = job;
    const isThere =
      wait === null ? script.finish(index) : script.runTo(index, script.findLock(wait.lock));
    if (!isThere) return null;
    closings.set(index, own.closing);
  }
  return closings;
}

interface Called {
  readonly job: number;
  /** It has to wait in vain first. */
  readonly isTimed: boolean;
}

/** By lock, whoever has to be in the way while its queue forms; null where one cannot come there. */
function callHelpers(script: Script, plan: Plan, order: Order): ReadonlyMap<string, Called> | null {
  const called = new Map<string, Called>();
  const taken = new Set(order.jobs.map(({ name }) => name));
  // A whole set is taken after single members of it.
  const inOrder = order.wanted.toSorted(
    (a, b) => Number(a.name.endsWith("]")) - Number(b.name.endsWith("]")),
  );
  for (const lock of inOrder) {
    const helper = findHelper(lock);
    if (helper === null) continue;
    const priority = order.priorities.get(lock.name)?.[0] ?? 0;
    const name = nameHelper(taken);
    const job = script.spawn(name, plan.planHelper(lock, helper, priority));
    const isTimed = helper === "gaveUp";
    if (!script.runTo(job, script.findLock(lock.name))) return null;
    if (!isTimed) script.run(job);
    called.set(lock.name, { job, isTimed });
  }
  return called;
}

function nameHelper(taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const name = `Earlier${count}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function formQueues(
  script: Script,
  plan: Plan,
  wanted: readonly WantedLock[],
  helpers: ReadonlyMap<string, Called>,
): void {
  const rank = ({ name }: WantedLock): number => Number(plan.isFirstOfAll(name));
  for (const { name, queue } of wanted.toSorted((a, b) => rank(a) - rank(b))) {
    const helper = helpers.get(name);
    if (helper?.isTimed === true) script.run(helper.job);
    for (const { jobs } of queue) for (const job of jobs) script.run(script.findJob(job));
  }
}

function isArranged(world: World, wanted: readonly WantedLock[]): boolean {
  const rows = new Map(listLocks(world).map((row) => [row.name, row]));
  return wanted.every((lock) => {
    const row = rows.get(lock.name);
    return row !== undefined && isAsWanted(row, lock);
  });
}
