// A job's thread in a worker of its own: it sleeps in `Atomics.wait` whenever there is nothing to do.

import type { LiveThread } from "./liveThread.ts";
import type { LiveMemory } from "./memory.ts";

/** Goes on until the job is done or the run ends. Nothing else happens in its worker meanwhile. */
export function runThread({ bells }: LiveMemory, thread: LiveThread): void {
  let isOwing = false;
  for (;;) {
    // Read before the turn: a bell that rings during it keeps the thread from falling asleep.
    const rung = Atomics.load(bells, thread.job);
    const nap = thread.turn();
    // Whoever is woken is often given the core of who wakes it. So a thread that goes on at once makes its next step before, or
    // jobs that hand a lock round would meet at the mutex and not at the lock.
    isOwing = nap === 0 && !isOwing && thread.hasNotified;
    if (isOwing) continue;
    thread.wakeNotified();
    if (nap === null) return;
    if (nap > 0) Atomics.wait(bells, thread.job, rung, nap);
  }
}
