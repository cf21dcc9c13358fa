// Questions about who owns what in which mode. The queries of sections 2 and 3 of docs/rules.md.
import { createFailure, type Failure } from "./errors.ts";
import { isOwner, type Lock } from "./lock.ts";
import { findMember, isSetOwner, type World } from "./world.ts";

/** The mode asked about; null: any. */
export type OwnedMode = "shared" | "exclusive" | null;

/** Whether the job owns the lock in that mode. */
export function ownsAs(lock: Lock, job: number, mode: OwnedMode): boolean {
  if (mode === null) return isOwner(lock, job);
  return (lock.exclusive === job) === (mode === "exclusive") && isOwner(lock, job);
}

/**
 * Whether the job owns all of the names in that mode; a failure for a name that is not in the set.
 * Who owns nothing, or asks for no names, is told `false` without any lookup.
 */
export function checkOwned(
  world: World,
  caller: { readonly set: number; readonly job: number },
  names: readonly string[],
  mode: OwnedMode,
): boolean | Failure {
  const { set, job } = caller;
  if (names.length === 0 || !isSetOwner(world, set, job)) return false;
  const locks = names.map((name) => world.locks[findMember(world, set, name)]);
  const missing = locks.indexOf(undefined);
  if (missing !== -1) {
    return createFailure("not-found", `${world.sets[set]?.name}/${names[missing]}`);
  }
  return locks.every((lock) => lock !== undefined && ownsAs(lock, job, mode));
}
