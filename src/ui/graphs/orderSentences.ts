// What the order of locks says of its edges and circles, in words.
import type { LockOrder, OrderCircle, OrderEdge, OrderUse } from "../../sim/lockOrder.ts";
import { listWords, modeWord } from "../../sim/words.ts";

/** `Left holds disk and takes network, and Right holds network and takes disk.` */
export function describeCircle({ jobs, places, edges }: LockOrder, circle: OrderCircle): string {
  const parts = circle.edges.map((at, index) => {
    const edge = edges[at];
    const job = jobs[circle.jobs[index] ?? -1] ?? "";
    return `${job} holds ${places[edge?.from ?? -1]} and takes ${places[edge?.to ?? -1]}`;
  });
  return `${parts.join("; ")}.`;
}

/** `held shared, taken exclusive, by operation 2`: one way in which a lock is taken. */
export function describeUse({ operation, holdsShared, wantsShared, isTimed }: OrderUse): string {
  const time = isTimed ? ", with a timeout" : "";
  return `held ${modeWord(holdsShared)}, taken ${modeWord(wantsShared)}${time}, by operation ${operation + 1}`;
}

/** An edge in a few words, for its tip. */
export function describeEdge({ jobs, places }: LockOrder, { from, to, uses }: OrderEdge): string {
  const names = [...new Set(uses.map(({ job }) => jobs[job] ?? ""))];
  const verb = names.length === 1 ? "takes" : "take";
  const held = names.length === 1 ? "it holds" : "they hold";
  return `${listWords(names, 5)} ${verb} ${places[to]} while ${held} ${places[from]}`;
}
