// What page and exploring worker say to each other: orders, and reports as long as it works. Types only.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Exploration } from "../explore/exploration.ts";
import type { ClockRule } from "../explore/moves.ts";
import type { Mapped } from "../explore/stateGraph.ts";
import type { Course } from "../sim/change.ts";
import type { Concern } from "../sim/concern.ts";
import type { Contrast } from "../sim/contrast.ts";
import type { LockOrder } from "../sim/lockOrder.ts";
import type { Answer, Found, Question } from "../sim/question.ts";
import type { Story } from "../sim/story.ts";
import type { TrailStep } from "../sim/view.ts";

/** A question about all that can follow, and how far the search may go. */
export interface Ask {
  readonly scenario: Scenario;
  /** What was done before: the schedules begin after it. */
  readonly choices: readonly Choice[];
  readonly question: Question;
  readonly clock: ClockRule;
  readonly maxStates: number;
  readonly maxBytes: number;
  /** How many workers may search together; one unless told. */
  readonly workers?: number;
}

/** The graph of all that can follow; see `StateMapper`. */
export interface MapOrder extends Pick<Ask, "scenario" | "choices" | "clock"> {
  readonly maxStates: number;
  readonly maxCounted: number;
}

/** A schedule that answers a question, whose scenario is to be cut down to all that it takes. */
export interface CutOrder extends Ask {
  /** From where the choices before it lead. */
  readonly found: Found;
}

/** A schedule from the start, which is to be told as a story. */
export type TellOrder = Pick<Ask, "scenario" | "choices">;

/** What would help a job that waits after the choices, and how far to look. */
export interface HelpOrder extends Pick<Ask, "scenario" | "choices" | "maxStates"> {
  readonly job: number;
  /** Of work, in ms. */
  readonly maxMs: number;
}

/** Two courses of as many choices. */
export interface CompareOrder {
  readonly as: Course;
  readonly otherwise: Course;
}

/** A worker is asked one question in its life; to stop it is to end it. */
export type ExploreOrder =
  | { readonly type: "ask"; readonly ask: Ask }
  | { readonly type: "pause" }
  | { readonly type: "continue" }
  /** Everything that lies within reach of a scenario, as the recorded explorations say it. */
  | { readonly type: "explore"; readonly scenario: Scenario }
  | { readonly type: "map"; readonly map: MapOrder }
  /** Which locks jobs take while they hold others. */
  | { readonly type: "lockOrder"; readonly scenario: Scenario }
  | { readonly type: "cut"; readonly cut: CutOrder }
  | { readonly type: "tell"; readonly tell: TellOrder }
  | { readonly type: "help"; readonly help: HelpOrder }
  | { readonly type: "compare"; readonly compare: CompareOrder };

export interface SearchProgress {
  readonly states: number;
  /** States all of whose choices were followed; the others are still to be. */
  readonly followed: number;
  /** Choices followed. */
  readonly steps: number;
  /** About the memory that it takes. */
  readonly bytes: number;
  /** Without pauses. */
  readonly elapsedMs: number;
  /** States a second of late, without pauses; 0 before there is anything to measure. */
  readonly rate: number;
}

/** An answer with its schedules: none where nothing was found, several where that was asked for. */
export interface Told {
  readonly answer: Answer;
  readonly schedules: readonly Schedule[];
}

/** Told step by step. */
export interface Schedule {
  readonly steps: readonly TrailStep[];
  /** What is to be looked at when it is open. */
  readonly concern: Concern | null;
  /** What is particular about it among several, as sentences; else empty. */
  readonly about: string;
}

/** How much there is of a scenario, and how long its schedule is. */
export interface Extent {
  readonly jobs: number;
  readonly operations: number;
  readonly locks: number;
  readonly choices: number;
}

/** What is left of a scenario, and its schedule, from its start. */
export interface Cut {
  readonly scenario: Scenario;
  readonly told: Told;
}

export interface CutProgress {
  /** Cuts tried, and those of them that were made. */
  readonly tried: number;
  readonly made: number;
  readonly elapsedMs: number;
  readonly before: Extent;
  readonly after: Extent;
  /** So far. */
  readonly cut: Cut;
}

/** Other jobs that go on, and the shortest schedule of theirs after which the job has its lock. */
export interface ToldRemedy {
  /** None where the clock, or the job itself, is enough. */
  readonly jobs: readonly number[];
  readonly steps: readonly TrailStep[];
}

/** What would help a job, as far as it was looked for. */
export interface HelpTold {
  /** Those with fewer jobs first. */
  readonly found: readonly ToldRemedy[];
  /** Looked at. */
  readonly states: number;
  /** Every set of other jobs was looked at: there is no more than what was found. */
  readonly isComplete: boolean;
}

/** The first moment that differs, after `position` choices. */
export interface Compared {
  readonly position: number;
  /** What was done otherwise. */
  readonly choices: readonly Choice[];
  /** The last step as a sentence. */
  readonly as: string;
  /** So too, or where it was not made why it is not possible, as a phrase. */
  readonly otherwise: string;
  readonly isMade: boolean;
  readonly contrasts: readonly Contrast[];
}

export type ExploreReport =
  | { readonly type: "progress"; readonly progress: SearchProgress }
  | { readonly type: "answer"; readonly told: Told; readonly progress: SearchProgress }
  | { readonly type: "explored"; readonly exploration: Exploration }
  /** States found so far. */
  | { readonly type: "mapping"; readonly states: number }
  | { readonly type: "mapped"; readonly mapped: Mapped }
  | { readonly type: "lockOrder"; readonly order: LockOrder }
  /** `cut`: nothing more can be. */
  | { readonly type: "cutting" | "cut"; readonly progress: CutProgress }
  /** The fragment is of a link that opens at the end of the schedule. */
  | { readonly type: "story"; readonly story: Story; readonly fragment: string }
  /** `helped`: it is not looked for any further. */
  | { readonly type: "helping" | "helped"; readonly told: HelpTold }
  /** So many choices so far. */
  | { readonly type: "comparing"; readonly made: number }
  /** Null: nothing differs to the end. */
  | { readonly type: "compared"; readonly compared: Compared | null }
  /** `isMemory`: there was not enough of it. */
  | { readonly type: "failed"; readonly message: string; readonly isMemory: boolean };
