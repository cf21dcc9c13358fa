// The rows of the log: the steps that pass a filter, each followed by the notes left after it.
import type { LockEvent } from "../../core/events.ts";
import type { Note } from "../../sim/recording.ts";
import type { TrailStep } from "../../sim/view.ts";
import type { StepRow } from "./StepList.tsx";

export const EVENT_FILTERS = ["all", "errors", "waits", "handovers", "timeouts", "notes"] as const;

export type EventFilter = (typeof EVENT_FILTERS)[number];

export interface LogFilter {
  /** Words of the sentence, or of a note; empty for all. */
  readonly text: string;
  /** Index of the job that acts or is acted upon; null for all. */
  readonly job: number | null;
  readonly events: EventFilter;
}

interface LogSource {
  readonly trail: readonly TrailStep[];
  /** By position. */
  readonly notes: ReadonlyMap<number, Note>;
}

/** The start is there only when nothing is filtered. */
export function listLogRows({ trail, notes }: LogSource, filter: LogFilter): readonly StepRow[] {
  const words = filter.text.trim().toLowerCase();
  const isAll = words === "" && filter.job === null && filter.events === "all";
  const rows: StepRow[] = [];
  const addPosition = (position: number, hasStep: boolean) => {
    const note = notes.get(position);
    const hasNote = note !== undefined && (hasStep || isNoteWanted(note, filter, words));
    if (hasStep || hasNote) rows.push({ type: "step", position });
    if (hasNote) rows.push({ type: "note", position, text: note.text });
  };
  addPosition(0, isAll);
  trail.forEach((step, index) => {
    addPosition(index + 1, isAll || isStepWanted(step, filter, words));
  });
  return rows;
}

function isNoteWanted({ text }: Note, { job, events }: LogFilter, words: string): boolean {
  const isKind = events === "all" || events === "notes";
  return isKind && job === null && text.toLowerCase().includes(words);
}

function isStepWanted(step: TrailStep, filter: LogFilter, words: string): boolean {
  if (filter.events === "notes") return false;
  if (filter.job !== null && !concernsJob(step, filter.job)) return false;
  if (words !== "" && !step.text.toLowerCase().includes(words)) return false;
  const { events } = filter;
  return events === "all" || step.events.some((event) => isOfKind(event, events));
}

function concernsJob({ job, events }: TrailStep, wanted: number): boolean {
  return (
    job === wanted ||
    events.some((event) =>
      event.type === "notified"
        ? event.jobs.includes(wanted)
        : "job" in event && event.job === wanted,
    )
  );
}

function isOfKind(event: LockEvent, kind: Exclude<EventFilter, "all" | "notes">): boolean {
  switch (kind) {
    case "errors":
      return event.type === "raises";
    case "waits":
      return event.type === "queued" || event.type === "waitsAgain";
    case "handovers":
      return event.type === "notified" || (event.type === "acquired" && event.hasWaited);
    case "timeouts":
      return event.type === "due" || event.type === "refused";
    default:
      return kind satisfies never;
  }
}
