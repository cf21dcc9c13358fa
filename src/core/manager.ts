// The manager's checks: one pure function in front of a lock set's operations.
// Section 4 of docs/rules.md.
import { createFailure, type Failure } from "./errors.ts";
import { BGL, indexOfLevel, LEVELS, LEVELS_MOD } from "./levels.ts";
import { listNames, type SetOperation } from "./scenario.ts";
import { isSetOwner, ownsLock, type World } from "./world.ts";

function ownsAbove(world: World, job: number, level: number): boolean {
  for (let higher = level + 1; higher < LEVELS.length; higher++) {
    if (isSetOwner(world, higher, job)) return true;
  }
  return false;
}

function ownsBigLock(world: World, job: number): boolean {
  return ownsLock(world, world.sets[0]?.members[0]?.lock ?? -1, job);
}

function includesBigLock(level: number, names: SetOperation["names"]): boolean {
  return level === 0 && (names === null || listNames(names).includes(BGL));
}

/** The rule of the manager that the operation breaks, or null. Done in the begin step. */
export function checkManager(world: World, job: number, operation: SetOperation): Failure | null {
  const name = operation.level ?? "";
  const level = indexOfLevel(name);
  const fail = (code: Failure["code"]): Failure => createFailure(code, name);
  switch (operation.op) {
    case "acquire":
      if (level === -1) return fail("invalid-level");
      if (!includesBigLock(level, operation.names) && !ownsBigLock(world, job)) {
        return fail("bgl-required");
      }
      return ownsAbove(world, job, level) ? fail("level-order") : null;
    case "release":
      if (level === -1) return fail("invalid-level");
      return includesBigLock(level, operation.names) && ownsAbove(world, job, level)
        ? fail("bgl-release-order")
        : null;
    case "downgrade":
      return level === -1 ? fail("invalid-level") : null;
    case "add":
    case "remove": {
      if (!(LEVELS_MOD as readonly string[]).includes(name)) return fail("immutable-level");
      if (!ownsBigLock(world, job)) return fail("bgl-required");
      const isBound = operation.op === "add" || !isSetOwner(world, level, job);
      return isBound && ownsAbove(world, job, level) ? fail("level-order") : null;
    }
    default:
      return operation satisfies never;
  }
}
