// Kinds of events in words.
import type { LockEvent } from "../core/events.ts";

/** The title of each kind of event, where events are listed. */
export const EVENT_WORDS: Readonly<Record<LockEvent["type"], string>> = {
  returns: "Operation returns",
  raises: "Operation raises an error",
  acquired: "Lock is acquired",
  queued: "Job has to wait",
  waitsAgain: "Job wakes and waits again",
  refused: "Job is refused a lock",
  released: "Lock is released",
  downgraded: "Lock is downgraded",
  deleted: "Lock is deleted",
  gone: "Job finds its lock deleted",
  created: "Lock is created",
  notified: "Waiting jobs are notified",
  works: "Job begins to work",
  clock: "Clock moves",
  due: "Deadline is reached",
  spawned: "Job is spawned",
  cancelled: "Job is cancelled",
};
