// One step as a sentence.
import { describeFailure } from "../core/errors.ts";
import type { LockEvent } from "../core/events.ts";
import type { Value, World } from "../core/world.ts";
import { describeOperation, formatMs, formatNumber, listWords, modeWord } from "./words.ts";

/** What a step did, in the order in which it did it, as one sentence with a full stop. */
export function narrateStep(
  before: World,
  after: World,
  events: readonly LockEvent[],
  job: number,
): string {
  const phrases = events.map((event, at) => narrateEvent(before, after, event, at === 0));
  if (phrases.length === 0) phrases.push(narrateBegin(before, job));
  return capitalize(`${phrases.join("; ")}.`);
}

// Job names keep their spelling; only our own words begin a sentence in capitals.
function capitalize(text: string): string {
  return text.startsWith("the ") ? `T${text.slice(1)}` : text;
}

function narrateBegin(before: World, index: number): string {
  const job = before.jobs[index];
  const operation = job?.program[job.index];
  return operation === undefined
    ? `${job?.name ?? "nobody"} does nothing`
    : `${job?.name} begins to ${describeOperation(operation)}`;
}

// `isFirst`: the sentence has not named the job yet.
function narrateEvent(before: World, after: World, event: LockEvent, isFirst: boolean): string {
  const nameJob = (index: number): string => after.jobs[index]?.name ?? "";
  switch (event.type) {
    case "clock":
      return `the clock moves from ${formatNumber(event.from)} to ${formatMs(event.to)}`;
    case "notified": {
      const verb = event.jobs.length === 1 ? "is" : "are";
      return `${listWords(event.jobs.map(nameJob))} ${verb} notified`;
    }
    case "returns":
      if (findOperationWord(before, event.job) === "work")
        return `${nameJob(event.job)} ends its work`;
      return `${nameCall(before, event.job, isFirst)} returns ${formatValue(event.value)}`;
    case "raises":
      return `${nameCall(before, event.job, isFirst)} raises ${describeFailure(event.failure)}`;
    case "works":
      return `${nameJob(event.job)} works until ${formatMs(event.until)}`;
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
        : `${job} cannot have ${lock} at once and does not wait`;
    case "released":
      return `${job} releases ${lock}`;
    case "downgraded":
      return `${job} downgrades ${lock}`;
    case "deleted":
      return `${job} deletes ${lock}`;
    case "gone":
      return `${job} finds that ${lock} has been deleted`;
    case "created":
      return `${job} creates ${lock}`;
    default:
      return event satisfies never;
  }
}

function nameCall(before: World, job: number, isFirst: boolean): string {
  const word = findOperationWord(before, job);
  return isFirst ? `the ${word} of ${before.jobs[job]?.name}` : `its ${word}`;
}

function findOperationWord(before: World, index: number): string {
  const job = before.jobs[index];
  return job?.program[job.index]?.op ?? "operation";
}

/** A result as the reference would show it: `true`, `null`, or the names in brackets. */
export function formatValue(value: Value): string {
  return value === null || typeof value === "boolean" ? String(value) : `[${value.join(", ")}]`;
}
