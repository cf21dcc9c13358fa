// What page and live worker say to each other: orders, and reports while a run goes on.
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Exclusion } from "../live/checker.ts";
import type { Breakpoint } from "../sim/recording.ts";

/** `threads`: each job blocks in a thread of its own. `turns`: all jobs take turns in one worker. */
export type LiveMode = "threads" | "turns";

/** Threads that a run has at most. */
export const THREADS_MAX = 64;

export interface LiveStart {
  readonly scenario: Scenario;
  /** What was done before: the run goes on from there. */
  readonly choices: readonly Choice[];
  readonly mode: LiveMode;
  /** How many ms of the world go by in a real one. More than 0. */
  readonly scale: number;
  /** Begins with every thread held before its first step. */
  readonly isHeld: boolean;
  readonly breakpoints: readonly Breakpoint[];
  /** How many steps, of jobs and of the clock, the run may have. */
  readonly maxSteps: number;
  /** Whether the choices are wanted; else they are only checked. */
  readonly isRecorded: boolean;
}

/** A worker has one run in its life. */
export type LiveOrder =
  | { readonly type: "start"; readonly start: LiveStart }
  /** Holds every thread before its next critical section, and the clock. */
  | { readonly type: "hold" }
  | { readonly type: "goOn" }
  /** While they are held: lets a job through once. Null: those that are ready in turn, or else the clock moves on. */
  | { readonly type: "step"; readonly job: number | null }
  | { readonly type: "breakpoints"; readonly breakpoints: readonly Breakpoint[] }
  /** The choices reported so far have been shown: the next ones may come. */
  | { readonly type: "shown" }
  /** Ends the threads and reports what there is. */
  | { readonly type: "stop" }
  /** A thread that was asked for ended by itself, or could not be started. `why`: a phrase. */
  | { readonly type: "died"; readonly thread: number; readonly why: string };

/** `starting` until all threads are there. */
export type LivePhase = "starting" | "running" | "held";

export interface LiveProgress {
  readonly phase: LivePhase;
  /** Why the threads are held, as a sentence, where nobody asked for it; else null. */
  readonly why: string | null;
  readonly threads: number;
  /** Threads whose job is done. */
  readonly done: number;
  /** Steps made, and those of them that came to the same in the simulator. */
  readonly steps: number;
  readonly checked: number;
  /** By job: steps checked. */
  readonly stepsByJob: readonly number[];
  /** Of the world, in ms. */
  readonly clock: number;
  /** Since the button, in real ms. */
  readonly elapsedMs: number;
  /** From the button until all threads were there, in real ms; null before. */
  readonly startMs: number | null;
}

/** How a run ended. All but the first four are defects, or troubles of the browser. */
export type LiveEnding =
  | "done"
  | "stopped"
  /** All wait, and nothing can wake them. */
  | "deadlock"
  /** No room for more steps. */
  | "full"
  /** The threads did something else than the simulator. */
  | "difference"
  /** A job could run and its thread did nothing. */
  | "asleep"
  /** A thread ended by itself. */
  | "died";

export interface LiveResult {
  readonly ending: LiveEnding;
  /** What there is to say about it, as a sentence or more. */
  readonly text: string;
  /** Null where a thread was ended in the middle of something. */
  readonly exclusion: Exclusion | null;
}

export type LiveReport =
  /** One more thread is wanted, which speaks by the port. It ends with the run, and not before. */
  | { readonly type: "spawn"; readonly thread: number; readonly port: MessagePort }
  | { readonly type: "progress"; readonly progress: LiveProgress }
  /** The next choices of the recording, all of them checked. Not before the last ones were shown. */
  | { readonly type: "choices"; readonly choices: readonly Choice[] }
  /** The last one: all choices were reported before. Threads that are left are to be ended. */
  | { readonly type: "ended"; readonly result: LiveResult; readonly progress: LiveProgress }
  /** The last one too: the run could not be started, or its worker broke down. */
  | { readonly type: "failed"; readonly message: string };
