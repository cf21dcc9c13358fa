// The numbers on which threads sleep, one a job: counted up whenever there is something for it to look at.
import type { LiveMemory } from "./memory.ts";

/** Wakes the job's thread, or keeps it from falling asleep if it is about to. */
export function ring({ bells }: LiveMemory, job: number): void {
  Atomics.add(bells, job, 1);
  Atomics.notify(bells, job);
}

export function ringAll(memory: LiveMemory): void {
  for (let job = 0; job < memory.extent.jobs; job++) ring(memory, job);
}
