// Paints the lanes that are on the screen: pixels written into one image, and names where there is room.
import { fillCells, fillClock, findRange, findSpan, type Raster } from "./timelineCells.ts";
import type { TimelineColors } from "./timelineColors.ts";
import { STATE } from "./timelineModel.ts";
import {
  BAR,
  createHatch,
  createPalette,
  LANE_HEIGHT,
  type Palette,
  writeLane,
} from "./timelinePixels.ts";
import { countLanes, prepareCanvas, type Scene } from "./timelineScene.ts";
import { formatNumber } from "./timelineText.ts";

/** Below this width (CSS px) of a column a step's mark takes all of it. */
const NARROW = 3;
const FONT_SIZE = 10;
const TEXT_GAP = 3;
const SHORTEST_TEXT = 2;

interface Buffers {
  readonly colors: TimelineColors;
  readonly density: number;
  readonly palette: Palette;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
  readonly hatch: Int32Array;
  readonly cells: Uint16Array;
  readonly clock: Uint16Array;
}

/** A bar with room for a word; device px. */
interface Caption {
  readonly text: string;
  readonly state: number;
  readonly x: number;
  readonly y: number;
}

/** Parts of a scene that the painting depends on, beside some of the input. */
const PAINTED = ["plot", "height", "scrollTop", "density", "colors"] as const;

const STYLES = [
  { state: STATE.waiting, ink: "waiting", paper: "waiting-soft" },
  { state: STATE.waitingForSelected, ink: "accent", paper: "accent-soft" },
  { state: STATE.working, ink: "working", paper: "working-soft" },
] as const;

export interface LanePainter {
  paint(scene: Scene): void;
}

/** Draws on the given canvas, which it sizes itself. */
export function createLanePainter(canvas: HTMLCanvasElement): LanePainter {
  let buffers: Buffers | null = null;
  let painted: Scene | null = null;
  return {
    paint(scene) {
      if (painted !== null && looksAlike(painted, scene)) return;
      painted = scene;
      const context = prepareCanvas(canvas, scene.plot, scene.height, scene.density);
      if (context === null) return;
      buffers = renewBuffers(context, buffers, scene);
      const raster = createRaster(scene, canvas.width);
      const font = `${FONT_SIZE * scene.density}px ${scene.colors.fontMono}`;
      if (context.font !== font) context.font = font;
      const letter = context.measureText("0").width;
      const captions = paintLanes(scene, raster, buffers, letter);
      context.putImageData(buffers.image, 0, 0);
      paintCaptions(context, captions, scene, letter);
    },
  };
}

/** Whether the lanes look the same in two scenes: positions and what is selected lie over them. */
function looksAlike(a: Scene, b: Scene): boolean {
  return (
    PAINTED.every((key) => a[key] === b[key]) &&
    a.view.columnWidth === b.view.columnWidth &&
    a.view.offset === b.view.offset &&
    a.input.trail === b.input.trail &&
    a.input.lanes === b.input.lanes &&
    // The names of locks do not change within a trail.
    a.input.locks.length === b.input.locks.length &&
    a.input.jobs.length === b.input.jobs.length &&
    findSelectedLock(a) === findSelectedLock(b)
  );
}

function renewBuffers(
  context: CanvasRenderingContext2D,
  before: Buffers | null,
  { colors, density }: Scene,
): Buffers {
  const { width, height } = context.canvas;
  const isSamePalette = before?.colors === colors && before.density === density;
  const isSameSize = before?.image.width === width && before.image.height === height;
  if (before !== null && isSamePalette && isSameSize) return before;
  const palette = isSamePalette ? before.palette : createPalette(colors.pixels, density);
  const image = context.createImageData(width, height);
  return {
    colors,
    density,
    palette,
    image,
    pixels: new Uint32Array(image.data.buffer),
    hatch: createHatch(palette, width),
    cells: new Uint16Array(width),
    clock: new Uint16Array(width),
  };
}

/** The horizontal view in device px, for an image of that width. */
function createRaster({ view, density, input }: Scene, width: number): Raster {
  const { columnWidth } = view;
  const tickWidth =
    columnWidth < NARROW ? 0 : Math.round(Math.min(9, Math.max(2, columnWidth * 0.4)) * density);
  return {
    width,
    columnWidth: columnWidth * density,
    offset: Math.round(view.offset * density),
    columns: input.trail.length + 1,
    tickWidth,
  };
}

function paintLanes(
  scene: Scene,
  raster: Raster,
  buffers: Buffers,
  letter: number,
): readonly Caption[] {
  const { model, density, scrollTop } = scene;
  const { image, pixels, cells, clock, palette, hatch } = buffers;
  const lanes = countLanes(scene);
  const captions: Caption[] = [];
  fillClock(model.clockMoves, raster, clock);
  let bottom = 0;
  for (let job = Math.floor(scrollTop / LANE_HEIGHT); job < lanes && bottom < image.height; job++) {
    const top = Math.round((job * LANE_HEIGHT - scrollTop) * density);
    bottom = Math.round(((job + 1) * LANE_HEIGHT - scrollTop) * density);
    const lane = model.lanes[job];
    if (lane === undefined) cells.set(clock);
    else {
      fillCells(lane, raster, cells, { clock, selectedLock: findSelectedLock(scene) });
      for (const caption of listCaptions(scene, raster, job, letter))
        captions.push({ ...caption, y: top });
    }
    const target = { pixels, width: image.width, height: image.height, top, bottom };
    writeLane(target, cells, palette, { hatch, offset: raster.offset });
  }
  pixels.fill(0, Math.max(0, bottom) * image.width);
  return captions;
}

function findSelectedLock({ input }: Scene): number {
  return input.selection?.type === "lock" ? input.selection.lock : -1;
}

/** Words for the bars of a lane that have room for one. */
function listCaptions(
  scene: Scene,
  raster: Raster,
  job: number,
  letter: number,
): readonly Omit<Caption, "y">[] {
  const lane = scene.model.lanes[job];
  if (lane === undefined) return [];
  const { columnWidth, offset, columns, width } = raster;
  const [first, end] = findRange(raster);
  const gap = TEXT_GAP * scene.density;
  const least = SHORTEST_TEXT * letter + 2 * gap;
  const found: Omit<Caption, "y">[] = [];
  for (let span = Math.max(0, findSpan(lane, first)); span < lane.count; span++) {
    const start = lane.starts[span] ?? 0;
    if (start >= end) break;
    const stop = span + 1 < lane.count ? (lane.starts[span + 1] ?? 0) : columns;
    const right = Math.min(width, stop * columnWidth - offset);
    const left = Math.max(0, start * columnWidth - offset + raster.tickWidth);
    if (right - left < least) continue;
    const isSelected = lane.locks[span] === findSelectedLock(scene) && lane.locks[span] !== -1;
    const state = isSelected ? STATE.waitingForSelected : (lane.codes[span] ?? 0) & 7;
    const text = findWord(scene, job, span, Math.floor((right - left - 2 * gap) / letter));
    if (text !== "") found.push({ text, state, x: Math.round(left + gap) });
  }
  return found;
}

/** What a bar of so many letters says: the lock that the job waits for, or when its work ends. */
function findWord(scene: Scene, job: number, span: number, letters: number): string {
  const lane = scene.model.lanes[job];
  const state = (lane?.codes[span] ?? 0) & 7;
  if (lane === undefined) return "";
  if (state === STATE.waiting) {
    return shorten(scene.input.locks[lane.locks[span] ?? -1]?.name ?? "", letters);
  }
  if (state !== STATE.working) return "";
  for (const event of scene.input.trail[(lane.starts[span] ?? 0) - 1]?.events ?? []) {
    if (event.type !== "works" || event.job !== job) continue;
    const text = `until ${formatNumber(event.until)} ms`;
    return text.length <= letters ? text : "";
  }
  return "";
}

/** A name in so many letters: all of it, else what comes after the level, else its beginning; else nothing. */
export function shorten(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const own = text.slice(text.indexOf("/") + 1);
  if (own.length <= letters) return own;
  return letters < 4 ? "" : `${own.slice(0, letters - 1)}…`;
}

function paintCaptions(
  context: CanvasRenderingContext2D,
  captions: readonly Caption[],
  { colors, density }: Scene,
  letter: number,
): void {
  const pad = TEXT_GAP * density - 1;
  const top = Math.round((BAR.top + 1) * density);
  const tall = Math.round((BAR.bottom - 1) * density) - top;
  const base = Math.round((BAR.bottom - 2.5) * density);
  context.textBaseline = "alphabetic";
  for (const { state, ink, paper } of STYLES) {
    const mine = captions.filter((caption) => caption.state === state);
    context.fillStyle = colors.css[paper];
    for (const { text, x, y } of mine) {
      context.fillRect(x - pad, y + top, text.length * letter + 2 * pad, tall);
    }
    context.fillStyle = colors.css[ink];
    for (const { text, x, y } of mine) context.fillText(text, x, y + base);
  }
}
