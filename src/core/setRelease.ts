// LockSet.release and downgrade: lock after lock of what the job owns. Section 3 of docs/rules.md.
import { getSet } from "./draft.ts";
import {
  type Caller,
  type FrameOf,
  holdsInternalExclusively,
  listHeldInternal,
  ownsMemberExclusively,
  type Progress,
  raise,
  raiseFor,
  sortNames,
} from "./progress.ts";
import { listNames, type SetOperation } from "./scenario.ts";
import { isSetOwner, listOwned, type Result } from "./world.ts";

type OwnedOperation = Extract<SetOperation, { readonly op: "release" | "downgrade" }>;

/** The begin step of both: only what the job owns, the whole of it or by name. */
export function beginOwned(caller: Caller, operation: OwnedOperation): Progress {
  const { draft, job, set } = caller;
  if (!isSetOwner(draft, set, job)) return raise(caller, "not-owner");
  const owned = listOwned(draft, set, job);
  const names = operation.names === null ? null : sortNames(listNames(operation.names));
  const ownedNames = new Set(owned.map((member) => member.name));
  const missing = names?.find((name) => !ownedNames.has(name));
  if (missing !== undefined) return raiseFor(caller, "not-owner", missing);
  const wanted = new Set(names);
  const chosen = names === null ? owned : owned.filter((member) => wanted.has(member.name));
  const locks = chosen.map((member) => member.lock);
  if (operation.op === "release") {
    return releaseLocks([...listHeldInternal(caller), ...locks], { value: null });
  }
  return downgradeNext(caller, { type: "downgrade", set, locks, at: 0, isAtInternal: false });
}

/** Releases lock after lock, a step each, and ends with the result in the step of the last one. */
export function releaseLocks(locks: readonly number[], result: Result): Progress {
  return releaseNext({ type: "release", locks, at: 0, result });
}

/** After the release of a lock. */
export function proceedRelease(frame: FrameOf<"release">): Progress {
  return releaseNext({ ...frame, at: frame.at + 1 });
}

/** After the downgrade of a lock. */
export function proceedDowngrade(caller: Caller, frame: FrameOf<"downgrade">): Progress {
  if (frame.isAtInternal) return { value: true };
  return downgradeNext(caller, { ...frame, at: frame.at + 1 });
}

function releaseNext(frame: FrameOf<"release">): Progress {
  const lock = frame.locks[frame.at];
  return lock === undefined ? frame.result : { frame, next: { verb: "release", lock } };
}

function downgradeNext(caller: Caller, frame: FrameOf<"downgrade">): Progress {
  const lock = frame.locks[frame.at];
  if (lock !== undefined) return { frame, next: { verb: "downgrade", lock } };
  if (!holdsInternalExclusively(caller) || ownsMemberExclusively(caller)) return { value: true };
  const { internal } = getSet(caller.draft, caller.set);
  return { frame: { ...frame, isAtInternal: true }, next: { verb: "downgrade", lock: internal } };
}
