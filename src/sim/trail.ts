// What lists, timeline and inspector are told of a step.
import type { LockEvent } from "../core/events.ts";
import { isOwner } from "../core/lock.ts";
import type { Choice, Step } from "../core/step.ts";
import { findStatus, type Job, type World } from "../core/world.ts";
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
    text: narrateStep(before, after, events, job),
    lanes: listLaneChanges(before, after, job),
  };
}

/** The lanes of all jobs as they stand in a world. */
export function listLanes(world: World): readonly LaneChange[] {
  return world.jobs.map((job, index) => ({
    job: index,
    ...findStay(job, world.clock),
    holds: countHolds(world, index),
  }));
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

// What a job owns changes only when it runs itself; moving the clock can make it ready at most.
function listLaneChanges(before: World, after: World, actor: number): readonly LaneChange[] {
  const changes: LaneChange[] = [];
  const isClock = before.clock !== after.clock;
  after.jobs.forEach((job, index) => {
    const old = before.jobs[index];
    if (job === old && !isClock) return;
    const now = findStay(job, after.clock);
    const then = old === undefined ? null : findStay(old, before.clock);
    const isSame = now.status === then?.status && now.lock === then.lock;
    const holds = isSame && index !== actor ? -1 : countHolds(after, index);
    if (isSame && (index !== actor || holds === countHolds(before, index))) return;
    changes.push({ job: index, ...now, holds });
  });
  return changes;
}

function findStay(job: Job, clock: number): Pick<LaneChange, "status" | "lock"> {
  const status = findStatus(job, clock);
  return { status, lock: status === "waiting" && job.next?.verb === "wake" ? job.next.lock : -1 };
}

function countHolds(world: World, job: number): number {
  let holds = 0;
  for (const lock of world.locks) if (isOwner(lock, job)) holds++;
  return holds;
}
