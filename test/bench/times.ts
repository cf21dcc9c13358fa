// Measured times, summed up.

/** The time that so large a share of them does not exceed; `share` goes from 0 to 1. */
export function findQuantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0;
}
