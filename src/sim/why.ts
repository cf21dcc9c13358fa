// Why a job waits: the smallest set of reasons, as one function of the world.
// Sentences, edges of the picture and lists are all drawn from it. docs/rules.md explains the rules.
import { BIG_LOCK, INTERNAL } from "../core/levels.ts";
import { type Condition, isCompatible, type Lock, listOwners } from "../core/lock.ts";
import { findStatus, isNotified, type Job, type Wake, type World } from "../core/world.ts";
import type { Reason, Rule } from "./view.ts";
import { formatMs, listWords } from "./words.ts";

/** How many jobs a reason names; it counts the rest. */
const REASON_JOBS = 8;

interface Ahead {
  readonly priority: number;
  readonly condition: Condition;
}

/** A waiting job and all that its reasons are made of. */
interface Wait {
  readonly world: World;
  readonly index: number;
  readonly job: Job;
  readonly wake: Wake;
  readonly lock: Lock;
  /** Conditions before its own, in the order in which they will be served. */
  readonly ahead: readonly Ahead[];
}

/** The reasons why a job waits, the decisive one first. Empty when it does not wait. */
export function explainWait(world: World, index: number): readonly Reason[] {
  const wait = findWait(world, index);
  if (wait === null) return [];
  const isFree = isCompatible(wait.lock, wait.wake.shared);
  const reasons = isFree ? [] : [explainOwners(wait)];
  if (wait.ahead.length > 0) reasons.push(explainQueue(wait, isFree));
  else if (isFree) reasons.push(explainSleep(wait));
  return reasons;
}

/**
 * The jobs that a waiting job waits for: incompatible owners and everybody ahead of it.
 * All of them have to move on before it can.
 */
function listBlockers(world: World, index: number): readonly number[] {
  const wait = findWait(world, index);
  if (wait === null) return [];
  const owners = isCompatible(wait.lock, wait.wake.shared) ? [] : listOwners(wait.lock);
  return [...owners, ...wait.ahead.flatMap(({ condition }) => condition.waiters)];
}

/**
 * For each job that waits in a circle, the circle from that job on: each waits for the next and the
 * last for the first. Nobody in it can go on unless a timeout strikes.
 */
export function findCycles(world: World): ReadonlyMap<number, Reason> {
  const stuck = findStuck(world);
  const cycles = new Map<number, Reason>();
  for (const job of stuck.keys()) {
    const circle = findCircle(stuck, job);
    if (circle !== null) cycles.set(job, describeCycle(world, circle));
  }
  return cycles;
}

function findWait(world: World, index: number): Wait | null {
  const job = world.jobs[index];
  if (job === undefined || findStatus(job, world.clock) !== "waiting") return null;
  const wake = job.next;
  if (wake?.verb !== "wake") return null;
  const lock = world.locks[wake.lock];
  if (lock === undefined) return null;
  const queue = lock.pending.flatMap((list) =>
    list.conditions.map((condition) => ({ priority: list.priority, condition })),
  );
  const own = queue.findIndex(({ condition }) => condition.waiters.includes(index));
  return { world, index, job, wake, lock, ahead: queue.slice(0, Math.max(own, 0)) };
}

function nameJobs(world: World, jobs: readonly number[]): string {
  return listWords(jobs.map((job) => world.jobs[job]?.name ?? ""));
}

function createReason(wait: Wait, rule: Rule, jobs: readonly number[], text: string): Reason {
  return {
    rule,
    lock: wait.wake.lock,
    jobs: jobs.slice(0, REASON_JOBS),
    more: Math.max(0, jobs.length - REASON_JOBS),
    text: [text, ...describePlace(wait)].join(" "),
  };
}

function explainOwners(wait: Wait): Reason {
  const { world, lock, wake, job } = wait;
  const owners = listOwners(lock);
  const names = nameJobs(world, owners);
  const wish = wake.for === "delete" ? "to delete it" : describeWish(wake.shared);
  const text =
    lock.exclusive !== -1
      ? `${names} owns ${lock.name} exclusively, and ${job.name} wants ${wish}.`
      : `${names} ${owners.length === 1 ? "shares" : "share"} ${lock.name}, and ${job.name} wants ${wish}: all sharers have to release it first.`;
  return createReason(wait, "owned", owners, [text, ...describeEnded(wait, owners)].join(" "));
}

// Nothing lets go of a lock for a job that ended without doing so itself.
function describeEnded({ world }: Wait, owners: readonly number[]): readonly string[] {
  const ended = owners.filter((owner) => world.jobs[owner]?.next === null);
  if (ended.length === 0) return [];
  const verb = ended.length === 1 ? "has ended" : "have ended";
  return [`${nameJobs(world, ended)} ${verb} without releasing it, and never will.`];
}

function describeWish(shared: boolean): string {
  return shared ? "to share it" : "it exclusively";
}

function explainQueue(wait: Wait, isFree: boolean): Reason {
  const { world, job, lock, ahead, wake } = wait;
  const [top] = ahead;
  const handover = top?.condition.waiters.filter((waiter) => isNotified(world, waiter)) ?? [];
  const soft = isFree
    ? `${describeFit(wait)}, but whoever comes while anybody waits has to queue. `
    : "";
  if (isFree && handover.length > 0) {
    const names = nameJobs(world, handover);
    const text = `${names} ${handover.length === 1 ? "has" : "have"} been notified to take ${lock.name} and ${handover.length === 1 ? "has" : "have"} yet to run.`;
    return createReason(wait, "handover", handover, `${soft}${text}`);
  }
  const urgent = ahead.filter(({ priority }) => priority < wake.priority);
  if (urgent.length > 0) {
    const jobs = urgent.flatMap(({ condition }) => condition.waiters);
    const text = `${nameJobs(world, jobs)} ${jobs.length === 1 ? "is" : "are"} ahead of ${job.name} in the queue of ${lock.name}: a lower priority number than ${wake.priority} is more urgent.`;
    return createReason(wait, "priority", jobs, `${soft}${text}`);
  }
  const jobs = ahead.flatMap(({ condition }) => condition.waiters);
  const text = `${nameJobs(world, jobs)} ${jobs.length === 1 ? "stands" : "stand"} before ${job.name} in the queue of ${lock.name}.`;
  return createReason(wait, "order", jobs, `${soft}${text}`);
}

function describeFit(wait: Wait): string {
  const owners = listOwners(wait.lock);
  if (owners.length === 0) return `${wait.lock.name} is free`;
  return `${wait.job.name} would fit beside ${nameJobs(wait.world, owners)}, who ${owners.length === 1 ? "shares" : "share"} ${wait.lock.name}`;
}

function explainSleep(wait: Wait): Reason {
  const { job, lock, wake } = wait;
  const end =
    wake.deadline === null
      ? "the next release that leaves the lock free"
      : `the next release that leaves the lock free, or its deadline at ${formatMs(wake.deadline)}`;
  const text = `${job.name} is asleep: it is on top of the queue of ${lock.name} and could have it now, but nobody has notified it. It sleeps until ${end}.`;
  return createReason(wait, "asleep", listOwners(lock), text);
}

// Where in its operation, and on what kind of lock, the job waits.
function describePlace(wait: Wait): readonly string[] {
  const { lock, job } = wait;
  const place: string[] = [];
  if (lock.name.endsWith(`/${INTERNAL}`)) {
    place.push(
      "This is the set's internal lock: it goes with the whole set, and adding members takes it.",
    );
  } else if (lock.name === BIG_LOCK) {
    place.push("This is the big lock, which every job of a manager takes first.");
  }
  const { frame } = job;
  if (frame?.type === "acquire" && frame.got.length > 0) {
    const names = listWords(frame.got.map((member) => member.name));
    place.push(`It keeps ${names} meanwhile; members are taken in order of their names.`);
  }
  return place;
}

// Who is in a circle, or between two: what is left of the waiting jobs after all that wait only for
// jobs that can go on, and all that no other one waits for, have been taken out, again and again.
function findStuck(world: World): ReadonlyMap<number, readonly number[]> {
  const stuck = new Map<number, readonly number[]>();
  world.jobs.forEach((_, job) => {
    const blockers = listBlockers(world, job);
    if (blockers.length > 0) stuck.set(job, blockers);
  });
  for (let size = -1; size !== stuck.size; ) {
    size = stuck.size;
    const wanted = new Set([...stuck.values()].flat());
    for (const [job, blockers] of stuck) {
      const isBetween = wanted.has(job) && blockers.some((blocker) => stuck.has(blocker));
      if (!isBetween) stuck.delete(job);
    }
  }
  return stuck;
}

// The shortest way from a job along its blockers back to itself: breadth first.
function findCircle(
  blockersOf: ReadonlyMap<number, readonly number[]>,
  start: number,
): readonly number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const job of queue) {
    for (const blocker of blockersOf.get(job) ?? []) {
      if (blocker === start) return traceBack(cameFrom, start, job);
      if (cameFrom.has(blocker) || !blockersOf.has(blocker)) continue;
      cameFrom.set(blocker, job);
      queue.push(blocker);
    }
  }
  return null;
}

function traceBack(
  cameFrom: ReadonlyMap<number, number>,
  start: number,
  end: number,
): readonly number[] {
  const way = [end];
  for (let job = end; job !== start; ) {
    job = cameFrom.get(job) ?? start;
    way.unshift(job);
  }
  return way;
}

function describeCycle(world: World, circle: readonly number[]): Reason {
  const names = circle.map((job) => world.jobs[job]?.name ?? "");
  const first = world.jobs[circle[0] ?? -1];
  const isTimed = circle.some((job) => {
    const next = world.jobs[job]?.next;
    return next?.verb === "wake" && next.deadline !== null;
  });
  const chain = names.map((name, at) => {
    const next = names[(at + 1) % names.length];
    return at === 0 ? `${name} waits for ${next}` : `${name} for ${next}`;
  });
  const end = isTimed ? "Only a timeout can break it." : "Nothing can break it: a deadlock.";
  return {
    rule: isTimed ? "timedCycle" : "cycle",
    lock: first?.next?.verb === "wake" ? first.next.lock : -1,
    jobs: circle.slice(0, REASON_JOBS),
    more: Math.max(0, circle.length - REASON_JOBS),
    text: `A circle: ${listWords(chain)}. ${end}`,
  };
}
