// How things stand as a whole: going on, done, or stuck, and in which circles.

import type { JobView, Reason, Snapshot } from "../../sim/view.ts";
import { listWords } from "../../sim/words.ts";

/** What is said of the state as a whole. */
export interface Ending {
  readonly tone: "done" | "stuck";
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Null while all goes on and nobody waits in a circle. */
export function describeEnding(snapshot: Snapshot): Ending | null {
  const circles = listCircles(snapshot.jobs).map(({ text }) => text);
  switch (snapshot.end) {
    case "done":
      return { tone: "done", title: "Everything is done", sentences: describeLeftovers(snapshot) };
    case "deadlock":
      return {
        tone: "stuck",
        title: "Deadlock",
        sentences: circles.length > 0 ? circles : describeStuck(snapshot),
      };
    case "running":
      return circles.length === 0
        ? null
        : { tone: "stuck", title: "Jobs wait in a circle", sentences: circles };
    default:
      return snapshot.end satisfies never;
  }
}

/** Each circle of waiting jobs once. */
function listCircles(jobs: readonly JobView[]): readonly Reason[] {
  const circles = new Map<string, Reason>();
  for (const { why } of jobs) {
    const circle = why.find(({ rule }) => rule === "cycle");
    if (circle === undefined) continue;
    const key = [...circle.jobs].sort((a, b) => a - b).join();
    if (!circles.has(key)) circles.set(key, circle);
  }
  return [...circles.values()];
}

function describeLeftovers({ jobs, locks }: Snapshot): readonly string[] {
  const ran = jobs.length === 1 ? "The job has run to its end." : "All jobs have run to their end.";
  const owned = locks.filter(({ owners }) => owners.length > 0).map(({ name }) => name);
  if (owned.length === 0) return [jobs.length === 0 ? "There is no job." : ran];
  const verb = owned.length === 1 ? "is" : "are";
  return [
    `${ran} ${listWords(owned, 5)} ${verb} still owned: nobody released ${verb === "is" ? "it" : "them"}.`,
  ];
}

// Without a circle somebody waits for a job that is done, or sleeps and nobody is left to notify it.
function describeStuck({ jobs }: Snapshot): readonly string[] {
  const waiting = jobs.filter(({ status }) => status === "waiting").map(({ name }) => name);
  const verb = waiting.length === 1 ? "waits" : "wait";
  return [
    `${listWords(waiting)} ${verb}, and no job is left that could let ${waiting.length === 1 ? "it" : "them"} go on.`,
  ];
}
