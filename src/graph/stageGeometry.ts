// Sizes of the stage's cells, chosen by how many locks there are and how much room. Pure, in px at zoom 1.

import { measureText } from "./stageText.ts";

/** A rectangle in the picture's own px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room that the picture has, in CSS px. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** How a lock's cell is divided. The same for all cells of a layout, whatever the state. */
export interface Geometry {
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** From one cell to the next. */
  readonly pitchX: number;
  readonly pitchY: number;
  readonly columns: number;
  /** Room above the cells of a band. */
  readonly bandTop: number;
  /** The lock's name has a line of its own above the owners. */
  readonly hasNameLine: boolean;
  readonly ownerRows: number;
  readonly queueRows: number;
  /** Names of the levels stand above their bands, for want of room at the left. */
  readonly isNarrow: boolean;
  /** Cells are many: seen as marks from afar, read from near. */
  readonly isCompact: boolean;
}

/** What the choice of sizes depends on. */
export interface Amounts {
  /** Locks in each band. */
  readonly bands: readonly number[];
  readonly jobs: number;
  /** Characters of a usual lock's and the longest job's name. */
  readonly titleLength: number;
  readonly nameLength: number;
  /** px that jobs take above the bands, `top` of them above the first row. */
  readonly measureRail: (width: number, top: number) => number;
}

/** `ownerRows` and `queueRows` at most: fewer where there are few jobs. */
interface Size {
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly hasNameLine: boolean;
  readonly ownerRows: number;
  readonly queueRows: number;
}

/** Room at the left of each cell in which edges run. */
export const GUTTER = 18;
/** Height of a token, and of a card of the queue. */
export const TOKEN_HEIGHT = 18;
export const CARD_HEIGHT = 22;
/** From one row of owners, or of the queue, to the next. */
export const OWNER_PITCH = 21;
export const QUEUE_PITCH = 25;
/** Between a lock and its queue. */
export const QUEUE_GAP = 4;
/** Of a lock's box without owners, and of a job: no target for a pointer may be smaller. */
export const BOX_HEIGHT = 24;
const ROW_GAP = 8;
const ROW_GAP_MAX = 26;
const LABEL_WIDTH = 118;
/** For the name of a band above its cells: at zoom 1, and on the screen where all is seen from afar. */
const HEADER_HEIGHT = 24;
const HEADER_SEEN = 17;
const HEADER_ROUNDS = 4;
const HEADER_MAX = 160;
const BAND_PAD = 9;
const FEW = 12;
const NARROW = 560;
const COLUMNS_MAX = 200;
const CELL_MIN = 96;
const COMPACT_PAD = 48;

const SIZES: readonly Size[] = [
  { minWidth: 250, maxWidth: 440, hasNameLine: true, ownerRows: 2, queueRows: 3 },
  { minWidth: 196, maxWidth: 380, hasNameLine: true, ownerRows: 1, queueRows: 2 },
];
const SNUG: Size = { minWidth: 132, maxWidth: 320, hasNameLine: false, ownerRows: 1, queueRows: 1 };
/** For so many jobs that queues are long even if the picture does not fit the view then. */
const CROWDED: Size = { ...SNUG, hasNameLine: true, queueRows: 2 };
const MANY_JOBS = 20;
const COMPACT = { minWidth: 112, maxWidth: 190, titleMax: 12, nameMax: 10 };
/** What a token takes among owners, a card in the queue: for guessing how many rows may be needed. */
const OWNER_WIDTH = 38;
const WAITER_WIDTH = 46;

/** The largest cells with which everything is seen at once; else the smallest that read well. */
export function chooseGeometry(amounts: Amounts, viewport: Viewport): Geometry {
  if (Math.max(...amounts.bands) > FEW) return chooseCompact(amounts, viewport);
  for (const size of SIZES) {
    const geometry = divide(size, amounts, viewport);
    const slack = viewport.height - measureHeight(amounts, geometry);
    if (slack >= 0) return spread(geometry, amounts, slack);
  }
  const size = amounts.jobs > MANY_JOBS ? CROWDED : SNUG;
  const geometry = divide(size, amounts, viewport);
  return spread(geometry, amounts, viewport.height - measureHeight(amounts, geometry));
}

/** Where cells begin, in CSS px from the left: beside the labels, if these are there. */
export function measureLabels(viewport: Viewport): number {
  return viewport.width < NARROW ? 0 : LABEL_WIDTH;
}

/** As few rows as fit side by side, and no more columns than these rows take. */
function divide(size: Size, amounts: Amounts, viewport: Viewport): Geometry {
  const room = viewport.width - measureLabels(viewport) - GUTTER;
  const fitting = Math.max(1, Math.floor(room / (size.minWidth + GUTTER)));
  const rows = countRows(amounts, fitting);
  let columns = fitting;
  while (columns > 1 && countRows(amounts, columns - 1) === rows) columns -= 1;
  const cellWidth = Math.min(size.maxWidth, Math.floor(room / columns) - GUTTER);
  return build(
    fitRows(size, amounts.jobs, cellWidth),
    Math.max(cellWidth, CELL_MIN),
    columns,
    viewport,
  );
}

function fitRows(size: Size, jobs: number, width: number): Size {
  const owners = Math.ceil((jobs * OWNER_WIDTH) / width);
  const waiters = Math.ceil((jobs * WAITER_WIDTH) / width);
  return {
    ...size,
    ownerRows: Math.max(1, Math.min(size.ownerRows, owners)),
    queueRows: Math.max(1, Math.min(size.queueRows, waiters)),
  };
}

function build(size: Size, cellWidth: number, columns: number, viewport: Viewport): Geometry {
  const { hasNameLine, ownerRows, queueRows } = size;
  const box = measureBox(hasNameLine, ownerRows);
  const cellHeight = box + QUEUE_GAP + queueRows * QUEUE_PITCH - (QUEUE_PITCH - CARD_HEIGHT);
  const pitchX = cellWidth + GUTTER;
  const pitchY = cellHeight + ROW_GAP;
  const isNarrow = viewport.width < NARROW;
  const bandTop = isNarrow ? HEADER_HEIGHT : BAND_PAD;
  const shape = { cellWidth, cellHeight, pitchX, pitchY, columns, bandTop };
  return { ...shape, hasNameLine, ownerRows, queueRows, isNarrow, isCompact: false };
}

/** Height of a lock that is in use. */
export function measureBox(hasNameLine: boolean, ownerRows: number): number {
  return BOX_HEIGHT + (hasNameLine ? ownerRows * OWNER_PITCH + 1 : 0);
}

function countRows(amounts: Amounts, columns: number): number {
  return amounts.bands.reduce((rows, count) => rows + Math.max(1, Math.ceil(count / columns)), 0);
}

function measureHeight(amounts: Amounts, geometry: Geometry): number {
  const { columns, pitchX, pitchY, bandTop } = geometry;
  const rail = amounts.measureRail(columns * pitchX, bandTop);
  const tops = amounts.bands.length * bandTop;
  return rail + tops + countRows(amounts, columns) * pitchY;
}

/** Gives rows some of the height that is left over. */
function spread(geometry: Geometry, amounts: Amounts, slack: number): Geometry {
  if (slack <= 0) return geometry;
  const extra = Math.min(ROW_GAP_MAX, slack / countRows(amounts, geometry.columns));
  return { ...geometry, pitchY: geometry.pitchY + Math.floor(extra) };
}

/** Wide enough for a usual lock's name and one owner. */
function measureCompact({ titleLength, nameLength }: Amounts): number {
  const title = measureText("m".repeat(Math.min(COMPACT.titleMax, titleLength)));
  const name = measureText("m".repeat(Math.min(COMPACT.nameMax, nameLength)));
  return Math.max(COMPACT.minWidth, Math.min(COMPACT.maxWidth, title + name + COMPACT_PAD));
}

/** As many columns as make the whole largest on the screen. */
function chooseCompact(amounts: Amounts, viewport: Viewport): Geometry {
  const width = measureCompact(amounts);
  const shape = (bandTop?: number) => (columns: number) => {
    const geometry = build(SNUG, width, columns, viewport);
    return bandTop === undefined ? geometry : { ...geometry, bandTop };
  };
  let best = findLargest(shape(), amounts, viewport);
  // Names of bands above their cells are as large from afar as from near; that makes the whole smaller again.
  for (let round = 0; best.isNarrow && round < HEADER_ROUNDS; round += 1) {
    const wanted = HEADER_SEEN / measureScale(best, amounts, viewport);
    best = findLargest(shape(Math.min(HEADER_MAX, Math.ceil(wanted))), amounts, viewport);
  }
  return { ...best, isCompact: true };
}

/** The scale at which all is seen. */
function measureScale(geometry: Geometry, amounts: Amounts, viewport: Viewport): number {
  const room = Math.max(120, viewport.width - measureLabels(viewport));
  const width = geometry.columns * geometry.pitchX;
  return Math.min(room / width, viewport.height / measureHeight(amounts, geometry));
}

function findLargest(
  shape: (columns: number) => Geometry,
  amounts: Amounts,
  viewport: Viewport,
): Geometry {
  let best = shape(1);
  let bestScale = 0;
  for (let columns = 2; columns <= COLUMNS_MAX; columns += 1) {
    const geometry = shape(columns);
    const scale = measureScale(geometry, amounts, viewport);
    if (scale > bestScale) [best, bestScale] = [geometry, scale];
  }
  return best;
}
