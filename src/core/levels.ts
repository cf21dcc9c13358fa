// The seven levels of the manager, in the order in which a job acquires them.

export const LEVELS = [
  "cluster",
  "instance",
  "node-alloc",
  "nodegroup",
  "node",
  "node-res",
  "network",
] as const;

export type Level = (typeof LEVELS)[number];

/** The levels whose members can be added and removed. */
export const LEVELS_MOD: readonly Level[] = [
  "instance",
  "nodegroup",
  "node",
  "node-res",
  "network",
];

/** The big lock: only member of level `cluster`. */
export const BGL = "BGL";

/** The big lock by its full name. */
export const BIG_LOCK = `cluster/${BGL}`;

/** The node allocation lock: only member of level `node-alloc`. */
export const NAL = "NAL";

/** The last part of the name of a lock set's internal lock. */
export const INTERNAL = "[lockset]";

/** The set and the member that a lock's full name names; no set for a bare name. */
export function splitLockName(name: string): readonly [set: string, member: string] {
  const slash = name.indexOf("/");
  return [name.slice(0, Math.max(slash, 0)), name.slice(slash + 1)];
}

/** The index of a level in `LEVELS`, or -1 when there is no such level. */
export function indexOfLevel(name: string): number {
  return (LEVELS as readonly string[]).indexOf(name);
}
