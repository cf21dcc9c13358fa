// What a search has to look out for to answer a question, as docs/questions.md explains them.
import type { LockEvent } from "../core/events.ts";
import { isCompatible } from "../core/lock.ts";
import type { Job, World } from "../core/world.ts";
import { isTrue } from "../sim/condition.ts";
import { isAsleep, isIdle } from "../sim/predicates.ts";
import type { OperationName, Question, WaitQuestion } from "../sim/question.ts";
import { findCycles } from "../sim/why.ts";
import { createOvertaking } from "./overtaking.ts";
import type { Lookout, StateReader } from "./search.ts";
import { endsWell } from "./walks.ts";

/** Questions that a search answers by looking out; those for a wait compare whole schedules. */
export type LookoutQuestion = Exclude<Question, WaitQuestion>;

/** @param world where the search begins. Names that are not there match nothing. */
export function createLookout(world: World, question: LookoutQuestion): Lookout {
  switch (question.type) {
    case "deadlock":
      return createEndLookout(() => true);
    case "endless":
      return createEndLookout((job) => question.job === null || job.name === question.job);
    case "circle":
      return createStateLookout((state) =>
        [...findCycles(state).values()].some(({ rule }) => rule === "cycle"),
      );
    case "overtaken":
      return { rememberer: createOvertaking(findJobs(world, question.job), question.times) };
    case "asleep": {
      const jobs = findJobs(world, question.job);
      return createStateLookout((state) => jobs.some((job) => isAsleep(state, job)));
    }
    case "vainTimeout":
      return { onStep: createVainTimeout(findJobs(world, question.job)) };
    case "fails": {
      const jobs = new Set(findJobs(world, question.job));
      const { code } = question;
      const isWanted = (event: LockEvent): boolean =>
        event.type === "raises" &&
        jobs.has(event.job) &&
        (code === null || event.failure.code === code);
      return { onStep: (events) => events.some(isWanted) };
    }
    case "overlap":
      return createStateLookout(
        ({ jobs }) => isUnderWay(jobs, question.first) && isUnderWay(jobs, question.second),
      );
    case "idle":
      return createStateLookout((state) =>
        findLocks(state, question.lock).some((lock) => isIdle(state, lock)),
      );
    case "reach":
      return createStateLookout((state) => isTrue(question.condition, state));
    case "endWell":
      return { onEnd: (state, search) => endsWell(search.getWorld(state)) };
    default:
      return question satisfies never;
  }
}

/** Indices of the job of a name, or of all jobs. */
export function findJobs(world: World, name: string | null): readonly number[] {
  return world.jobs.flatMap((job, index) => (name === null || job.name === name ? [index] : []));
}

/** Indices of the locks of a name, which may come again after it was deleted, or of all locks. */
export function findLocks(world: World, name: string | null): readonly number[] {
  return world.locks.flatMap((lock, index) => (name === null || lock.name === name ? [index] : []));
}

function createStateLookout(isWanted: (world: World) => boolean): Lookout {
  return { onState: (state, reader) => isWanted(reader.getWorld(state)) };
}

// An end in which one of those jobs still has something to do.
function createEndLookout(isAskedFor: (job: Job) => boolean): Lookout {
  return {
    onEnd: (state, reader) =>
      reader.getWorld(state).jobs.some((job) => job.next !== null && isAskedFor(job)),
  };
}

function createVainTimeout(
  jobs: readonly number[],
): (events: readonly LockEvent[], state: number, reader: StateReader) => boolean {
  const asked = new Set(jobs);
  return (events, state, reader) => {
    const refused = events.find((event) => event.type === "refused" && event.hasWaited);
    if (refused?.type !== "refused" || !asked.has(refused.job)) return false;
    const { jobs: all, locks } = reader.getWorld(state);
    const wake = all[refused.job]?.next;
    const lock = locks[refused.lock];
    return wake?.verb === "wake" && lock !== undefined && isCompatible(lock, wake.shared);
  };
}

function isUnderWay(jobs: readonly Job[], { job: name, operation }: OperationName): boolean {
  const job = jobs.find((each) => each.name === name);
  if (job === undefined || job.index !== operation) return false;
  return job.frame !== null || job.next?.verb === "wake" || job.next?.verb === "finish";
}
