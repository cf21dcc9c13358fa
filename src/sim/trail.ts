// What lists, timeline and inspector are told of a step.
import type { LockEvent } from "../core/events.ts";
import { isOwner } from "../core/lock.ts";
import type { Choice, Step } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import { narrateStep } from "./narrate.ts";
import type { LaneChange, TrailStep } from "./view.ts";

/** Describes the step that a choice made of a world. */
export function describeStep(before: World, choice: Choice, made: Step): TrailStep {
  const { world: after, events } = made;
  const job = findActor(choice, after);
  const actor = choice.type === "run" ? before.jobs[choice.job] : undefined;
  return {
    choice,
    job,
    operation: actor?.program[actor.index] ?? null,
    clock: after.clock,
    events,
    locks: listTouched(events),
    text: capitalize(narrateStep(before, after, events, job)),
    lanes: listLaneChanges(before, after),
  };
}

/** The lanes of all jobs as they stand in a world. */
export function listLanes(world: World): readonly LaneChange[] {
  return world.jobs.map((_, job) => createLane(world, job));
}

function findActor(choice: Choice, after: World): number {
  if (choice.type === "run" || choice.type === "cancel") return choice.job;
  return choice.type === "spawn" ? after.jobs.length - 1 : -1;
}

function listTouched(events: readonly LockEvent[]): readonly number[] {
  const locks = new Set<number>();
  for (const event of events) if ("lock" in event) locks.add(event.lock);
  return [...locks];
}

function capitalize(text: string): string {
  // Job names keep their spelling; only our own words begin a sentence in capitals.
  return text.startsWith("the ") ? `T${text.slice(1)}` : text;
}

// Only a job whose own part changed, or whose deadline the clock passed, can have another lane.
function listLaneChanges(before: World, after: World): readonly LaneChange[] {
  const changes: LaneChange[] = [];
  const isClock = before.clock !== after.clock;
  after.jobs.forEach((job, index) => {
    if (job === before.jobs[index] && !isClock) return;
    const lane = createLane(after, index);
    if (before.jobs[index] !== undefined && isSameLane(lane, createLane(before, index))) return;
    changes.push(lane);
  });
  return changes;
}

function isSameLane(a: LaneChange, b: LaneChange): boolean {
  return a.status === b.status && a.lock === b.lock && a.holds === b.holds;
}

function createLane(world: World, index: number): LaneChange {
  const job = world.jobs[index];
  if (job === undefined) throw new RangeError(`no job ${index}`);
  const status = findStatus(job, world.clock);
  const lock = status === "waiting" && job.next?.verb === "wake" ? job.next.lock : -1;
  let holds = 0;
  for (const owned of world.locks) if (isOwner(owned, index)) holds++;
  return { job: index, status, lock, holds };
}
