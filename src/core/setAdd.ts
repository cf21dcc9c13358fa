// LockSet.add: new members, under the internal lock. Section 3 of docs/rules.md.
// The internal lock is taken without a timeout and at priority 0, whatever the job's own (quirk Q7).
import { addLock, getSet, putSet } from "./draft.ts";
import {
  type Caller,
  type FrameOf,
  holdsInternalExclusively,
  type Progress,
  raise,
  raiseFor,
} from "./progress.ts";
import { listNames, type SetOperation } from "./scenario.ts";
import { findMember, isSetOwner, type Member, searchMember } from "./world.ts";

type AddOperation = Extract<SetOperation, { readonly op: "add" }>;
type AddFrame = FrameOf<"add">;

/** The begin step. */
export function beginAdd(caller: Caller, operation: AddOperation): Progress {
  const { draft, job, set } = caller;
  const isHeld = holdsInternalExclusively(caller);
  if (!isHeld && isSetOwner(draft, set, job)) return raise(caller, "add-on-partial-set");
  const frame: AddFrame = {
    type: "add",
    set,
    names: listNames(operation.names),
    at: 0,
    acquired: operation.acquired ?? false,
    shared: operation.shared ?? false,
    isInternalOwn: !isHeld,
    phase: "internal",
    lock: -1,
    result: { value: true },
  };
  if (isHeld) return addAll(caller, frame);
  const { internal } = getSet(draft, set);
  return {
    frame,
    next: { verb: "acquire", lock: internal, shared: false, priority: 0, timeout: null },
  };
}

/** After the step that got the internal lock, acquired a new lock, or released the internal one. */
export function proceedAdd(caller: Caller, frame: AddFrame): Progress {
  switch (frame.phase) {
    case "internal":
      return addAll(caller, frame);
    case "member":
      show(caller, frame.names[frame.at] ?? "", frame.lock);
      return addNext(caller, { ...frame, at: frame.at + 1, lock: -1 });
    case "release":
      return frame.result;
    default:
      return frame.phase satisfies never;
  }
}

function addAll(caller: Caller, frame: AddFrame): Progress {
  const known = frame.names.find((name) => findMember(caller.draft, caller.set, name) !== -1);
  if (known === undefined) return addNext(caller, frame);
  return close(caller, { ...frame, result: raiseFor(caller, "duplicate-add", known) });
}

function addNext(caller: Caller, frame: AddFrame): Progress {
  const { draft, job, set } = caller;
  for (let at = frame.at; at < frame.names.length; at++) {
    const name = frame.names[at] ?? "";
    const lock = addLock(draft, `${getSet(draft, set).name}/${name}`);
    draft.events.push({ type: "created", job, lock });
    if (frame.acquired) {
      return {
        frame: { ...frame, at, phase: "member", lock },
        next: { verb: "acquire", lock, shared: frame.shared, priority: 0, timeout: null },
      };
    }
    show(caller, name, lock);
  }
  return close(caller, { ...frame, at: frame.names.length });
}

function close(caller: Caller, frame: AddFrame): Progress {
  if (!frame.isInternalOwn) return frame.result;
  const { internal } = getSet(caller.draft, caller.set);
  return {
    frame: { ...frame, phase: "release", lock: -1 },
    next: { verb: "release", lock: internal },
  };
}

// A name given twice replaces its own first lock, which its owner keeps and nothing can reach any more.
function show(caller: Caller, name: string, lock: number): void {
  const set = getSet(caller.draft, caller.set);
  const found = searchMember(set.members, name);
  const at = found < 0 ? -1 - found : found;
  const rest = set.members.slice(found < 0 ? at : at + 1);
  const members: readonly Member[] = [...set.members.slice(0, at), { name, lock }, ...rest];
  putSet(caller.draft, caller.set, { ...set, members });
}
