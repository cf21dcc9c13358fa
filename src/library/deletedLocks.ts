// Keeps a world small that lives long: in the core a lock keeps its index for ever.
import type { Lock } from "../core/lock.ts";
import type { World } from "../core/world.ts";

/** Fewer are not worth the work. */
const MANY = 32;

/**
 * The world without the locks that can be reached no more, once they are many and the greater part. The
 * others keep their order, which is that of their registration.
 * @param world where nobody is in the middle of an operation.
 */
export function dropDeleted(world: World): World {
  const kept = world.sets.reduce((count, set) => count + 1 + set.members.length, 0);
  const dropped = world.locks.length - kept;
  if (dropped < MANY || dropped < kept) return world;
  const reachable = world.sets.flatMap((set) => [
    set.internal,
    ...set.members.map((member) => member.lock),
  ]);
  const locks: Lock[] = [];
  const moved = new Map<number, number>();
  for (const index of reachable.sort((a, b) => a - b)) {
    const lock = world.locks[index];
    if (lock !== undefined) moved.set(index, locks.push(lock) - 1);
  }
  const move = (index: number): number => moved.get(index) ?? -1;
  const sets = world.sets.map((set) => ({
    ...set,
    internal: move(set.internal),
    members: set.members.map(({ name, lock }) => ({ name, lock: move(lock) })),
  }));
  return { ...world, locks, sets };
}
