// What the page knows of live runs: the one that is on, how the last one ended, and stress tests. Types only.
import type { StoreApi } from "zustand/vanilla";
import type { Timers } from "../worker/client.ts";
import type { LiveWorker, StressSize } from "../worker/liveClient.ts";
import type { LiveMode, LiveProgress, LiveResult } from "../worker/liveMessages.ts";

/** How jobs are to run, and why in turns where they do. */
export type LiveManner =
  | { readonly mode: "threads" }
  | { readonly mode: "turns"; readonly why: "notIsolated" | "tooMany" };

export type LiveTask =
  | { readonly type: "none" }
  | {
      readonly type: "on";
      readonly mode: LiveMode;
      /** Null until the first is told. */
      readonly progress: LiveProgress | null;
      /** Steps a second, of late. */
      readonly rate: number;
      readonly isStopping: boolean;
    }
  | {
      readonly type: "ended";
      readonly mode: LiveMode;
      readonly result: LiveResult;
      readonly progress: LiveProgress;
    }
  /** Without a result: it could not be started, broke down, or could not be recorded. */
  | {
      readonly type: "failed";
      readonly mode: LiveMode;
      readonly message: string;
      readonly progress: LiveProgress | null;
    };

export type OverTask = Extract<LiveTask, { readonly type: "ended" | "failed" }>;

export interface LiveState {
  /** A run of what is open, which is recorded. */
  readonly run: LiveTask;
  /** A run of a made-up scenario, which is only checked. */
  readonly stress: LiveTask;
  readonly actions: LiveActions;
}

export interface LiveActions {
  /** Runs what is open from the position that is shown. */
  readonly start: () => void;
  readonly hold: () => void;
  readonly goOn: () => void;
  /** While it is held: lets a job's thread through, or whoever is next. */
  readonly step: (job: number | null) => void;
  readonly stop: () => void;
  readonly startStress: (size: StressSize) => void;
  readonly stopStress: () => void;
  /** Shows the place of the threads. */
  readonly goThere: () => void;
}

export interface LiveStore extends StoreApi<LiveState> {
  /** Ends what is under way, without more ado. */
  readonly destroy: () => void;
}

export interface LivePorts {
  /** Starts a worker. May throw. */
  readonly spawn: () => LiveWorker;
  /** Whether threads can share memory here. */
  readonly canShare: () => boolean;
  readonly timers: Timers;
}
