// A world in shared memory: each job, set and lock is a part with a version, of which a thread reads only what others
// have changed. To be used by whoever has the mutex.
import type { Lock } from "../core/lock.ts";
import type { Job, LockSet, World } from "../core/world.ts";
import { Decoder, Encoder, mix } from "./codec.ts";
import { CONTROL, ENTRY, ENTRY_LENGTH, type LiveMemory, TIMES } from "./memory.ts";
import { Words } from "./words.ts";

/** Of a job that which changes: not its name and its program. */
type JobPart = readonly [
  index: Job["index"],
  next: Job["next"],
  frame: Job["frame"],
  isCancelled: Job["isCancelled"],
];

export class SharedWorld {
  readonly #memory: LiveMemory;
  readonly #words: Words;
  readonly #encoder: Encoder;
  readonly #decoder: Decoder;
  /** Of the parts as they were last read or written. */
  readonly #versions: Int32Array;
  #world: World;
  /** Of what `write` has written so far. */
  #digest = 0;

  /** @param start the world from which the run begins, the same for all. */
  constructor(memory: LiveMemory, start: World) {
    this.#memory = memory;
    this.#words = new Words(memory.words);
    this.#encoder = new Encoder(this.#words);
    this.#decoder = new Decoder(this.#words);
    this.#versions = new Int32Array(memory.directory.length / ENTRY_LENGTH);
    this.#world = start;
    if (memory.control[CONTROL.locks] !== 0) return;
    memory.control[CONTROL.locks] = start.locks.length;
    memory.times[TIMES.clock] = start.clock;
  }

  /** The world of the moment. */
  read(): World {
    const { control, extent, times } = this.#memory;
    const { kind } = this.#world;
    const jobs = this.#readParts(this.#world.jobs, 0, extent.jobs, unpackJob);
    const sets = this.#readParts(
      this.#world.sets,
      extent.jobs,
      extent.sets,
      (part) => part as LockSet,
    );
    const first = extent.jobs + extent.sets;
    const count = control[CONTROL.locks] ?? 0;
    const locks = this.#readParts(this.#world.locks, first, count, (part) => part as Lock);
    this.#world = { kind, clock: times[TIMES.clock] ?? 0, jobs, locks, sets };
    return this.#world;
  }

  /**
   * Puts the next world in place of the present one, as far as it differs.
   * @returns a digest of what differs, by which a replay knows that it came to the same.
   * @throws RangeError where the memory is full.
   */
  write(next: World): number {
    const { extent, control, times } = this.#memory;
    const before = this.#world;
    this.#digest = mix(1, next.clock | 0);
    this.#writeParts(0, before.jobs, next.jobs, packJob);
    this.#writeParts(extent.jobs, before.sets, next.sets);
    this.#writeParts(extent.jobs + extent.sets, before.locks, next.locks);
    control[CONTROL.locks] = next.locks.length;
    times[TIMES.clock] = next.clock;
    this.#world = next;
    return this.#digest;
  }

  #readParts<Part>(
    known: readonly Part[],
    first: number,
    count: number,
    unpack: (part: unknown, known: Part | undefined) => Part,
  ): readonly Part[] {
    const { directory, heap } = this.#memory;
    let parts: Part[] | null = null;
    for (let index = 0; index < count; index++) {
      const version = directory[(first + index) * ENTRY_LENGTH + ENTRY.version] ?? 0;
      if (version === this.#versions[first + index]) continue;
      this.#versions[first + index] = version;
      parts ??= known.slice();
      const address = directory[(first + index) * ENTRY_LENGTH + ENTRY.address] ?? 0;
      parts[index] = unpack(this.#decoder.read(heap, address), known[index]);
    }
    return parts ?? known;
  }

  #writeParts<Part>(
    first: number,
    before: readonly Part[],
    next: readonly Part[],
    pack: (part: Part) => unknown = (part) => part,
  ): void {
    if (next === before) return;
    for (let index = 0; index < next.length; index++) {
      const part = next[index];
      if (part === undefined || part === before[index]) continue;
      this.#encoder.clear();
      this.#encoder.write(pack(part));
      this.#store(first + index);
      this.#digest = mix(mix(this.#digest, first + index), this.#encoder.digest);
    }
  }

  // A part that has outgrown its place gets one of twice the size; what it leaves is never used again, and no more than
  // what is in use.
  #store(part: number): void {
    const { directory, heap, control } = this.#memory;
    const { row, length } = this.#encoder;
    const entry = part * ENTRY_LENGTH;
    if (length > (directory[entry + ENTRY.capacity] ?? 0)) {
      const address = control[CONTROL.heapEnd] ?? 0;
      const capacity = length * 2;
      if (address + capacity > heap.length) throw new RangeError("the memory of the run is full");
      control[CONTROL.heapEnd] = address + capacity;
      directory[entry + ENTRY.address] = address;
      directory[entry + ENTRY.capacity] = capacity;
    }
    heap.set(row.subarray(0, length), directory[entry + ENTRY.address]);
    const version = (directory[entry + ENTRY.version] ?? 0) + 1;
    directory[entry + ENTRY.version] = version;
    this.#versions[part] = version;
  }
}

function packJob({ index, next, frame, isCancelled }: Job): JobPart {
  return [index, next, frame, isCancelled];
}

function unpackJob(part: unknown, known: Job | undefined): Job {
  // Jobs neither come nor go during a run.
  if (known === undefined) throw new RangeError("there is no such job");
  const { name, program } = known;
  const [index, next, frame, isCancelled] = part as JobPart;
  return { name, program, index, next, frame, isCancelled };
}
