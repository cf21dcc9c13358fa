// What page and worker say to each other: requests, and one reply to each. Types only.

import type { Observation } from "../core/observe.ts";
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { View } from "../formats/document.ts";
import type { Problem } from "../formats/problem.ts";
import type { TableOptions, TableReport } from "../formats/tableOpening.ts";
import type { PolicyName } from "../sim/policies.ts";
import type { Breakpoint, Note, Recording } from "../sim/recording.ts";
import type { Until } from "../sim/until.ts";
import type { BranchView, LaneChange, SnapshotPatch, TrailStep } from "../sim/view.ts";

/** Something from outside that is to be opened. `name` is the file's, for messages. */
export type Source =
  | { readonly type: "recording"; readonly recording: Recording }
  /** Scenario text, JSON of a scenario or of a recording, a table of locks: which of them shows by itself. */
  | {
      readonly type: "text";
      readonly text: string;
      readonly name: string | null;
      /** What is told about a table. */
      readonly table?: TableOptions;
    }
  /** The fragment of a link, without the `#`. */
  | { readonly type: "link"; readonly fragment: string };

/** A position of a branch. */
export interface Place {
  readonly branch: number;
  readonly position: number;
}

export type Request =
  /** Reads and checks a source and begins to load it; what is open stays until it is loaded. */
  | { readonly type: "open"; readonly source: Source; readonly view?: View }
  /** Loads some more of what `open` began. */
  | { readonly type: "load" }
  /** Forgets what `open` began. */
  | { readonly type: "abandon" }
  /** Another scenario for the recording: keeps the choices that are still possible, from the start. */
  | { readonly type: "edit"; readonly scenario: Scenario }
  /** A choice at the current position; forks when it differs from the one recorded there. */
  | { readonly type: "act"; readonly choice: Choice }
  /**
   * Choices from the start, made as far as they are not recorded yet, and shown at a position among
   * them. All of them, or nothing is changed.
   */
  | { readonly type: "play"; readonly choices: readonly Choice[]; readonly position: number }
  /**
   * Choices from a place on, wherever the page is: made as far as they are not recorded there yet, all of them, or
   * nothing is changed. What is shown goes along where it was at that place, and else stays.
   */
  | { readonly type: "append"; readonly place: Place; readonly choices: readonly Choice[] }
  /** Goes on as recorded, then by a policy, until something happens, at most `steps` steps. */
  | {
      readonly type: "run";
      readonly policy: PolicyName;
      readonly seed: number;
      readonly until: Until;
      readonly steps: number;
      /** Goes on with a run: a breakpoint stops it before its first step too. */
      readonly isContinued: boolean;
    }
  | { readonly type: "seek"; readonly position: number }
  | { readonly type: "switch"; readonly branch: number; readonly position: number }
  | { readonly type: "annotate"; readonly notes: readonly Note[] }
  | { readonly type: "breakpoints"; readonly breakpoints: readonly Breakpoint[] }
  /** The link's fragment for what is open, and the checksum of what is seen. */
  | { readonly type: "link"; readonly view: View }
  /** What is open as a file: JSON of the recording or the scenario, or the scenario's text. */
  | {
      readonly type: "save";
      readonly format: "recording" | "scenario" | "text";
      readonly view: View;
    }
  | { readonly type: "observe" };

/** What changed for the page, sent with each reply that changes what is shown. */
export interface Update {
  /** Against the snapshot that the page has; null base (`isFresh`): against nothing. */
  readonly isFresh: boolean;
  readonly patch: SnapshotPatch;
  readonly branch: number;
  readonly position: number;
  /** Of the current branch. */
  readonly length: number;
  /** Only when they changed. */
  readonly branches?: readonly BranchView[];
  /** The trail of the current branch: keep so many steps of the one sent before, then these. */
  readonly trail?: { readonly keep: number; readonly steps: readonly TrailStep[] };
  /** Lanes at position 0. Only with a fresh trail. */
  readonly lanes?: readonly LaneChange[];
}

/** What comes of a request, by its type. */
export interface Replies {
  readonly open: Loading | Refusal;
  readonly load: Loading | Refusal;
  readonly abandon: null;
  /** `kept` of `of` choices were still possible; the notes are those that go with them. */
  readonly edit:
    | {
        readonly update: Update;
        /** As it was read: what the page keeps. */
        readonly scenario: Scenario;
        readonly kept: number;
        readonly of: number;
        /** How many other branches were left out. */
        readonly dropped: number;
        readonly notes: readonly Note[];
      }
    | Refusal;
  readonly act: { readonly update: Update } | Refusal;
  readonly play: { readonly update: Update } | Refusal;
  /** `end`: after the last of the choices. */
  readonly append: { readonly update: Update; readonly end: Place } | Refusal;
  /** `stop`: why it stopped, as a sentence; null when only `steps` was reached. */
  readonly run: { readonly update: Update; readonly stop: string | null };
  readonly seek: { readonly update: Update };
  readonly switch: { readonly update: Update };
  readonly annotate: null;
  readonly breakpoints: null;
  readonly link: { readonly fragment: string };
  readonly save: { readonly text: string };
  readonly observe: { readonly observation: Observation; readonly checksum: string };
}

/** Loading goes on (`load`) until `opened` is there. */
export type Loading =
  | { readonly done: number; readonly of: number; readonly opened: null }
  | { readonly done: number; readonly of: number; readonly opened: Opened };

/** What was opened, for the page to show and to keep in case the worker has to be replaced. */
export interface Opened {
  readonly update: Update;
  readonly recording: Recording;
  readonly view: View;
  /** Of a table of locks: what was read, and what it does not tell. */
  readonly table?: TableReport;
  /** Such as that the link's author saw something else. */
  readonly warnings: readonly Problem[];
}

/** Nothing was changed. At least one problem. */
export interface Refusal {
  readonly problems: readonly Problem[];
}

/** One reply to each request, with its number. `failed`: a defect of the worker's own. */
export type Reply =
  | { readonly id: number; readonly type: "done"; readonly value: Replies[keyof Replies] }
  | { readonly id: number; readonly type: "failed"; readonly message: string };

export interface Envelope {
  readonly id: number;
  readonly request: Request;
}
