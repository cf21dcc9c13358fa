// The page's side of what is made of a schedule that was found: its scenario cut down, its story told.
import type { Story } from "../sim/story.ts";
import type { ExploreWorker } from "./exploreClient.ts";
import type { CutOrder, CutProgress, TellOrder } from "./exploreMessages.ts";
import { startWorker } from "./startWorker.ts";

type OnFailed = (message: string, isMemory: boolean) => void;

interface CutListener {
  /** `isDone`: nothing more can be cut. */
  readonly onProgress: (progress: CutProgress, isDone: boolean) => void;
  readonly onFailed: OnFailed;
}

interface StoryListener {
  readonly onStory: (story: Story, fragment: string) => void;
  readonly onFailed: OnFailed;
}

/** Cuts a scenario down. Returns what stops that. */
export function startCutting(
  spawn: () => ExploreWorker,
  cut: CutOrder,
  { onProgress, onFailed }: CutListener,
): () => void {
  return startWorker(spawn, { type: "cut", cut }, "cut", {
    onReport: (report) => {
      if (report.type === "cutting" || report.type === "cut") {
        onProgress(report.progress, report.type === "cut");
      }
    },
    onFailed,
  }).stop;
}

/** Tells a story. Returns what stops that. */
export function startTelling(
  spawn: () => ExploreWorker,
  tell: TellOrder,
  { onStory, onFailed }: StoryListener,
): () => void {
  return startWorker(spawn, { type: "tell", tell }, "story", {
    onReport: (report) => {
      if (report.type === "story") onStory(report.story, report.fragment);
    },
    onFailed,
  }).stop;
}
