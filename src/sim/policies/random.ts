// A ready job by a seeded draw: the same seed makes the same run.
import type { Policy } from "./policy.ts";

// A draw depends on seed and position alone, so that a run can be taken up anywhere.
// The mixing steps are those of the well-known 32-bit "lowbias" integer hash.
function draw(seed: number, position: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(position + 1, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

export const pickRandom: Policy = (ready, { seed, position }) =>
  ready[draw(seed, position) % ready.length] ?? -1;
