// LockSet: a set of locks of its own.
import type { Lock } from "../core/lock.ts";
import { createSet } from "../core/world.ts";
import { LevelLocks } from "./levelLocks.ts";
import { LockWorld } from "./lockWorld.ts";
import { type LockOptions, listGiven } from "./options.ts";

/** Locks of one kind, by name, that can be acquired together. Rule 3 of docs/rules.md. */
export class LockSet extends LevelLocks {
  /** @param name what the names of its locks begin with: `name/member`. */
  constructor(name: string, members: Iterable<string> = [], options: LockOptions = {}) {
    if (typeof name !== "string") throw new TypeError("the name of a lock set is a string");
    const locks: Lock[] = [];
    const sets = [createSet(name, [...new Set(listGiven(members))], locks)];
    const world = new LockWorld({ kind: "lockset", clock: 0, jobs: [], locks, sets }, options);
    super({ world, level: name, set: 0 });
  }
}
