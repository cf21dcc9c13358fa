// A mutex made of one shared number, as a futex: 0 free, 1 taken, 2 taken and somebody sleeps for it.

/** Longer spinning gains nothing where threads share cores: whoever has it may not be running. */
const SPINS = 100;

/**
 * Sleeps until it is free, and takes it. Not on a page's own thread, which must not sleep.
 * @param patience how long to sleep at most, in ms.
 * @returns false when it was never free so long.
 */
export function lockMutex(
  numbers: Int32Array,
  at: number,
  patience = Number.POSITIVE_INFINITY,
): boolean {
  for (let spin = 0; spin < SPINS; spin++) {
    if (Atomics.compareExchange(numbers, at, 0, 1) === 0) return true;
  }
  while (Atomics.exchange(numbers, at, 2) !== 0) {
    if (Atomics.wait(numbers, at, 2, patience) === "timed-out") return false;
  }
  return true;
}

export function unlockMutex(numbers: Int32Array, at: number): void {
  if (Atomics.exchange(numbers, at, 0) === 2) Atomics.notify(numbers, at, 1);
}
