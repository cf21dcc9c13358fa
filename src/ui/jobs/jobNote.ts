// What a row of the list of jobs says of a job, in a line.
import type { Operation, Program } from "../../core/scenario.ts";
import type { Status } from "../../core/world.ts";
import type { JobView } from "../../sim/view.ts";
import { describeOperation, formatMs, modeWord } from "../../sim/words.ts";

/** The operation that the job is at, in words. */
export function describeCurrent(job: JobView, program: Program): string {
  const operation = program[job.index];
  if (operation !== undefined) return describeOperation(operation);
  return program.length === 0 ? "nothing to do" : "all operations are over";
}

/** What it does, to what, the mode, and the rest; empty where there is none. */
interface Parts {
  readonly verb: string;
  readonly names: string;
  readonly mode: string;
  readonly after: string;
}

/** The same in parts, so that names and mode can stay in sight where the rest is cut off. */
export function partCurrent(job: JobView, program: Program): Parts {
  const text = describeCurrent(job, program);
  const operation = program[job.index];
  const verb = operation?.op ?? "";
  const mode = findMode(operation);
  // What comes after the mode never says a mode.
  const at = mode === null ? -1 : text.lastIndexOf(mode);
  const isBare = mode === null || at === -1;
  const names = text.slice(verb.length, isBare ? undefined : at).trim();
  if (isBare) return { verb, names, mode: "", after: "" };
  return { verb, names, mode, after: text.slice(at + mode.length) };
}

function findMode(operation: Operation | undefined): "shared" | "exclusive" | null {
  if (operation?.op === "acquire") return modeWord(operation.shared ?? false);
  const isOwned = operation?.op === "add" && operation.acquired === true;
  return isOwned ? modeWord(operation.shared ?? false) : null;
}

/** Which operation it is at, from 1, or how many it had. */
export function countProgress(job: JobView, program: Program): number {
  return Math.min(job.index + 1, program.length);
}

/** Why the job cannot be stepped, as a sentence; null when it can. */
export function findStepReason(job: JobView): string | null {
  switch (job.status) {
    case "ready":
      return null;
    case "waiting":
      return job.why[0]?.text ?? "It waits.";
    case "working":
      return job.workUntil === null ? "It is busy." : `Busy until ${formatMs(job.workUntil)}.`;
    case "done":
      return job.isCancelled ? "It was cancelled before it began." : "It is done.";
    default:
      return job.status satisfies never;
  }
}

/** Its next step where it can make one, else what keeps it. */
export function describeNote(job: JobView): string {
  const reason = findStepReason(job);
  if (reason !== null) return reason;
  if (isNotified(job)) return `notified, next ${job.next ?? ""}`;
  return `next ${job.next ?? ""}`;
}

export function isNotified(job: JobView): boolean {
  return job.status === "ready" && job.wait?.notified === true;
}

export function isAsleep(job: JobView): boolean {
  return job.why.some((reason) => reason.rule === "asleep");
}

const ORDER: readonly Status[] = ["ready", "waiting", "working", "done"];

/** `3 ready · 5 waiting · 2 done`. */
export function summarise(jobs: readonly JobView[]): string {
  const counts = new Map<Status, number>();
  for (const { status } of jobs) counts.set(status, (counts.get(status) ?? 0) + 1);
  return ORDER.flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${count} ${status}`];
  }).join(" · ");
}

/** Whether a job has each of the words of a filter in its name, its state or what it is at. */
export function matchesFilter(job: JobView, program: Program, filter: string): boolean {
  const marks = [isNotified(job) && "notified", isAsleep(job) && "asleep"].filter(Boolean);
  const parts = [job.name, job.status, ...marks, describeCurrent(job, program), job.next ?? ""];
  const text = parts.join(" ").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
