// Which job or lock an answer is about, to be looked at in the world that its schedule leads to.
import type { LockEvent } from "../core/events.ts";
import type { World } from "../core/world.ts";
import { isAsleep, isIdle } from "./predicates.ts";
import type { Condition, Question } from "./question.ts";
import { findCycles } from "./why.ts";

/** Indices in the world. */
export type Concern =
  | { readonly type: "job"; readonly job: number }
  | { readonly type: "lock"; readonly lock: number };

/**
 * What the question names; where it asks for any, the one of which it came true.
 * @param world after the last choice, whose events they are.
 */
export function findConcern(
  question: Question,
  world: World,
  events: readonly LockEvent[],
): Concern | null {
  switch (question.type) {
    case "deadlock":
    case "endless":
      return findJob(world, questionJob(question), (job) => world.jobs[job]?.next !== null);
    case "circle": {
      const cycles = findCycles(world);
      return findJob(world, null, (job) => cycles.get(job)?.rule === "cycle");
    }
    case "asleep":
      return findJob(world, question.job, (job) => isAsleep(world, job));
    case "fails":
      return findActor(events, "raises");
    case "vainTimeout":
      return findActor(events, "refused");
    case "overtaken": {
      const acquired = events.find((event) => event.type === "acquired");
      if (question.job !== null) return findJob(world, question.job);
      return acquired === undefined ? null : { type: "lock", lock: acquired.lock };
    }
    case "overlap":
      return findJob(world, question.first.job);
    case "idle":
      return findLock(world, question.lock, (lock) => isIdle(world, lock));
    case "reach":
      return findNamed(question.condition, world);
    case "longestWait":
    case "shortestWait":
      return findJob(world, question.job);
    case "endWell":
      return null;
    default:
      return question satisfies never;
  }
}

function questionJob(question: Extract<Question, { readonly type: "deadlock" | "endless" }>) {
  return question.type === "endless" ? question.job : null;
}

function findJob(
  world: World,
  name: string | null,
  isMeant: (job: number) => boolean = () => true,
): Concern | null {
  const job = world.jobs.findIndex(
    (each, index) => (name === null || each.name === name) && isMeant(index),
  );
  return job === -1 ? null : { type: "job", job };
}

// The newest of a name: an older one was deleted.
function findLock(
  world: World,
  name: string | null,
  isMeant: (lock: number) => boolean = () => true,
): Concern | null {
  for (let lock = world.locks.length - 1; lock >= 0; lock--) {
    const isCalled = name === null || world.locks[lock]?.name === name;
    if (isCalled && isMeant(lock)) return { type: "lock", lock };
  }
  return null;
}

function findActor(events: readonly LockEvent[], type: "raises" | "refused"): Concern | null {
  const event = events.find((each) => each.type === type);
  return event !== undefined && "job" in event ? { type: "job", job: event.job } : null;
}

function findNamed(condition: Condition, world: World): Concern | null {
  switch (condition.type) {
    case "and":
    case "or": {
      const found = condition.parts.map((part) => findNamed(part, world));
      return found.find((concern) => concern !== null) ?? null;
    }
    case "not":
      return findNamed(condition.part, world);
    case "job":
    case "waitsFor":
    case "owns":
      return findJob(world, condition.job);
    case "lock":
      return findLock(world, condition.lock);
    case "compare": {
      const { quantity } = condition;
      if (quantity.of === "jobs") return null;
      if (quantity.of === "operation") return findJob(world, quantity.job);
      return findLock(world, quantity.lock);
    }
    default:
      return condition satisfies never;
  }
}
