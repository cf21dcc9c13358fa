// Cells to pixels: how each cell looks in each row of a lane, and writing lanes into an image's memory.
import type { TimelineColors } from "./timelineColors.ts";
import { CELLS, CLOCK_BIT, HOLD_SHIFT, STATE, TICK, TICK_SHIFT } from "./timelineModel.ts";

/** In CSS px. Names of lanes are pressed, and no target may be smaller. */
export const LANE_HEIGHT = 24;
/** Where a lane's bars are, from its top, in CSS px. */
export const BAR = { top: 3, bottom: 17 } as const;
const MARK = { top: 3, bottom: 17 } as const;
const FAILURE = { top: 1, bottom: 19 } as const;
const FEW = { top: 8, bottom: 12 } as const;
const READY = { top: 9.5, bottom: 10.5 } as const;
const SEPARATOR = LANE_HEIGHT - 1;
const HATCH = 6;

type Pixels = TimelineColors["pixels"];

/** How much of the ink a bar's hatch has; more would outshout the marks of the steps. */
const HATCH_STRENGTH = 0.5;

/** What every cell looks like in every row, for one theme and one density of pixels. */
export interface Palette {
  /** Device px of a lane. */
  readonly rows: number;
  /** Device px after which a hatch repeats. */
  readonly period: number;
  /** By phase of the hatch (off, on), row and cell. */
  readonly table: Uint32Array;
}

/** `density`: device px a CSS px. */
export function createPalette(colors: Pixels, density: number): Palette {
  const rows = Math.ceil(LANE_HEIGHT * density);
  const table = new Uint32Array(2 * rows * CELLS);
  for (let row = 0; row < rows; row++) {
    const y = (row + 0.5) / density;
    for (let cell = 0; cell < CELLS; cell++) {
      table[row * CELLS + cell] = findPixel(colors, cell, y, false);
      table[(rows + row) * CELLS + cell] = findPixel(colors, cell, y, true);
    }
  }
  return { rows, period: Math.max(2, Math.round(HATCH * density)), table };
}

/** A lane's place in an image; all in device px. */
export interface Target {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
  /** Of the lane; rows outside the image are left out. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Writes one lane. `hatch` comes from `createHatch` for at least this width; `offset` is the horizontal scroll, so
 * that hatches move along with what they fill.
 */
export function writeLane(
  target: Target,
  cells: Uint16Array,
  palette: Palette,
  { hatch, offset }: { readonly hatch: Int32Array; readonly offset: number },
): void {
  const { pixels, width, height, top, bottom } = target;
  const { rows, period, table } = palette;
  const from = Math.max(0, top);
  const to = Math.min(height, bottom);
  for (let y = from; y < to; y++) {
    // Fractional densities make lanes a row shorter now and then: the separator stays.
    const row = y === bottom - 1 ? rows - 1 : y - top;
    const base = row * CELLS;
    const shift = (offset + row) % period;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      pixels[start + x] = table[(hatch[x + shift] ?? 0) + base + (cells[x] ?? 0)] ?? 0;
    }
  }
}

/** For each x where in a palette's table the phase of the hatch begins. */
export function createHatch(palette: Palette, width: number): Int32Array {
  const { period, rows } = palette;
  const on = rows * CELLS;
  return Int32Array.from({ length: width + period }, (_, x) =>
    x % period < Math.round(period / 3) ? on : 0,
  );
}

/** The pixel of a cell at `y` CSS px from the lane's top; 0 is transparent. */
function findPixel(colors: Pixels, cell: number, y: number, isHatched: boolean): number {
  if (y >= SEPARATOR) return colors.line;
  return (
    findTick(colors, (cell >> TICK_SHIFT) & 7, y) ||
    findHold(colors, (cell >> HOLD_SHIFT) & 7, y, isHatched) ||
    findState(colors, cell & 7, y, isHatched) ||
    (cell & CLOCK_BIT ? colors.sunken : 0)
  );
}

function findTick(colors: Pixels, tick: number, y: number): number {
  switch (tick) {
    case TICK.plain:
      return isWithin(y, MARK) ? colors["text-soft"] : 0;
    case TICK.exclusive:
      return isWithin(y, MARK) ? colors.exclusive : 0;
    case TICK.shared:
      // Striped, as shared is hatched everywhere.
      if (!isWithin(y, MARK)) return 0;
      return Math.floor(y - MARK.top) % 3 < 2 ? colors.shared : colors["shared-soft"];
    case TICK.failure:
      return isWithin(y, FAILURE) ? colors.danger : 0;
    case TICK.few:
      return isWithin(y, FEW) ? colors.text : 0;
    default:
      return 0;
  }
}

function findHold(colors: Pixels, held: number, y: number, isHatched: boolean): number {
  if (held === 0) return 0;
  const isShared = held > 3;
  const count = isShared ? held - 3 : held;
  if (y < SEPARATOR - 1 - count || y >= SEPARATOR) return 0;
  if (!isShared) return colors.exclusive;
  return isHatched ? colors["shared-soft"] : colors.shared;
}

function findState(colors: Pixels, state: number, y: number, isHatched: boolean): number {
  const isEdge = y < BAR.top + 1 || y >= BAR.bottom - 1;
  switch (state) {
    case STATE.ready:
      return isWithin(y, READY) ? colors["text-faint"] : 0;
    case STATE.waiting:
      if (!isWithin(y, BAR)) return 0;
      return findBar(colors.waiting, colors["waiting-soft"], isEdge, isHatched);
    case STATE.waitingForSelected:
      if (!isWithin(y, BAR)) return 0;
      return findBar(colors.accent, colors["accent-soft"], isEdge, isHatched);
    case STATE.working:
      if (!isWithin(y, BAR)) return 0;
      return isEdge ? colors.working : colors["working-soft"];
    default:
      return 0;
  }
}

function findBar(ink: number, paper: number, isEdge: boolean, isHatched: boolean): number {
  if (isEdge) return ink;
  return isHatched ? mixPixels(ink, paper, HATCH_STRENGTH) : paper;
}

/** Two opaque pixels as one, with so much of the first, 0 to 1. */
function mixPixels(first: number, second: number, share: number): number {
  let mixed = 255 << 24;
  for (const shift of [0, 8, 16]) {
    const [a, b] = [(first >> shift) & 255, (second >> shift) & 255];
    mixed |= Math.round(a * share + b * (1 - share)) << shift;
  }
  return mixed >>> 0;
}

function isWithin(
  y: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): boolean {
  return y >= top && y < bottom;
}
