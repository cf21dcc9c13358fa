// Everything that one frame of the timeline is drawn from, and the little that follows from it.
import type { TimelineColors } from "./timelineColors.ts";
import type { TimelineModel } from "./timelineModel.ts";
import type { Extent, HorizontalView, TimelineInput } from "./timelineTypes.ts";

/** Lengths in CSS px. */
export interface Scene {
  readonly input: TimelineInput;
  readonly model: TimelineModel;
  readonly colors: TimelineColors;
  readonly view: HorizontalView;
  /** Width and height of the lanes on the screen. */
  readonly plot: number;
  readonly height: number;
  /** How much of the lanes is scrolled out at the top. */
  readonly scrollTop: number;
  /** Device px a CSS px. */
  readonly density: number;
  /** The position that is shown: the input's, or the one that somebody is on the way to. */
  readonly position: number;
}

/** Number of lanes: jobs that are there, and those that are spawned later. */
export function countLanes({ input, model }: Pick<Scene, "input" | "model">): number {
  return Math.max(input.jobs.length, model.lanes.length);
}

/** The name of a job, also of one that is not there yet at this position. */
export function findJobName({ input, model }: Pick<Scene, "input" | "model">, job: number): string {
  return input.jobs[job]?.name ?? model.spawned.get(job) ?? `job ${job}`;
}

/** What the horizontal view is cut from. */
export function findExtent({ input, plot }: Pick<Scene, "input" | "plot">): Extent {
  return { plot, columns: input.trail.length + 1 };
}

/** Makes a canvas as large as wanted, in CSS px, and gives its context; null where it has no room. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  density: number,
): CanvasRenderingContext2D | null {
  const across = Math.round(width * density);
  const down = Math.round(height * density);
  if (across < 1 || down < 1) return null;
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  canvas.style.width = `${across / density}px`;
  canvas.style.height = `${down / density}px`;
  return canvas.getContext("2d");
}
