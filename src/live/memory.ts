// What the threads of a run share: one buffer, and where in it each thing lies. Where there are no threads it is an
// ordinary buffer, used in the same way by one worker.
import type { World } from "../core/world.ts";

/** How large the parts of a run's memory are. */
export interface Extent {
  readonly jobs: number;
  /** As many as there can ever be, those included that programs add. */
  readonly locks: number;
  readonly sets: number;
  /** Steps that can be logged. */
  readonly steps: number;
  /** For the dictionary and for the world, in numbers. */
  readonly words: number;
  readonly heap: number;
}

/** What a thread is given of it. */
export interface SharedRun {
  readonly buffer: ArrayBufferLike;
  readonly extent: Extent;
}

/** The single numbers, by their place. */
export const CONTROL = {
  /** See `mutex.ts`. */
  mutex: 0,
  /** 1 while threads go on by themselves; 0: each waits for a permit of its own. */
  isOpen: 1,
  /** 1 when the threads are to end. */
  isEnding: 2,
  /** Logged so far. */
  steps: 3,
  /** Why the gate was closed by a thread: one of `CLOSED`. */
  closed: 4,
  /** The job that closed it. */
  closedBy: 5,
  locks: 6,
  /** Where the heap is free. */
  heapEnd: 7,
  /** Counts the times that the breakpoints were set, and how many units their text has. */
  breakpointsVersion: 8,
  breakpointsLength: 9,
  /** How often somebody was found inside a critical section that excludes somebody else. */
  intrusions: 10,
} as const;

const CONTROL_LENGTH = 16;

/** Why the gate is closed. */
export const CLOSED = { byHand: 0, atBreakpoint: 1, logFull: 2 } as const;

export const TIMES = {
  /** What the real clock showed when the gate was opened, in ms. */
  opened: 0,
  /** What the world's clock showed then, in ms. */
  base: 1,
  /** How many ms of the world go by in a real one. */
  scale: 2,
  /** The world's clock, in ms. */
  clock: 3,
} as const;

const TIMES_LENGTH = 4;
const TIMES_BYTES = TIMES_LENGTH * Float64Array.BYTES_PER_ELEMENT;

/** Of a part of the world in the directory: how often it was written, where it lies, and how long it may become. */
export const ENTRY = { version: 0, address: 1, capacity: 2 } as const;
export const ENTRY_LENGTH = 3;

/** Of a step in the log: its job (-1: the clock moved), by how many ms, and a digest of what it made. */
export const STEP_LENGTH = 3;

/** Units of the breakpoints' text: as many and as long as `formats/limits.ts` allows take no more. */
const BREAKPOINTS_LENGTH = 65_536;

/** How many numbers each part between the times and the breakpoints has. */
function measure({ jobs, locks, sets, steps, words, heap }: Extent) {
  return {
    control: CONTROL_LENGTH,
    bells: jobs,
    permits: jobs,
    directory: (jobs + sets + locks) * ENTRY_LENGTH,
    insiders: locks,
    counters: locks,
    log: steps * STEP_LENGTH,
    words,
    heap,
  };
}

type Lengths = ReturnType<typeof measure>;

/** Views on a run's memory. */
export class LiveMemory {
  readonly extent: Extent;
  readonly buffer: ArrayBufferLike;
  readonly times: Float64Array;
  readonly control: Int32Array;
  /** One a job: it is counted up whenever the job has something to look at, and its thread sleeps on it. */
  readonly bells: Int32Array;
  /** One a job: 1 where it may pass the closed gate once. */
  readonly permits: Int32Array;
  /** `ENTRY_LENGTH` numbers a part: jobs, then sets, then locks. */
  readonly directory: Int32Array;
  /** One a lock: who is inside its critical sections, see `sections.ts`. */
  readonly insiders: Int32Array;
  /** One a lock: the threads' own count of its exclusive critical sections. */
  readonly counters: Int32Array;
  readonly log: Int32Array;
  readonly words: Int32Array;
  readonly heap: Int32Array;
  readonly breakpoints: Uint16Array;

  constructor({ buffer, extent }: SharedRun) {
    this.extent = extent;
    this.buffer = buffer;
    const lengths = measure(extent);
    let at = TIMES_BYTES;
    const take = (part: keyof Lengths): Int32Array => {
      const view = new Int32Array(buffer, at, lengths[part]);
      at += view.byteLength;
      return view;
    };
    this.times = new Float64Array(buffer, 0, TIMES_LENGTH);
    this.control = take("control");
    this.bells = take("bells");
    this.permits = take("permits");
    this.directory = take("directory");
    this.insiders = take("insiders");
    this.counters = take("counters");
    this.log = take("log");
    this.words = take("words");
    this.heap = take("heap");
    this.breakpoints = new Uint16Array(buffer, at, BREAKPOINTS_LENGTH);
  }

  get shared(): SharedRun {
    const { buffer, extent } = this;
    return { buffer, extent };
  }
}

/**
 * Memory for a run from a world.
 * @param steps that can be logged.
 * @param isShared for threads; else for one worker.
 * @throws RangeError where there is not enough.
 */
export function allocateMemory(start: World, steps: number, isShared: boolean): LiveMemory {
  const extent = findExtent(start, steps);
  const numbers = Object.values(measure(extent)).reduce((sum, length) => sum + length, 0);
  const bytes =
    TIMES_BYTES +
    numbers * Int32Array.BYTES_PER_ELEMENT +
    BREAKPOINTS_LENGTH * Uint16Array.BYTES_PER_ELEMENT;
  const buffer = isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  return new LiveMemory({ buffer, extent });
}

/** Pages that are never written to cost nothing, so the heap is as large as it could ever have to be. */
const HEAP_MIN = 2 ** 20;
const HEAP_MAX = 2 ** 25;
/** Words besides names: keys and verbs. */
const WORDS_MIN = 2 ** 14;

function findExtent(start: World, steps: number): Extent {
  const programs = start.jobs.map((job) => job.program);
  const added = programs.flat().flatMap((each) => (each.op === "add" ? each.names : []));
  const locks = start.locks.length + added.length;
  const jobs = start.jobs.length;
  // All names there are, each of which may come bare, and after its set's name.
  const texts = JSON.stringify([start.locks, start.sets, programs]).length;
  // A job that takes all locks names each of them twice; a lock may have every job in its queue.
  const most = (jobs + start.sets.length) * locks * 48 + locks * jobs * 32;
  return {
    jobs,
    locks,
    sets: start.sets.length,
    steps,
    words: WORDS_MIN + texts * 2,
    heap: Math.min(Math.max(most, HEAP_MIN), HEAP_MAX),
  };
}
