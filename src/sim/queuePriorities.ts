// Priorities with which a queue comes into its order: those that are known, and for the rest what fits in between.
import type { WantedGroup } from "./wanted.ts";

/** What a job has whose priority nobody told, where the order of the queue allows it. */
const USUAL = 0;

/**
 * A priority for each group, never lower than those before it. Groups that share stand apart only with
 * different ones: in the same priority the later sharers would have joined the earlier.
 * @returns null where the known ones contradict the order.
 */
export function findPriorities(queue: readonly WantedGroup[]): readonly number[] | null {
  const highest = findHighest(queue);
  const found: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  let lastShared = Number.NEGATIVE_INFINITY;
  for (const [at, { shared, priority }] of queue.entries()) {
    const least = shared ? Math.max(lowest, lastShared + 1) : lowest;
    const most = highest[at] ?? Number.POSITIVE_INFINITY;
    const chosen = priority ?? Math.min(Math.max(USUAL, least), most);
    if (chosen < least || chosen > most) return null;
    found.push(chosen);
    lowest = chosen;
    if (shared) lastShared = chosen;
  }
  return found;
}

// Those behind leave room: looked at from the end of the queue.
function findHighest(queue: readonly WantedGroup[]): readonly number[] {
  let most = Number.POSITIVE_INFINITY;
  let mostShared = Number.POSITIVE_INFINITY;
  return queue
    .toReversed()
    .map(({ shared, priority }) => {
      if (shared) most = Math.min(most, mostShared - 1);
      if (priority !== null) most = Math.min(most, priority);
      if (shared) mostShared = most;
      return most;
    })
    .toReversed();
}
