// What a schedule comes to: how long it is, who has to wait, in which order each lock is granted, and by
// which of that it differs from others.
import type { LockEvent } from "../core/events.ts";
import { type Choice, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { countWord, formatMs, formatNumber, listWords } from "./words.ts";

/** Jobs and locks go by their names. */
export interface Course {
  readonly choices: number;
  /** That the clock moves by. */
  readonly ms: number;
  /** How often each job has to wait, of those that do, in the order of the jobs. */
  readonly waits: ReadonlyMap<string, number>;
  /** Who gives up waiting, or does not wait where it cannot have a lock at once. */
  readonly losers: ReadonlySet<string>;
  /** Who gets each lock, in that order. Those who share it one after the other are one group. */
  readonly grants: ReadonlyMap<string, readonly Group[]>;
  /**
   * Who gets which lock right after whom, who waits for it and who gives it up. Two schedules that have
   * the same differ in nothing that anybody notices.
   */
  readonly traits: ReadonlySet<string>;
}

interface Group {
  readonly isShared: boolean;
  readonly jobs: readonly string[];
}

/** @param events of all the choices that lead from one world to the other. */
export function readCourse(
  start: World,
  end: World,
  choices: readonly Choice[],
  events: readonly LockEvent[],
): Course {
  const waits = new Map(end.jobs.map(({ name }) => [name, 0]));
  const losers = new Set<string>();
  const grants = new Map<string, Group[]>();
  const traits = new Set<string>();
  for (const event of events) {
    if (!("job" in event && "lock" in event)) continue;
    const job = end.jobs[event.job]?.name ?? "";
    const lock = end.locks[event.lock]?.name ?? "";
    if (event.type === "acquired") addGrant(grants, lock, job, event.shared);
    if (event.type === "queued") waits.set(job, (waits.get(job) ?? 0) + 1);
    if (event.type === "refused") losers.add(job);
    if (event.type === "queued" || event.type === "refused") {
      traits.add(JSON.stringify([lock, event.type, job]));
    }
  }
  for (const [lock, groups] of grants) addOrder(traits, lock, groups);
  for (const [job, times] of waits) if (times === 0) waits.delete(job);
  const ms = end.clock - start.clock;
  return { choices: choices.length, ms, waits, losers, grants, traits };
}

/** The same of a schedule that has to be played for it. @throws where a choice is not possible. */
export function playCourse(start: World, choices: readonly Choice[]): Course {
  let world = start;
  const events: LockEvent[] = [];
  for (const choice of choices) {
    const made = step(world, choice);
    events.push(...made.events);
    world = made.world;
  }
  return readCourse(start, world, choices, events);
}

/** How many traits only one of them has. */
export function measureApart({ traits: a }: Course, { traits: b }: Course): number {
  let common = 0;
  for (const trait of a) if (b.has(trait)) common++;
  return a.size + b.size - 2 * common;
}

/** As many locks as are told of, and as many turns at one of them, or names in a list. */
const LOCKS_MAX = 2;
const TURNS_MAX = 4;

/**
 * What is particular about a schedule among others, in a few words: `8 choices. A waits. a: A, then B.`
 * Locks are told of where their grants are in another order than in some of the others.
 */
export function describeCourse(course: Course, others: readonly Course[]): string {
  const { choices, ms, waits, losers, grants } = course;
  const length = ms === 0 ? "" : `, ${formatMs(ms)}`;
  const orders = [...grants.keys()]
    .sort()
    .map((lock) => ({ lock, order: describeOrder(course, lock) }))
    .map((told) => ({
      ...told,
      unlike: others.filter((other) => describeOrder(other, told.lock) !== told.order).length,
    }))
    .filter(({ unlike }) => unlike > 0)
    .sort((a, b) => b.unlike - a.unlike)
    .slice(0, LOCKS_MAX)
    .map(({ lock, order }) => `${lock}: ${order}`);
  return [
    `${countWord(choices, "choice")}${length}`,
    describeWaits(waits),
    ...(losers.size === 0
      ? []
      : [`${listWords([...losers], TURNS_MAX)} ${losers.size === 1 ? "gives" : "give"} up`]),
    ...(orders.length === 0 ? [] : [orders.join("; ")]),
  ]
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

function addGrant(
  grants: Map<string, Group[]>,
  lock: string,
  job: string,
  isShared: boolean,
): void {
  const groups = grants.get(lock) ?? [];
  const last = groups.at(-1);
  if (isShared && last?.isShared === true) {
    groups.splice(-1, 1, { isShared, jobs: [...last.jobs, job].sort() });
  } else groups.push({ isShared, jobs: [job] });
  grants.set(lock, groups);
}

// One of two neighbours is exclusive, and so a single job.
function addOrder(traits: Set<string>, lock: string, groups: readonly Group[]): void {
  for (const [at, { jobs }] of groups.entries()) {
    for (const before of groups[at - 1]?.jobs ?? [null]) {
      for (const job of jobs) traits.add(JSON.stringify([lock, before, job]));
    }
  }
}

function describeOrder({ grants }: Course, lock: string): string {
  const turns = (grants.get(lock) ?? []).map(({ jobs }) =>
    listWords([...new Set(jobs)], TURNS_MAX),
  );
  const rest = turns.length - TURNS_MAX;
  const told = rest > 0 ? [...turns.slice(0, TURNS_MAX), `${rest} more`] : turns;
  return told.join(", then ");
}

function describeWaits(waits: ReadonlyMap<string, number>): string {
  if (waits.size === 0) return "Nobody waits";
  const jobs = [...waits.keys()];
  if ([...waits.values()].every((times) => times === 1)) {
    return `${listWords(jobs, TURNS_MAX)} ${jobs.length === 1 ? "waits" : "wait"}`;
  }
  const words = [...waits].map(
    ([job, times], at) => `${job}${at === 0 ? " waits" : ""} ${describeTimes(times)}`,
  );
  return listWords(words, TURNS_MAX);
}

function describeTimes(times: number): string {
  return ["never", "once", "twice"][times] ?? `${formatNumber(times)} times`;
}
