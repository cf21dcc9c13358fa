// One step as a sentence.
import { describeFailure } from "../core/errors.ts";
import type { LockEvent } from "../core/events.ts";
import type { Value, World } from "../core/world.ts";
import { describeOperation, listWords, modeWord } from "./words.ts";

/** What a step did, in the order in which it did it, as one sentence with a full stop. */
export function narrateStep(
  before: World,
  after: World,
  events: readonly LockEvent[],
  job: number,
): string {
  const phrases = events.map((event) => narrateEvent(before, after, event));
  if (phrases.length === 0) phrases.push(narrateBegin(before, job));
  return `${phrases.join("; ")}.`;
}

function narrateBegin(before: World, index: number): string {
  const job = before.jobs[index];
  const operation = job?.program[job.index];
  return operation === undefined
    ? `${job?.name ?? "nobody"} does nothing`
    : `${job?.name} begins to ${describeOperation(operation)}`;
}

function narrateEvent(before: World, after: World, event: LockEvent): string {
  const nameJob = (index: number): string => after.jobs[index]?.name ?? "";
  switch (event.type) {
    case "clock":
      return `the clock moves from ${event.from} to ${event.to} ms`;
    case "notified": {
      const verb = event.jobs.length === 1 ? "is" : "are";
      return `${listWords(event.jobs.map(nameJob))} ${verb} notified`;
    }
    case "returns":
      return `its ${findOperationWord(before, event.job)} returns ${formatValue(event.value)}`;
    case "raises":
      return `its ${findOperationWord(before, event.job)} raises ${describeFailure(event.failure)}`;
    case "works":
      return `${nameJob(event.job)} works until ${event.until} ms`;
    case "due":
      return `the deadline of ${nameJob(event.job)} is reached`;
    case "spawned":
      return `${nameJob(event.job)} is spawned`;
    case "cancelled":
      return `${nameJob(event.job)} is cancelled before it began`;
    default:
      return narrateLock(event, nameJob(event.job), after.locks[event.lock]?.name ?? "");
  }
}

type OnLock = Exclude<Extract<LockEvent, { readonly lock: number }>, { readonly type: "notified" }>;

function narrateLock(event: OnLock, job: string, lock: string): string {
  switch (event.type) {
    case "acquired":
      return `${job} acquires ${lock}, ${modeWord(event.shared)}${event.hasWaited ? ", after waiting" : ""}`;
    case "queued": {
      const urgency = event.priority === 0 ? "" : `, priority ${event.priority}`;
      return `${job} has to wait for ${lock}, ${modeWord(event.shared)}${urgency}`;
    }
    case "waitsAgain":
      return `${job} wakes, cannot have ${lock} yet and waits again`;
    case "refused":
      return event.hasWaited
        ? `${job} gives up waiting for ${lock}: its timeout has passed`
        : `${job} does not get ${lock} at once and is not to wait`;
    case "released":
      return `${job} releases ${lock}`;
    case "downgraded":
      return `${job} downgrades ${lock}`;
    case "deleted":
      return `${job} deletes ${lock}`;
    case "created":
      return `${job} creates ${lock}`;
    default:
      return event satisfies never;
  }
}

function findOperationWord(before: World, index: number): string {
  const job = before.jobs[index];
  return job?.program[job.index]?.op ?? "operation";
}

/** A result as the reference would show it: `true`, `null`, or the names in brackets. */
export function formatValue(value: Value): string {
  return value === null || typeof value === "boolean" ? String(value) : `[${value.join(", ")}]`;
}
