// Remembers who came later to a lock than a job that waits for it, and got it first.
import type { LockEvent } from "../core/events.ts";
import { type Rememberer, remember } from "./memory.ts";

/** A wait: of which job, for which lock, who came later and waits too, and how often it was overtaken. */
type Wait = readonly [job: number, lock: number, later: readonly number[], times: number];

/** @param times more than so many are looked for. */
export function createOvertaking(jobs: readonly number[], times: number): Rememberer {
  const asked = new Set(jobs);
  const follow = (waits: readonly Wait[], event: LockEvent): readonly Wait[] => {
    const next = waits.flatMap((wait) => followWait(wait, event, times));
    return event.type === "queued" && asked.has(event.job)
      ? [...next, [event.job, event.lock, [], 0] as const].sort(([a], [b]) => a - b)
      : next;
  };
  return remember<readonly Wait[]>({
    start: [],
    next: (waits, events) => events.reduce(follow, waits),
    isWanted: (waits) => waits.some(([, , , count]) => count > times),
  });
}

// The wait after an event: one, or none when it is over.
function followWait(wait: Wait, event: LockEvent, most: number): readonly Wait[] {
  const [job, lock, later, times] = wait;
  if (!("job" in event && "lock" in event) || event.lock !== lock) return [wait];
  if (event.job === job) return event.type === "waitsAgain" ? [wait] : [];
  const rest = later.filter((other) => other !== event.job);
  switch (event.type) {
    case "queued":
      return [[job, lock, [...later, event.job].sort((a, b) => a - b), times]];
    case "acquired": {
      const isLater = !event.hasWaited || rest.length < later.length;
      return [[job, lock, rest, isLater ? Math.min(times + 1, most + 1) : times]];
    }
    case "refused":
    case "gone":
      return [[job, lock, rest, times]];
    default:
      return [wait];
  }
}
