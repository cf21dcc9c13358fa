// `step`: the one way from a world to the next. Explorer, threads, command line and page call it.
import { applyChange, createDraft, type Draft, getJob, getLock, putJob } from "./draft.ts";
import type { LockEvent } from "./events.ts";
import type { LockOutcome } from "./lock.ts";
import { beginSetOperation, proceed } from "./lockSet.ts";
import type { Progress } from "./progress.ts";
import type { Program, SetOperation } from "./scenario.ts";
import { changeLock, concludeVerb, createWake, isAwaiting, type LockVerb } from "./verbs.ts";
import {
  beginOperation,
  createJob,
  findDeadline,
  findMember,
  findStatus,
  type Job,
  type World,
} from "./world.ts";

/** What may be done to a world. `job` is an index; `ms` and the clock are whole milliseconds. */
export type Choice =
  | { readonly type: "run"; readonly job: number }
  | { readonly type: "advance"; readonly ms: number }
  /** Moves the clock to the nearest deadline that is still to come. */
  | { readonly type: "deadline" }
  /** A new job, last in the list, begins while others run. */
  | { readonly type: "spawn"; readonly name: string; readonly program: Program }
  /** Takes back a job that has not begun. */
  | { readonly type: "cancel"; readonly job: number };

/** The clock goes no further: whole ms that a double holds exactly, with room to add timeouts. */
export const CLOCK_MAX = 2 ** 50;

export interface Step {
  readonly world: World;
  readonly events: readonly LockEvent[];
}

/** A choice that is not possible in that world; `step` throws it, `findObstacle` returns its text. */
export class ImpossibleChoice extends Error {
  override readonly name = "ImpossibleChoice";
}

/** Why a choice is not possible in a world, as one sentence without a full stop, or null. */
export function findObstacle(world: World, choice: Choice): string | null {
  switch (choice.type) {
    case "run":
      return findRunObstacle(world, choice.job);
    case "advance":
      if (!Number.isSafeInteger(choice.ms) || choice.ms < 0)
        return "the clock moves by 0 or more whole ms";
      return world.clock + choice.ms > CLOCK_MAX ? `the clock cannot pass ${CLOCK_MAX} ms` : null;
    case "deadline":
      return findNearestDeadline(world) === null ? "there is no deadline to come" : null;
    case "spawn":
      return findSpawnObstacle(world, choice.name, choice.program);
    case "cancel":
      return findCancelObstacle(world, choice.job);
    default:
      return choice satisfies never;
  }
}

/** The nearest deadline after the clock, in ms, or null when none is to come. */
export function findNearestDeadline(world: World): number | null {
  let nearest: number | null = null;
  for (const job of world.jobs) {
    const status = findStatus(job, world.clock);
    const deadline = status === "waiting" || status === "working" ? findDeadline(job) : null;
    if (deadline !== null && (nearest === null || deadline < nearest)) nearest = deadline;
  }
  return nearest;
}

/**
 * Makes the next world and says what happened. The given world stays as it is.
 * @throws ImpossibleChoice when `findObstacle` has something to say.
 */
export function step(world: World, choice: Choice): Step {
  const obstacle = findObstacle(world, choice);
  if (obstacle !== null) throw new ImpossibleChoice(obstacle);
  const draft = createDraft(world);
  switch (choice.type) {
    case "run":
      runJob(draft, choice.job);
      break;
    case "advance":
      moveClock(draft, world.clock + choice.ms);
      break;
    case "deadline":
      moveClock(draft, findNearestDeadline(world) ?? world.clock);
      break;
    case "spawn":
      draft.jobs = [...draft.jobs, createJob(draft, choice.name, choice.program)];
      draft.events.push({ type: "spawned", job: draft.jobs.length - 1 });
      break;
    case "cancel":
      cancelJob(draft, choice.job);
      break;
    default:
      choice satisfies never;
  }
  const { kind, clock, jobs, locks, sets, events } = draft;
  return { world: { kind, clock, jobs, locks, sets }, events };
}

/**
 * Makes choices one after the other.
 * @returns the world that they lead to.
 * @throws ImpossibleChoice as `step` does.
 */
export function stepThrough(start: World, choices: readonly Choice[]): World {
  return choices.reduce((world, choice) => step(world, choice).world, start);
}

function findRunObstacle(world: World, index: number): string | null {
  const job = world.jobs[index];
  if (job === undefined) return `there is no job number ${index}`;
  const status = findStatus(job, world.clock);
  return status === "ready" ? null : `job ${job.name} is ${status}, not ready`;
}

function findSpawnObstacle(world: World, name: string, program: Program): string | null {
  if (world.jobs.some((job) => job.name === name)) {
    return `there is a job ${JSON.stringify(name)} already`;
  }
  const isMissing = (lock: string): boolean => findMember(world, 0, lock) === -1;
  const operation = program.find((each) => "lock" in each && isMissing(each.lock));
  return operation !== undefined && "lock" in operation
    ? `there is no lock ${JSON.stringify(operation.lock)}`
    : null;
}

function findCancelObstacle(world: World, index: number): string | null {
  const job = world.jobs[index];
  if (job === undefined) return `there is no job number ${index}`;
  if (job.next === null) return `job ${job.name} is done`;
  return hasBegun(job) ? `job ${job.name} has begun; only one that has not can be cancelled` : null;
}

/** Whether the job has made a step, or has nothing to do. */
export function hasBegun(job: Job): boolean {
  const verb = job.next?.verb;
  return (
    verb === undefined ||
    job.index > 0 ||
    job.frame !== null ||
    verb === "wake" ||
    verb === "finish"
  );
}

function moveClock(draft: Draft, to: number): void {
  const from = draft.clock;
  draft.events.push({ type: "clock", from, to });
  draft.clock = to;
  draft.jobs.forEach((job, index) => {
    const wasReady = findStatus(job, from) === "ready";
    if (!wasReady && findStatus(job, to) === "ready")
      draft.events.push({ type: "due", job: index });
  });
}

function cancelJob(draft: Draft, index: number): void {
  const job = getJob(draft, index);
  const { length } = job.program;
  putJob(draft, index, { ...job, index: length, next: null, isCancelled: true });
  draft.events.push({ type: "cancelled", job: index });
}

function runJob(draft: Draft, index: number): void {
  const job = getJob(draft, index);
  const { next } = job;
  if (next === null) return;
  switch (next.verb) {
    case "begin":
      // Only set operations begin with a step of their own: see `beginOperation`.
      settle(draft, index, beginSetOperation(draft, index, job.program[job.index] as SetOperation));
      break;
    case "work":
      startWork(draft, index, next.ms);
      break;
    case "finish":
      settle(draft, index, { value: null });
      break;
    default:
      runLockVerb(draft, index, next);
  }
}

function startWork(draft: Draft, index: number, ms: number): void {
  const until = draft.clock + ms;
  putJob(draft, index, { ...getJob(draft, index), next: { verb: "finish", until } });
  draft.events.push({ type: "works", job: index, until });
}

function runLockVerb(draft: Draft, index: number, verb: LockVerb): void {
  const change = changeLock(getLock(draft, verb.lock), index, verb, draft.clock);
  reportOutcome(draft, index, verb, change.outcome);
  applyChange(draft, verb.lock, change);
  if (change.outcome === "waits" && isAwaiting(verb)) {
    putJob(draft, index, { ...getJob(draft, index), next: createWake(verb, draft.clock) });
  } else {
    afterLock(draft, index, verb, change.outcome);
  }
}

function reportOutcome(draft: Draft, job: number, verb: LockVerb, outcome: LockOutcome): void {
  const { lock } = verb;
  const hasWaited = verb.verb === "wake";
  const { events } = draft;
  if (outcome === "granted") {
    const shared = "shared" in verb && verb.shared;
    events.push({ type: "acquired", job, lock, shared, hasWaited });
  } else if (outcome === "refused") {
    events.push({ type: "refused", job, lock, hasWaited });
  } else if (outcome === "waits" && "priority" in verb) {
    if (hasWaited) events.push({ type: "waitsAgain", job, lock });
    else {
      const shared = verb.verb === "acquire" && verb.shared;
      events.push({ type: "queued", job, lock, shared, priority: verb.priority });
    }
  } else if (typeof outcome === "object" && outcome.code === "deleted") {
    events.push({ type: "gone", job, lock });
  } else if (outcome === "done") {
    events.push({ type: PAST[verb.verb], job, lock });
  }
}

// A wake that is done is a delete: an acquire is granted.
const PAST = {
  acquire: "deleted",
  wake: "deleted",
  delete: "deleted",
  release: "released",
  downgrade: "downgraded",
} as const;

function afterLock(draft: Draft, index: number, verb: LockVerb, outcome: LockOutcome): void {
  const { frame } = getJob(draft, index);
  if (frame !== null) settle(draft, index, proceed(draft, index, frame, outcome));
  else settle(draft, index, concludeVerb(verb, outcome));
}

function settle(draft: Draft, index: number, progress: Progress): void {
  const job = getJob(draft, index);
  if ("frame" in progress) {
    putJob(draft, index, { ...job, frame: progress.frame, next: progress.next });
    return;
  }
  if ("failure" in progress) {
    draft.events.push({ type: "raises", job: index, failure: progress.failure });
  } else {
    draft.events.push({ type: "returns", job: index, value: progress.value });
  }
  const following = job.program[job.index + 1];
  const next = following === undefined ? null : beginOperation(draft, following);
  putJob(draft, index, { ...job, index: job.index + 1, frame: null, next });
}
