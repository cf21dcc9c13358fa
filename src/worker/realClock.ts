// The real clock of all workers of a page: each counts from its own beginning, so that is added.

const { timeOrigin } = performance;

/** In ms since 1970, fractions included; never backwards. */
export function readRealClock(): number {
  return timeOrigin + performance.now();
}
