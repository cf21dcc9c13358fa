// Where everything is on the stage: a slot for each job and each lock, which never moves. Pure.
import {
  BOX_HEIGHT,
  type Box,
  chooseGeometry,
  type Geometry,
  GUTTER,
  measureLabels,
  type Viewport,
} from "./stageGeometry.ts";
import type { StageJob, StageLock, StageModel } from "./stageModel.ts";
import { measureText } from "./stageText.ts";

/** A row of slots, filled line by line; what does not fit any more goes on to the right. */
interface Grid {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly columns: number;
  readonly pitchX: number;
  readonly pitchY: number;
}

interface Band {
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

export interface Layout {
  readonly viewport: Viewport;
  readonly geometry: Geometry;
  /** Jobs above, then a band for each set. */
  readonly rail: Band;
  readonly bands: readonly Band[];
  /** Below the rail, where edges turn. */
  readonly busY: number;
  readonly busLanes: number;
  /** By the index of job and lock. */
  readonly jobs: readonly Box[];
  readonly locks: readonly Box[];
  readonly width: number;
  readonly height: number;
  /** What the slots were given to. */
  readonly slots: Slots;
}

interface Slots {
  readonly sets: readonly string[];
  /** Names of the locks that the scenario starts with. */
  readonly start: readonly string[];
  readonly railGrid: Grid;
  readonly railWidth: number;
  readonly grids: readonly Grid[];
  /** By index and set: the place in the band. */
  readonly places: ReadonlyMap<string, number>;
  /** Of the locks that are there now. */
  readonly keys: readonly string[];
  readonly taken: readonly number[];
}

const RAIL_PITCH_Y = BOX_HEIGHT + 4;
const RAIL_GAP = 12;
/** The only lock of these levels that jobs name; nothing is ever added there, so it may be wide. */
const FIXED_SETS = ["cluster", "node-alloc"];
const WIDE_COLUMNS = 8;
const JOB_PAD = 31;
const JOB_WIDTH_MAX = 140;
const BUS_STEP = 3;
const BUS_LANES_MAX = 8;

/** Slots for all that the model holds. Those of the previous layout stay unless it is about other locks. */
export function layOut(model: StageModel, viewport: Viewport, previous: Layout | null): Layout {
  const isSame =
    previous !== null &&
    previous.viewport.width === viewport.width &&
    previous.viewport.height === viewport.height &&
    startsAlike(previous.slots, model) &&
    !canRearrange(previous, model);
  return isSame ? extend(previous, model) : createLayout(model, viewport);
}

/** Before anybody has begun the rail may be cut anew when jobs were added. */
function canRearrange(layout: Layout, model: StageModel): boolean {
  const { rows, columns } = layout.slots.railGrid;
  return model.jobs.length > rows * columns && model.jobs.every((job) => !job.view.hasBegun);
}

/** Locks of the start come set by set; the first that falls behind was added later. */
function listStart(locks: readonly StageLock[]): readonly string[] {
  const end = locks.findIndex((lock, at) => lock.set < (locks[at - 1]?.set ?? 0));
  return (end === -1 ? locks : locks.slice(0, end)).map((lock) => lock.view.name);
}

function startsAlike(slots: Slots, model: StageModel): boolean {
  return (
    slots.sets.length === model.sets.length &&
    slots.sets.every((set, at) => set === model.sets[at]) &&
    slots.start.every((name, at) => {
      const lock = model.locks[at];
      return lock === undefined || lock.view.name === name;
    })
  );
}

function measureJob(jobs: readonly StageJob[]): number {
  const longest = Math.max(2, ...jobs.map((job) => job.name.length));
  return Math.min(JOB_WIDTH_MAX, JOB_PAD + measureText("m".repeat(longest)));
}

function createRail(jobs: readonly StageJob[], width: number, cell: number, top: number): Grid {
  const pitchX = cell + RAIL_GAP;
  const columns = Math.max(1, Math.floor((width - GUTTER) / pitchX));
  const rows = Math.max(1, Math.ceil(jobs.length / columns));
  return { x: GUTTER, y: top, rows, columns, pitchX, pitchY: RAIL_PITCH_Y };
}

function countLanes(jobs: readonly StageJob[]): number {
  return Math.max(1, Math.min(BUS_LANES_MAX, jobs.length));
}

function measureRail(rail: Grid, lanes: number): number {
  return rail.y + rail.rows * rail.pitchY + lanes * BUS_STEP + 2;
}

/** A length that four fifths do not exceed. */
function findUsual(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.8)] ?? 1;
}

function createLayout(model: StageModel, viewport: Viewport): Layout {
  const counts = model.sets.map((_, set) => model.locks.filter((lock) => lock.set === set).length);
  const railWidth = measureJob(model.jobs);
  const lanes = countLanes(model.jobs);
  const room = viewport.width - measureLabels(viewport);
  const cutRail = (width: number, top: number) =>
    createRail(model.jobs, Math.max(room, width), railWidth, top);
  const geometry = chooseGeometry(
    {
      bands: counts,
      jobs: model.jobs.length,
      titleLength: findUsual(model.locks.map((lock) => lock.title.length)),
      nameLength: Math.max(2, ...model.jobs.map((job) => job.name.length)),
      measureRail: (width, top) => measureRail(cutRail(width, top), lanes),
    },
    viewport,
  );
  const railGrid = cutRail(geometry.columns * geometry.pitchX, geometry.bandTop);
  const railHeight = measureRail(railGrid, lanes);
  const { bands, grids, height } = stackBands(model.sets, counts, geometry, railHeight);
  const empty: Layout = {
    viewport,
    geometry,
    rail: { name: "jobs", y: 0, height: railHeight },
    bands,
    busY: railGrid.y + railGrid.rows * railGrid.pitchY,
    busLanes: lanes,
    jobs: [],
    locks: [],
    width: geometry.columns * geometry.pitchX + GUTTER,
    height,
    slots: {
      sets: model.sets,
      start: listStart(model.locks),
      railGrid,
      railWidth,
      grids,
      places: new Map(),
      keys: [],
      taken: model.sets.map(() => 0),
    },
  };
  return extend(empty, model);
}

function stackBands(
  sets: readonly string[],
  counts: readonly number[],
  geometry: Geometry,
  top: number,
): { bands: readonly Band[]; grids: readonly Grid[]; height: number } {
  const { columns, pitchX, pitchY, bandTop } = geometry;
  const bands: Band[] = [];
  const grids: Grid[] = [];
  let y = top;
  sets.forEach((name, set) => {
    const rows = Math.max(1, Math.ceil((counts[set] ?? 0) / columns));
    const height = bandTop + rows * pitchY;
    bands.push({ name, y, height });
    grids.push({ x: GUTTER, y: y + bandTop, rows, columns, pitchX, pitchY });
    y += height;
  });
  return { bands, grids, height: y };
}

function placeAt(grid: Grid, place: number): { x: number; y: number } {
  const room = grid.rows * grid.columns;
  const beyond = place - room;
  const column = beyond < 0 ? place % grid.columns : grid.columns + Math.floor(beyond / grid.rows);
  const row = beyond < 0 ? Math.floor(place / grid.columns) : beyond % grid.rows;
  return { x: grid.x + column * grid.pitchX, y: grid.y + row * grid.pitchY };
}

function extend(layout: Layout, model: StageModel): Layout {
  const placed = placeLocks(layout, model.locks);
  const jobs = placeJobs(layout, model.jobs);
  if (placed.locks === layout.locks && jobs === layout.jobs) return layout;
  const right = [...placed.locks, ...jobs].reduce(
    (most, box) => Math.max(most, box.x + box.width),
    layout.width - GUTTER,
  );
  const { locks, ...slots } = placed;
  return { ...layout, jobs, locks, slots: { ...layout.slots, ...slots }, width: right + GUTTER };
}

function placeJobs(layout: Layout, jobs: readonly StageJob[]): readonly Box[] {
  if (layout.jobs.length === jobs.length) return layout.jobs;
  const { railGrid, railWidth } = layout.slots;
  return jobs.map((_, index) => {
    return { ...placeAt(railGrid, index), width: railWidth, height: BOX_HEIGHT };
  });
}

type Placed = Pick<Slots, "places" | "keys" | "taken"> & { readonly locks: readonly Box[] };

function placeLocks(layout: Layout, locks: readonly StageLock[]): Placed {
  const { slots, geometry } = layout;
  const keys = locks.map((lock) => `${lock.index} ${lock.set}`);
  const isKnown =
    slots.keys.length === keys.length && keys.every((key, at) => key === slots.keys[at]);
  if (isKnown) {
    const { places, taken } = slots;
    return { places, taken, keys: slots.keys, locks: layout.locks };
  }
  const places = new Map(slots.places);
  const taken = [...slots.taken];
  const boxes = locks.map((lock, at) => {
    const key = keys[at] ?? "";
    const place = places.get(key) ?? taken[lock.set] ?? 0;
    if (!places.has(key)) taken[lock.set] = place + 1;
    places.set(key, place);
    const grid = slots.grids[lock.set] ?? slots.railGrid;
    const width = measureWidth(layout, lock, place);
    return { ...placeAt(grid, place), width, height: geometry.cellHeight };
  });
  return { places, taken, keys, locks: boxes };
}

function measureWidth({ slots, geometry }: Layout, lock: StageLock, place: number): number {
  const isWide = slots.sets.length > 1 && FIXED_SETS.includes(slots.sets[lock.set] ?? "");
  const columns = Math.min(WIDE_COLUMNS, geometry.columns - place);
  if (!isWide || lock.isInternal || columns < 2) return geometry.cellWidth;
  return columns * geometry.pitchX - GUTTER;
}

/** A job or a lock by its index. */
export interface Target {
  readonly type: "job" | "lock";
  readonly index: number;
}

function covers(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** What has its slot at a point of the picture, or null. */
export function findTarget(layout: Layout, x: number, y: number): Target | null {
  const job = layout.jobs.findIndex((box) => covers(box, x, y));
  if (job !== -1) return { type: "job", index: job };
  const lock = layout.locks.findIndex((box) => covers(box, x, y));
  return lock === -1 ? null : { type: "lock", index: lock };
}

/** The slot of a job or a lock, if there is such a one. */
export function findSlot(layout: Layout, target: Target): Box | undefined {
  return (target.type === "job" ? layout.jobs : layout.locks)[target.index];
}
