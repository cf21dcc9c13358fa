// What the page knows of its questions about all schedules, and can do with them. Types only.
import type { StoreApi } from "zustand/vanilla";
import type { Choice } from "../core/step.ts";
import type { Report } from "../formats/storyText.ts";
import type { Question } from "../sim/question.ts";
import type { ExploreWorker } from "../worker/exploreClient.ts";
import type { CutProgress, SearchProgress, Told } from "../worker/exploreMessages.ts";
import type { SessionState } from "./sessionTypes.ts";
import type { Settings } from "./settings.ts";

/** Where the schedules begin: at the position that is shown, or at the start of the recording. */
export type Origin = "here" | "start";

/** A question as it was asked. */
export interface Asked {
  readonly id: number;
  readonly text: string;
  readonly question: Question;
  /** What had been done before: the schedules begin after it. */
  readonly before: readonly Choice[];
  readonly clock: Settings["askClock"];
  readonly maxStates: number;
  readonly maxBytes: number;
}

/** `progress` is null where the search ended before it said anything, or something else found the answer. */
export type Outcome =
  | { readonly type: "told"; readonly told: Told; readonly progress: SearchProgress | null }
  /** Somebody did not want to wait for it. */
  | { readonly type: "stopped"; readonly progress: SearchProgress | null }
  | {
      readonly type: "failed";
      readonly message: string;
      readonly isMemory: boolean;
      readonly progress: SearchProgress | null;
    };

export interface Answered extends Asked {
  readonly outcome: Outcome;
  /** What came of cutting its scenario down; null where nobody did. */
  readonly cut: CutOutcome | null;
}

/** `done`: nothing more can be cut. */
export type CutOutcome =
  | { readonly type: "done" | "stopped"; readonly progress: CutProgress }
  | {
      readonly type: "failed";
      readonly message: string;
      readonly isMemory: boolean;
      readonly progress: CutProgress | null;
    };

/** The scenario of an answer is being cut down; `progress` is null before it said anything. */
export interface CuttingDown {
  /** The answer's id. */
  readonly of: number;
  readonly progress: CutProgress | null;
}

type Telling =
  | { readonly status: "telling" }
  | { readonly status: "told"; readonly report: Report }
  | { readonly status: "failed"; readonly message: string; readonly isMemory: boolean };

export interface Running extends Asked {
  readonly isPaused: boolean;
  readonly progress: SearchProgress | null;
}

export interface InquiryState {
  readonly text: string;
  readonly origin: Origin;
  readonly running: Running | null;
  /** About the scenario that is open, the latest first. */
  readonly answered: readonly Answered[];
  /** The answer that is shown; null while a search goes on. */
  readonly shown: Answered | null;
  /** Which of its schedules, where there are several. */
  readonly chosen: number;
  readonly cutting: CuttingDown | null;
  /** Of the schedule that was chosen when it was asked for; null where none is shown. */
  readonly story: Telling | null;
  readonly actions: InquiryActions;
}

export interface InquiryActions {
  readonly write: (text: string) => void;
  readonly setOrigin: (origin: Origin) => void;
  /** Asks about what is open, in place of a question that is still searched for. */
  readonly ask: (question: Question) => void;
  /** Asks what is shown again, from the same moment, with the bounds of the settings. */
  readonly askAgain: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly show: (id: number) => void;
  /** Chooses another one of the schedules that are shown. */
  readonly choose: (schedule: number) => void;
  /**
   * Plays the schedule that is chosen as a branch and goes to the moment that was asked for, to where
   * it begins, or after so many of its steps. False when that is not possible.
   */
  readonly open: (at: "moment" | "start" | number) => Promise<boolean>;
  /** Cuts the scenario of the answer that is shown down to all that it takes. */
  readonly cutDown: () => void;
  /** Ends that; what is left so far stays. */
  readonly stopCutting: () => void;
  /** Opens what is left as a scenario of its own; undo brings back what was open. */
  readonly openCut: () => Promise<boolean>;
  /** Tells the story of the schedule that is chosen. */
  readonly tell: () => void;
  readonly closeStory: () => void;
}

export interface InquiryStore extends StoreApi<InquiryState> {
  /** Ends the search. */
  readonly destroy: () => void;
}

export interface InquiryPorts {
  /** Starts a worker for a search. May throw. */
  readonly spawn: () => ExploreWorker;
  /** How many workers may search together; one unless told. */
  readonly workers?: number;
  /** The whole address of a page that shows a fragment. */
  readonly urlOf: (fragment: string) => string;
}

/** What the parts of the store share. */
export interface InquiryHost {
  readonly session: StoreApi<SessionState>;
  readonly ports: InquiryPorts;
  readonly get: () => InquiryState;
  readonly set: (changes: Partial<InquiryState>) => void;
  /** Changes an answer wherever it is kept. */
  readonly update: (id: number, changes: Pick<Answered, "cut">) => void;
  /** Keeps an answer about what is open, under an id of its own, and shows it. */
  readonly conclude: (answered: Omit<Answered, "id">) => void;
  readonly announce: (text: string) => void;
}
