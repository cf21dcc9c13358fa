// One lane as one cell a device pixel: what is seen there, the most common state where steps are many.
import { bisectLeft, bisectRight } from "d3";
import { CLOCK_BIT, type Lane, STATE, TICK, TICK_SHIFT } from "./timelineModel.ts";

/** The horizontal view in device px. */
export interface Raster {
  /** Of the lanes on the screen. */
  readonly width: number;
  /** Of one position; may be far below 1. */
  readonly columnWidth: number;
  /** Whole px. */
  readonly offset: number;
  readonly columns: number;
  /** Of a step's mark; 0: the whole column. */
  readonly tickWidth: number;
}

// Weights of the codes that meet in one pixel (a code has six bits), and which of them are not 0.
const weights = new Float64Array(1 << TICK_SHIFT);
const meeting = new Uint8Array(1 << TICK_SHIFT);

/**
 * Fills `cells` (at least `width` long) for a lane. `clock` has `CLOCK_BIT` where the clock moved; waiting for
 * `selectedLock` (-1: none) is a state of its own.
 */
export function fillCells(
  lane: Lane,
  raster: Raster,
  cells: Uint16Array,
  { clock, selectedLock }: { readonly clock: Uint16Array; readonly selectedLock: number },
): void {
  cells.set(clock.subarray(0, raster.width));
  fillSpans(lane, raster, cells, selectedLock);
  if (raster.columnWidth >= 1) fillTicks(lane, raster, cells);
  else countTicks(lane, raster, cells);
}

/** Sets `CLOCK_BIT` where at least half of a pixel's positions are moves of the clock. */
export function fillClock(moves: readonly number[], raster: Raster, clock: Uint16Array): void {
  clock.fill(0);
  const [from, to] = findRange(raster);
  const { columnWidth, offset, width } = raster;
  let pixel = -1;
  let covered = 0;
  for (let index = bisectLeft(moves, from); index < moves.length; index++) {
    const position = moves[index] ?? 0;
    if (position >= to) return;
    if (columnWidth >= 1) {
      const left = Math.max(0, Math.round(position * columnWidth) - offset);
      const right = Math.min(width, Math.round((position + 1) * columnWidth) - offset);
      if (right > left) clock.fill(CLOCK_BIT, left, right);
      continue;
    }
    const x = Math.floor(position * columnWidth) - offset;
    covered = x === pixel ? covered + columnWidth : columnWidth;
    pixel = x;
    if (covered >= 0.5 && x >= 0 && x < width) clock[x] = CLOCK_BIT;
  }
}

/** The positions that are on the screen, the last one excluded. */
export function findRange({
  offset,
  columnWidth,
  width,
  columns,
}: Raster): readonly [number, number] {
  const from = Math.max(0, Math.floor(offset / columnWidth) - 1);
  return [from, Math.min(columns, Math.ceil((offset + width) / columnWidth) + 1)];
}

/** The index of the span that a position is in, or -1 before the first. */
export function findSpan(lane: Lane, position: number): number {
  return bisectRight(lane.starts, position, 0, lane.count) - 1;
}

/** The position of the job's own step nearest to a position and at most `reach` away, or -1. */
export function findTick(lane: Lane, position: number, reach: number): number {
  const after = bisectLeft(lane.ticks, position, 0, lane.tickCount);
  let best = -1;
  for (const index of [after, after - 1]) {
    if (index < 0 || index >= lane.tickCount) continue;
    const tick = lane.ticks[index] ?? -1;
    const distance = Math.abs(tick - position);
    if (distance <= reach && (best < 0 || distance < Math.abs(best - position))) best = tick;
  }
  return best;
}

function fillSpans(lane: Lane, raster: Raster, cells: Uint16Array, selectedLock: number): void {
  const { width, columnWidth, offset, columns } = raster;
  const { starts, codes, locks, count } = lane;
  let pixel = 0;
  // The code with the most weight in the pixel so far; in a tie the one that was there first.
  let best = 0;
  let most = 0;
  let met = 0;
  weights.fill(0);
  for (let span = Math.max(0, findSpan(lane, findRange(raster)[0])); span < count; span++) {
    const end = span + 1 < count ? (starts[span + 1] ?? 0) : columns;
    const to = Math.min(width, end * columnWidth - offset);
    const from = Math.max(0, (starts[span] ?? 0) * columnWidth - offset);
    if (from >= width) break;
    if (to <= from) continue;
    let code = codes[span] ?? 0;
    if (selectedLock >= 0 && locks[span] === selectedLock && (code & 7) === STATE.waiting) {
      code += STATE.waitingForSelected - STATE.waiting;
    }
    const last = Math.floor(to);
    let at = from;
    while (at < to) {
      const here = Math.floor(at);
      if (here !== pixel) {
        cells[pixel] = (cells[pixel] ?? 0) | best;
        while (met > 0) weights[meeting[--met] ?? 0] = 0;
        most = 0;
        best = 0;
        pixel = here;
      }
      if (here === at && here < last) {
        // Whole pixels that nothing else is in.
        if (code !== 0) for (let x = here; x < last; x++) cells[x] = (cells[x] ?? 0) | code;
        at = last;
        continue;
      }
      const next = Math.min(to, here + 1);
      const before = weights[code] ?? 0;
      if (before === 0) meeting[met++] = code;
      const weight = before + next - at;
      weights[code] = weight;
      if (weight > most) {
        most = weight;
        best = code;
      }
      at = next;
    }
  }
  if (pixel < width) cells[pixel] = (cells[pixel] ?? 0) | best;
}

function fillTicks(lane: Lane, raster: Raster, cells: Uint16Array): void {
  const { width, columnWidth, offset, tickWidth } = raster;
  const [from, to] = findRange(raster);
  const { ticks, kinds, tickCount } = lane;
  for (let index = bisectLeft(ticks, from, 0, tickCount); index < tickCount; index++) {
    const position = ticks[index] ?? 0;
    if (position >= to) return;
    const left = Math.round(position * columnWidth) - offset;
    const right =
      tickWidth > 0 ? left + tickWidth : Math.round((position + 1) * columnWidth) - offset;
    const bits = (kinds[index] ?? 0) << TICK_SHIFT;
    for (let x = Math.max(0, left); x < Math.min(width, right); x++)
      cells[x] = (cells[x] ?? 0) | bits;
  }
}

/** Many positions a pixel: a full mark where the job ran in half of them, and for every failure. */
function countTicks(lane: Lane, raster: Raster, cells: Uint16Array): void {
  const { width, columnWidth, offset } = raster;
  const [from, to] = findRange(raster);
  const { ticks, kinds, tickCount } = lane;
  let pixel = -1;
  let covered = 0;
  let tick: number = TICK.none;
  const settle = () => {
    if (pixel < 0 || pixel >= width || tick === TICK.none) return;
    const kind = tick === TICK.failure ? tick : covered >= 0.5 ? TICK.plain : TICK.few;
    cells[pixel] = (cells[pixel] ?? 0) | (kind << TICK_SHIFT);
  };
  for (let index = bisectLeft(ticks, from, 0, tickCount); index < tickCount; index++) {
    const position = ticks[index] ?? 0;
    if (position >= to) break;
    const x = Math.floor(position * columnWidth) - offset;
    if (x !== pixel) {
      settle();
      pixel = x;
      covered = 0;
      tick = TICK.none;
    }
    covered += columnWidth;
    if (tick !== TICK.failure) tick = kinds[index] ?? TICK.plain;
  }
  settle();
}
