// How a job stands, as the stage shows it. Pure.
import type { JobView } from "../sim/view.ts";

/**
 * `notified`: may run since its condition was notified. `asleep`: on top and compatible, but nobody
 * wakes it. `deadlocked`: waits in a circle.
 */
export type JobState =
  | "ready"
  | "waiting"
  | "notified"
  | "asleep"
  | "deadlocked"
  | "working"
  | "done";

/** From all that is known of a job. */
export function findState(view: JobView): JobState {
  switch (view.status) {
    case "done":
    case "working":
      return view.status;
    case "waiting":
      if (view.why.some((reason) => reason.rule === "cycle")) return "deadlocked";
      return view.why.some((reason) => reason.rule === "asleep") ? "asleep" : "waiting";
    case "ready":
      return view.wait?.notified ? "notified" : "ready";
    default:
      return view.status satisfies never;
  }
}
