// Two jobs that do not meet, and choices of theirs, for tests of what is recorded.
import type { Choice } from "../../src/core/step.ts";

export const TWO = `
kind sharedlock
locks a b
job A
  acquire a
  release a
job B
  acquire b
  release b
`;

export function runs(...jobs: readonly number[]): readonly Choice[] {
  return jobs.map((job) => ({ type: "run", job }));
}
