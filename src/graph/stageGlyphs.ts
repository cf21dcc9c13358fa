// Small signs for how a job stands, as paths on a grid of 10. Each state has a shape of its own.
import type { JobState } from "./jobState.ts";

type GlyphName = JobState | "deleting" | "top" | "joinable";

/** Stroked with the text's colour; `FILLED` ones are filled too. */
export const GLYPHS: Readonly<Record<GlyphName, string>> = {
  ready: "M3.2 2.2v5.6l4.4-2.8z",
  waiting: "M3.4 2.4v5.2M6.6 2.4v5.2",
  notified:
    "M5 1.6c-1.5 0-2.4 1.1-2.4 2.6 0 2-.9 2.4-.9 3.1h6.6c0-.7-.9-1.1-.9-3.1 0-1.5-.9-2.6-2.4-2.6zM4.2 8.9h1.6",
  asleep: "M8 6.3A3.6 3.6 0 1 1 4.3 1.6 2.9 2.9 0 0 0 8 6.3z",
  deadlocked:
    "M2 5.6V4.4a2.4 2.4 0 0 1 4-1.6M8 4.4v1.2a2.4 2.4 0 0 1-4 1.6M6.4 1.2v1.9H4.5M3.6 8.8V6.9h1.9",
  working: "M5 1.5a3.5 3.5 0 1 0 3.5 3.5M5 3v2.2l1.7 1",
  done: "M2 5.3l2.1 2.1L8 3",
  deleting: "M2.6 2.6l4.8 4.8M7.4 2.6L2.6 7.4",
  top: "M2 5.6L5 2.4l3 3.2M5 2.8v5",
  joinable: "M5 2.2v5.6M2.2 5h5.6",
};

export const FILLED: readonly GlyphName[] = ["ready", "asleep"];
