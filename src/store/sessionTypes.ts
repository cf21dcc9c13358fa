// What the page's session holds and offers: the state and the actions of the store. Types only.
import type { StoreApi } from "zustand/vanilla";
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Panel, Selection } from "../formats/document.ts";
import type { Problem } from "../formats/problem.ts";
import type { TableOptions, TableReport } from "../formats/tableOpening.ts";
import type { Breakpoint, Note, Recording } from "../sim/recording.ts";
import type { Until } from "../sim/until.ts";
import type { BranchView, LaneChange, Snapshot, TrailStep } from "../sim/view.ts";
import type { Place, Request, Source } from "../worker/messages.ts";

export type Tone = "info" | "warning" | "error";

export interface Notice {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
}

/** Something that was not opened or done. Nothing was changed by it. */
export interface Refused {
  readonly title: string;
  readonly problems: readonly Problem[];
}

/** A table of locks that was opened, and what was read of it. */
export interface OpenedTable {
  readonly source: Extract<Source, { readonly type: "text" }>;
  readonly report: TableReport;
}

/** What the engine tells of the recording, brought up to date by each of its updates. */
export interface Shown {
  readonly snapshot: Snapshot | null;
  readonly branch: number;
  /** Number of choices made; 0 is the start. */
  readonly position: number;
  /** Choices of the current branch, the inherited ones too. */
  readonly length: number;
  readonly branches: readonly BranchView[];
  /** Of the current branch, the steps after `position` too. */
  readonly trail: readonly TrailStep[];
  /** At position 0. */
  readonly lanes: readonly LaneChange[];
}

/** What is opened where the address has no link that can be. */
export interface Fallback {
  readonly source: Source;
  readonly exampleId: string | null;
}

/** A run of threads that is on, as the session works it. */
export interface LiveRun {
  readonly hold: () => void;
  readonly goOn: () => void;
  /** While they are held: lets a job's thread through, or whoever is next. */
  readonly step: (job: number | null) => void;
  /** Resolves when it is over and all that it made is recorded. */
  readonly stop: () => Promise<void>;
  readonly setBreakpoints: (breakpoints: readonly Breakpoint[]) => void;
}

/** What a run of threads tells the session. */
export interface LiveRecorder {
  /** Records what was made. False where that is not possible: the run has to end then. */
  readonly append: (choices: readonly Choice[]) => Promise<boolean>;
  /** The threads are held, or go on. `why`: a sentence, where nobody asked for it. */
  readonly showHeld: (isHeld: boolean, why: string | null) => void;
  /** The run is over. `why`: a sentence. */
  readonly end: (why: string) => void;
}

export interface SessionState extends Shown {
  /** `starting` until the first thing is open. */
  readonly phase: "starting" | "ready";
  /** While something long is being opened. */
  readonly loading: { readonly done: number; readonly of: number } | null;
  readonly scenario: Scenario | null;
  /** The gallery's entry that this came from. */
  readonly exampleId: string | null;
  readonly selection: Selection | null;
  readonly panel: Panel;
  readonly notes: readonly Note[];
  readonly breakpoints: readonly Breakpoint[];
  /** A run is going on, of `play`, of `runUntil` or of threads that are not held. */
  readonly playing: boolean;
  /** Steps made so far by `runUntil`, while it goes on. */
  readonly running: { readonly steps: number } | null;
  /** While threads run: where their last step led. */
  readonly live: { readonly place: Place; readonly isHeld: boolean } | null;
  /** Why the last run stopped, as a sentence. */
  readonly stop: string | null;
  /** One sentence for those who listen to the page; another one after each step. */
  readonly announcement: string;
  readonly notices: readonly Notice[];
  readonly refusal: Refused | null;
  /** The table of locks that was opened, while there is something to say about it. */
  readonly table: OpenedTable | null;
  /** Of what is shown; a moment late while things change. */
  readonly link: { readonly fragment: string; readonly url: string } | null;
  /** In words, for "Undo …" and "Redo …"; null where nothing can be. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** The engine died so often that it is not restarted until `retry`. */
  readonly isEngineLost: boolean;
  readonly isEmbedded: boolean;
  readonly actions: SessionActions;
}

export interface OpenOptions {
  readonly exampleId?: string;
  /** Without an entry of its own in the browser's history. */
  readonly replace?: boolean;
}

export type SaveFormat = Extract<Request, { readonly type: "save" }>["format"];

export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** None of the promises is ever rejected; `false` and `null` mean that it was not done. */
export interface SessionActions {
  /** Opens the link in the address, or `fallback` where there is none or it cannot be opened. */
  readonly start: (loadFallback: () => Promise<Fallback>) => Promise<void>;
  readonly open: (source: Source, options?: OpenOptions) => Promise<boolean>;
  /** Gives up opening what is being opened. */
  readonly abandon: () => void;
  /** Another scenario: keeps the choices that are still possible. Can be undone. */
  readonly edit: (scenario: Scenario) => Promise<boolean>;
  /** Another recording in place of what is open, which undo brings back. */
  readonly replace: (recording: Recording) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly act: (choice: Choice) => Promise<boolean>;
  /**
   * Choices from the start, made as far as they are not recorded, and shown at a position among them.
   * Can be undone in one.
   */
  readonly playOut: (choices: readonly Choice[], position: number) => Promise<boolean>;
  readonly stepJob: (job: number) => Promise<boolean>;
  /** One step by the policy of the settings. */
  readonly step: () => Promise<boolean>;
  readonly back: () => void;
  /** The next step as recorded. */
  readonly forward: () => void;
  readonly seek: (position: number) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** Without a position: as near to the present one as the branch is long. */
  readonly switchBranch: (branch: number, position?: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly runUntil: (until: Until) => Promise<void>;
  /**
   * From now on steps are those of threads, which are recorded from the present position on; what would get in their way
   * stops them first. Null where nothing is open.
   */
  readonly beginLive: (run: LiveRun) => LiveRecorder | null;
  readonly select: (selection: Selection | null) => void;
  readonly setPanel: (panel: Panel) => void;
  /** A note at a position of the current branch; null or an empty text removes it. */
  readonly annotate: (position: number, text: string | null) => void;
  readonly setBreakpoints: (breakpoints: readonly Breakpoint[]) => void;
  /** Writes the address now. False where it cannot hold all that is shown. */
  readonly settle: () => Promise<boolean>;
  readonly copyLink: () => Promise<boolean>;
  readonly copyText: (text: string) => Promise<boolean>;
  readonly save: (format: SaveFormat) => Promise<SavedFile | null>;
  /** Starts the engine anew after it was given up. */
  readonly retry: () => void;
  readonly notify: (tone: Tone, text: string) => void;
  readonly dismiss: (notice: number) => void;
  readonly dismissRefusal: () => void;
  /** Opens the table anew with what people say about it. */
  readonly reopenTable: (options: TableOptions) => Promise<boolean>;
  readonly dismissTable: () => void;
}

export interface Session extends StoreApi<SessionState> {
  /** Ends the engine, all timers, and listening to the address. */
  readonly destroy: () => void;
}
