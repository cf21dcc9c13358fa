// LockSet.acquire: the internal lock for a whole set, then the members in order of their names.
// Section 3 of docs/rules.md.
import { getSet } from "./draft.ts";
import type { ErrorCode } from "./errors.ts";
import type { LockOutcome } from "./lock.ts";
import {
  type Caller,
  type FrameOf,
  listHeldInternal,
  type Progress,
  raise,
  raiseFor,
  sortNames,
} from "./progress.ts";
import { listNames, type SetOperation } from "./scenario.ts";
import { releaseLocks } from "./setRelease.ts";
import { isSetOwner, type Member, type Result, searchMember } from "./world.ts";

type AcquireOperation = Extract<SetOperation, { readonly op: "acquire" }>;
type AcquireFrame = FrameOf<"acquire">;

/** The begin step. */
export function beginAcquire(caller: Caller, operation: AcquireOperation): Progress {
  const code = findBrokenRule(caller, operation);
  if (code !== null) return raise(caller, code);
  const frame = createFrame(caller, operation);
  if (operation.names !== null) return lookUp(caller, frame, listNames(operation.names));
  const { internal } = getSet(caller.draft, caller.set);
  return acquireLock(frame, internal, findRemaining(caller, frame));
}

/** After the step that acquired, or failed to acquire, a lock of the set. */
export function proceedAcquire(
  caller: Caller,
  frame: AcquireFrame,
  outcome: LockOutcome,
): Progress {
  if (frame.isAtInternal) {
    if (outcome !== "granted") return { value: null };
    const { members } = getSet(caller.draft, caller.set);
    return acquireNext(caller, { ...frame, isAtInternal: false, members });
  }
  const member = frame.members[frame.at];
  if (member === undefined) throw new RangeError(`no member ${frame.at} to acquire`);
  const next = { ...frame, at: frame.at + 1 };
  if (outcome === "granted") return acquireNext(caller, { ...next, got: [...frame.got, member] });
  if (outcome === "refused") {
    if (frame.mode === "opportunistic") return acquireNext(caller, next);
    return giveUp(caller, frame, { value: null });
  }
  // Deleted between the lookup and now.
  if (frame.mode !== "exact") return acquireNext(caller, next);
  return giveUp(caller, frame, raiseFor(caller, "not-found", member.name));
}

function findBrokenRule(caller: Caller, operation: AcquireOperation): ErrorCode | null {
  const timeout = operation.timeout ?? null;
  if (timeout !== null && timeout < 0) return "negative-timeout";
  if (isSetOwner(caller.draft, caller.set, caller.job)) return "set-already-owned";
  const isNamed = operation.opportunistic === true && operation.names !== null;
  return isNamed && timeout !== null ? "opportunistic-timeout" : null;
}

function createFrame(caller: Caller, operation: AcquireOperation): AcquireFrame {
  const timeout = operation.timeout ?? null;
  const wanted = operation.names === null ? "all" : "exact";
  return {
    type: "acquire",
    set: caller.set,
    mode: operation.opportunistic === true ? "opportunistic" : wanted,
    shared: operation.shared ?? false,
    priority: operation.priority ?? 0,
    until: timeout === null ? null : caller.draft.clock + timeout,
    isAtInternal: operation.names === null,
    members: [],
    at: 0,
    got: [],
  };
}

// Members are looked up once, before the first is acquired.
function lookUp(caller: Caller, frame: AcquireFrame, names: readonly string[]): Progress {
  const { members } = getSet(caller.draft, caller.set);
  const found: Member[] = [];
  for (const name of sortNames(names)) {
    const member = members[searchMember(members, name)];
    if (member !== undefined) found.push(member);
    else if (frame.mode === "exact") return raiseFor(caller, "not-found", name);
  }
  return acquireNext(caller, { ...frame, members: found });
}

function acquireNext(caller: Caller, frame: AcquireFrame): Progress {
  const member = frame.members[frame.at];
  if (member === undefined) return { value: frame.got.map((owned) => owned.name) };
  const timeout = frame.mode === "opportunistic" ? 0 : findRemaining(caller, frame);
  return acquireLock(frame, member.lock, timeout);
}

function acquireLock(frame: AcquireFrame, lock: number, timeout: number | null): Progress {
  const { shared, priority } = frame;
  return { frame, next: { verb: "acquire", lock, shared, priority, timeout } };
}

function findRemaining(caller: Caller, frame: AcquireFrame): number | null {
  return frame.until === null ? null : Math.max(0, frame.until - caller.draft.clock);
}

function giveUp(caller: Caller, frame: AcquireFrame, result: Result): Progress {
  const locks = frame.got.map((member) => member.lock);
  return releaseLocks([...locks, ...listHeldInternal(caller)], result);
}
