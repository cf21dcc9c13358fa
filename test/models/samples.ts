// Scenarios that exported models are tried with, and what our own search sees of them.
import type { Observation } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Explorer } from "../../src/explore/exploration.ts";
import { type KINDS, readExplorations } from "../conformance/recordings.ts";

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values as JSON with sorted keys, each once, sorted. */
export function sortTexts(values: Iterable<unknown>): readonly string[] {
  return [...new Set([...values].map((value) => JSON.stringify(value, sortKeys)))].sort();
}

/** A model says what a job does next only where it wakes, and knows no order in which locks of one name came. */
export function reduce({ jobs, locks, ...rest }: Observation): unknown {
  const seen = Object.entries(jobs).map(([name, [status, index, next]]) => {
    return [name, [status, index, next?.startsWith("wake ") ? next : null]];
  });
  return { ...rest, jobs: Object.fromEntries(seen), locks: sortTexts(locks) };
}

/** All that lies within reach, by our own search. */
export function explore(scenario: Scenario) {
  const explorer = new Explorer(createWorld(scenario));
  while (!explorer.isComplete) explorer.advance(10_000);
  return explorer.conclude();
}

/** Recordings of a kind: those with the most ends that are stuck, and the largest of the others. */
export function choose(kind: (typeof KINDS)[number]) {
  const lines = readExplorations(kind).map((line, at) => ({ ...line, kind, number: at + 1 }));
  const isStuck = (line: (typeof lines)[number]) => line.explore.deadlock > 0;
  const stuck = lines.filter(isStuck);
  const fine = lines.filter((line) => !isStuck(line));
  stuck.sort((a, b) => b.explore.finals.length - a.explore.finals.length);
  fine.sort((a, b) => b.explore.states - a.explore.states);
  return [...stuck.slice(0, 2), ...fine.slice(0, 2)];
}

export const BIG_LOCK_BEHIND = `
kind manager
nodes n1 n2
job A
  acquire cluster BGL shared
  acquire node n1 n2 shared
  downgrade cluster all
  acquire instance all
  release node n1
  release cluster all
job B
  acquire cluster BGL shared
  acquire node-res n1
  add network x acquired
  acquire node n2
  remove node-res n1 n2
  release cluster BGL
job C
  acquire cluster all
`;

export const ODD = `
kind lockset
locks "a\\"b" "%d*/" "[lockset]" é
job "J {0}"
  acquire "a\\"b" é
  work 5
  downgrade é
  add new new acquired
  release all
job "J\\\\1"
  acquire all shared timeout 7 priority -3
  work 3
job "*/ é"
  add "// x"
  remove "[lockset]" "%d*/" none-such
  acquire all opportunistic timeout 4
job idle
`;

export const URGENT = `
kind sharedlock
locks a b
job J0
  acquire a
  work 2
  downgrade a
  release a
job J1
  acquire a shared timeout 1 priority 4
  acquire b
job J2
  acquire a priority -4
  acquire b shared timeout 3
job J3
  acquire a shared
  delete b timeout 2
`;
