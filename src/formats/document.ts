// What a link or a file holds besides the recording: what was selected and which panel was open.

import type { Recording } from "../sim/recording.ts";

/** Something that can be selected; jobs and locks by their index, a step by its position. */
export type Selection =
  | { readonly type: "job"; readonly job: number }
  | { readonly type: "lock"; readonly lock: number }
  | { readonly type: "step"; readonly position: number };

export const PANELS = ["inspector", "monitor", "scenario", "log", "ask", "graphs", "live"] as const;

export type Panel = (typeof PANELS)[number];

export interface View {
  readonly selection: Selection | null;
  readonly panel: Panel;
}

/** What is opened: a recording, and what of it was shown. */
export interface Opening {
  readonly recording: Recording;
  readonly view: View;
}

export const DEFAULT_VIEW: View = { selection: null, panel: "inspector" };
