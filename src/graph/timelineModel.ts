// The lanes of the timeline as typed arrays, kept up to date with a trail by rebuilding its tail only.
import type { LaneChange, TrailStep } from "../sim/view.ts";

/** What a job does, as the lowest three bits of a cell. A job that is done or not there yet does nothing. */
export const STATE = { none: 0, ready: 1, waiting: 2, working: 3, waitingForSelected: 4 } as const;

/** What stands for a step of the job itself, as bits 6 to 8 of a cell. `few`: some steps among many. */
export const TICK = { none: 0, plain: 1, exclusive: 2, shared: 3, failure: 4, few: 5 } as const;

/** Bits 3 to 5 of a cell: 0, or 1 to 3 locks with an exclusive one among them, or 4 to 6, shared only. */
export const HOLD_SHIFT = 3;
export const TICK_SHIFT = 6;
/** Set in the cells of a position that the clock moved to. */
export const CLOCK_BIT = 512;
/** Every cell is less. */
export const CELLS = 1024;

/** One job. Only the first `count` spans and `tickCount` ticks are in use. */
export interface Lane {
  readonly count: number;
  /** From which position on; a span ends where the next begins. */
  readonly starts: Int32Array;
  /** State and holding, as in a cell. */
  readonly codes: Uint8Array;
  /** The lock that it waits for, or -1. */
  readonly locks: Int32Array;
  /** How many locks it owns. */
  readonly holds: Int32Array;
  readonly tickCount: number;
  /** Positions that the job's own steps led to. */
  readonly ticks: Int32Array;
  readonly kinds: Uint8Array;
}

type Writable = { -readonly [Key in keyof Lane]: Lane[Key] };

/** What the next spans of a lane depend on: the locks it owns, and whether shared. */
type Owned = Map<number, boolean>;

export interface TimelineModel {
  readonly lanes: readonly Lane[];
  /** Positions that the clock moved to, ascending. */
  readonly clockMoves: readonly number[];
  /** Names of the jobs that were spawned, by index. */
  readonly spawned: ReadonlyMap<number, string>;
  /**
   * Takes a trail over. Costs what is new in it, plus one comparison a step.
   * @returns how many steps of the trail before are kept; -1 when the start itself is another
   */
  update(trail: readonly TrailStep[], lanes: readonly LaneChange[]): number;
}

const STATES: Readonly<Record<LaneChange["status"], number>> = {
  ready: STATE.ready,
  waiting: STATE.waiting,
  working: STATE.working,
  done: STATE.none,
};

/** A model of nothing. */
export function createModel(): TimelineModel {
  const lanes: Writable[] = [];
  const owned: Owned[] = [];
  const clockMoves: number[] = [];
  const spawned = new Map<number, string>();
  let trail: readonly TrailStep[] = [];
  let start: readonly LaneChange[] | null = null;

  function getLane(job: number): Writable {
    while (lanes.length <= job) {
      lanes.push(createLane());
      owned.push(new Map());
    }
    return lanes[job] ?? createLane();
  }

  function addSpan(position: number, change: LaneChange): void {
    const isShared = ![...(owned[change.job]?.values() ?? [])].includes(false);
    pushSpan(getLane(change.job), position, change, isShared);
  }

  function addStep(position: number, step: TrailStep): void {
    const touched = new Set<number>();
    for (const event of step.events) {
      if (!("job" in event)) continue;
      getLane(event.job);
      if (book(owned[event.job], event)) touched.add(event.job);
    }
    for (const change of step.lanes) {
      addSpan(position, change);
      touched.delete(change.job);
    }
    // A downgrade changes how a lock is held, but neither the state nor the number of locks.
    for (const job of touched) addSpan(position, readLast(getLane(job), job));
    if (step.job >= 0) pushTick(getLane(step.job), position, findTick(step));
    else clockMoves.push(position);
    if (step.choice.type === "spawn") spawned.set(step.job, step.choice.name);
  }

  function clear(): void {
    lanes.length = 0;
    owned.length = 0;
    clockMoves.length = 0;
    spawned.clear();
  }

  function keepSteps(kept: number): void {
    for (const lane of lanes) cutLane(lane, kept);
    while (lanes.at(-1)?.count === 0) lanes.pop();
    while ((clockMoves.at(-1) ?? 0) > kept) clockMoves.pop();
    for (const job of spawned.keys()) if (job >= lanes.length) spawned.delete(job);
    owned.length = 0;
    for (const _ of lanes) owned.push(new Map());
    for (const step of trail.slice(0, kept)) {
      for (const event of step.events) if ("job" in event) book(owned[event.job], event);
    }
  }

  return {
    lanes,
    clockMoves,
    spawned,
    update(next, first) {
      const isFresh = first !== start;
      if (!isFresh && next === trail) return trail.length;
      const kept = isFresh ? 0 : countKept(trail, next);
      if (isFresh) clear();
      else if (kept < trail.length) keepSteps(kept);
      if (isFresh) for (const change of first) addSpan(0, change);
      for (let index = kept; index < next.length; index++) {
        const step = next[index];
        if (step !== undefined) addStep(index + 1, step);
      }
      trail = next;
      start = first;
      return isFresh ? -1 : kept;
    },
  };
}

function countKept(before: readonly TrailStep[], after: readonly TrailStep[]): number {
  const most = Math.min(before.length, after.length);
  let kept = 0;
  while (kept < most && before[kept] === after[kept]) kept++;
  return kept;
}

/** Books what an event does to ownership. Returns whether it did anything. */
function book(owned: Owned | undefined, event: TrailStep["events"][number]): boolean {
  if (event.type === "released" || event.type === "deleted") {
    return owned?.delete(event.lock) ?? false;
  }
  if (event.type === "acquired") owned?.set(event.lock, event.shared);
  else if (event.type === "downgraded") owned?.set(event.lock, true);
  else return false;
  return true;
}

function findTick(step: TrailStep): number {
  let tick: number = TICK.plain;
  for (const event of step.events) {
    if (event.type === "raises") return TICK.failure;
    if (event.type === "acquired") tick = event.shared ? TICK.shared : TICK.exclusive;
  }
  return tick;
}

function createLane(): Writable {
  return {
    count: 0,
    starts: new Int32Array(8),
    codes: new Uint8Array(8),
    locks: new Int32Array(8),
    holds: new Int32Array(8),
    tickCount: 0,
    ticks: new Int32Array(8),
    kinds: new Uint8Array(8),
  };
}

function readLast(lane: Lane, job: number): LaneChange {
  const last = lane.count - 1;
  const state = (lane.codes[last] ?? 0) & 7;
  const status =
    state === STATE.waiting ? "waiting" : state === STATE.working ? "working" : "ready";
  return {
    job,
    status: state === STATE.none ? "done" : status,
    lock: lane.locks[last] ?? -1,
    holds: lane.holds[last] ?? 0,
  };
}

function pushSpan(lane: Writable, position: number, change: LaneChange, isShared: boolean): void {
  const held = change.holds === 0 ? 0 : Math.min(change.holds, 3) + (isShared ? 3 : 0);
  const code = STATES[change.status] | (held << HOLD_SHIFT);
  const last = lane.count - 1;
  if (last >= 0 && lane.codes[last] === code && lane.locks[last] === change.lock) {
    if (lane.holds[last] === change.holds) return;
  }
  if (lane.count === lane.starts.length) growSpans(lane);
  lane.starts[lane.count] = position;
  lane.codes[lane.count] = code;
  lane.locks[lane.count] = change.lock;
  lane.holds[lane.count] = change.holds;
  lane.count++;
}

function growSpans(lane: Writable): void {
  lane.starts = grow(lane.starts, Int32Array);
  lane.codes = grow(lane.codes, Uint8Array);
  lane.locks = grow(lane.locks, Int32Array);
  lane.holds = grow(lane.holds, Int32Array);
}

function pushTick(lane: Writable, position: number, kind: number): void {
  if (lane.tickCount === lane.ticks.length) {
    lane.ticks = grow(lane.ticks, Int32Array);
    lane.kinds = grow(lane.kinds, Uint8Array);
  }
  lane.ticks[lane.tickCount] = position;
  lane.kinds[lane.tickCount] = kind;
  lane.tickCount++;
}

function grow<T extends Int32Array | Uint8Array>(old: T, type: new (length: number) => T): T {
  const grown = new type(old.length * 2);
  grown.set(old);
  return grown;
}

/** Keeps what began at or before a position. */
function cutLane(lane: Writable, position: number): void {
  while (lane.count > 0 && (lane.starts[lane.count - 1] ?? 0) > position) lane.count--;
  while (lane.tickCount > 0 && (lane.ticks[lane.tickCount - 1] ?? 0) > position) lane.tickCount--;
}
