// A recording as a JSON document: the form of recording files, and what links unpack to.
import type { Kind, ManagerLocks, Names } from "../core/scenario.ts";
import type { Breakpoint, Note, Recording } from "../sim/recording.ts";
import { type ChoiceJson, writeChoice } from "./choiceJson.ts";
import type { Panel, View } from "./document.ts";
import { startTrack, type Track } from "./recordingTrack.ts";

/** The version of the document that is written. */
export const RECORDING_VERSION = 1;

/** An operation, whichever it is; what is missing has no effect. */
export interface OperationDocument {
  readonly op: string;
  readonly level?: string;
  readonly lock?: string;
  readonly names?: Names;
  readonly ms?: number;
  readonly shared?: boolean;
  readonly opportunistic?: boolean;
  readonly acquired?: boolean;
  readonly timeout?: number | null;
  readonly priority?: number | null;
}

export interface ScenarioDocument {
  readonly title?: string;
  readonly question?: string;
  readonly answer?: string;
  readonly kind: Kind;
  readonly locks: readonly string[] | ManagerLocks;
  readonly jobs: Readonly<Record<string, readonly OperationDocument[]>>;
}

/** The first branch has neither `parent` nor `at`. */
export interface BranchDocument {
  readonly parent?: number;
  readonly at?: number;
  readonly choices: readonly ChoiceJson[];
}

/** Jobs by name; locks by their index in the world; a step by its position. */
export type SelectionDocument =
  | { readonly job: string }
  | { readonly lock: number }
  | { readonly step: number };

export interface ViewDocument {
  readonly selection: SelectionDocument | null;
  readonly panel: Panel;
}

export interface RecordingDocument {
  readonly lockscope: typeof RECORDING_VERSION;
  readonly scenario: ScenarioDocument;
  readonly branches: readonly BranchDocument[];
  readonly branch: number;
  readonly position: number;
  /** By branch, then by position. */
  readonly notes: readonly Note[];
  readonly breakpoints: readonly Breakpoint[];
  readonly view: ViewDocument;
}

/** The document of a recording in its canonical form: equal recordings give equal documents. */
export function describeRecording(recording: Recording, view: View): RecordingDocument {
  const tracks: Track[] = [];
  const branches = recording.branches.map((branch): BranchDocument => {
    const { parent, at } = branch;
    const start = startTrack(Object.keys(recording.scenario.jobs));
    const track = parent === null ? start : (tracks[parent]?.fork(at) ?? start);
    tracks.push(track);
    const choices = branch.choices.map((choice) => {
      const json = writeChoice(choice, track.names);
      track.pass(json);
      return json;
    });
    return parent === null ? { choices } : { parent, at, choices };
  });
  return {
    lockscope: RECORDING_VERSION,
    scenario: recording.scenario,
    branches,
    branch: recording.branch,
    position: recording.position,
    notes: sortNotes(recording.notes),
    breakpoints: recording.breakpoints.map(describeBreakpoint),
    view: describeView(view, tracks[recording.branch]?.names ?? []),
  };
}

/** By branch, then by position. */
export function sortNotes(notes: readonly Note[]): readonly Note[] {
  return notes
    .map(({ branch, position, text }) => ({ branch, position, text }))
    .sort((a, b) => a.branch - b.branch || a.position - b.position);
}

function describeBreakpoint({ job, lock, op, off }: Breakpoint): Breakpoint {
  return {
    ...(job === undefined ? {} : { job }),
    ...(lock === undefined ? {} : { lock }),
    ...(op === undefined ? {} : { op }),
    ...(off === true ? { off } : {}),
  };
}

function describeView({ selection, panel }: View, jobs: readonly string[]): ViewDocument {
  if (selection === null) return { selection, panel };
  switch (selection.type) {
    case "job": {
      // A job that is selected ahead of its spawning, on another branch, is not there to be named.
      const job = jobs[selection.job];
      return { selection: job === undefined ? null : { job }, panel };
    }
    case "lock":
      return { selection: { lock: selection.lock }, panel };
    case "step":
      return { selection: { step: selection.position }, panel };
    default:
      return selection satisfies never;
  }
}
