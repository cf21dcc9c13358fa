// LockSet.remove: deletes member after member, waiting as long as it takes (quirk Q7).
// Section 3 of docs/rules.md.
import { getSet, putSet } from "./draft.ts";
import type { LockOutcome } from "./lock.ts";
import { type Caller, type FrameOf, type Progress, raise, raiseFor } from "./progress.ts";
import { findMember, isSetOwner, ownsLock } from "./world.ts";

type RemoveFrame = FrameOf<"remove">;

/** The begin step. */
export function beginRemove(caller: Caller, names: readonly string[]): Progress {
  const { draft, job, set } = caller;
  const isOwned = (name: string): boolean => ownsLock(draft, findMember(draft, set, name), job);
  if (isSetOwner(draft, set, job) && !names.every(isOwned)) {
    return raise(caller, "remove-not-superset");
  }
  return removeNext(caller, { type: "remove", set, names, at: 0, removed: [] });
}

/** After a lock was deleted, or could not be. */
export function proceedRemove(caller: Caller, frame: RemoveFrame, outcome: LockOutcome): Progress {
  const name = frame.names[frame.at] ?? "";
  const next = { ...frame, at: frame.at + 1 };
  if (outcome === "done") {
    hide(caller, name);
    return removeNext(caller, { ...next, removed: [...frame.removed, name] });
  }
  if (typeof outcome === "object" && outcome.code !== "deleted") return { failure: outcome };
  return failIfHolding(caller, name) ?? removeNext(caller, next);
}

function removeNext(caller: Caller, frame: RemoveFrame): Progress {
  const { draft, set } = caller;
  for (let at = frame.at; at < frame.names.length; at++) {
    const name = frame.names[at] ?? "";
    const lock = findMember(draft, set, name);
    if (lock !== -1) {
      return {
        frame: { ...frame, at },
        next: { verb: "delete", lock, priority: 0, timeout: null },
      };
    }
    const failure = failIfHolding(caller, name);
    if (failure !== null) return failure;
  }
  return { value: frame.removed };
}

// Asked anew for each name: whose last member has gone is no owner any more.
function failIfHolding(caller: Caller, name: string): Progress | null {
  if (!isSetOwner(caller.draft, caller.set, caller.job)) return null;
  return raiseFor(caller, "remove-failed-while-holding", name);
}

function hide(caller: Caller, name: string): void {
  const set = getSet(caller.draft, caller.set);
  const members = set.members.filter((member) => member.name !== name);
  putSet(caller.draft, caller.set, { ...set, members });
}
