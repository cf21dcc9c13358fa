// Lock set operations as small state machines written as data: which machine an operation is, in
// its begin step and after each of its lock steps. Only verbs touch locks.
import type { Draft } from "./draft.ts";
import { indexOfLevel } from "./levels.ts";
import type { LockOutcome } from "./lock.ts";
import { checkManager } from "./manager.ts";
import type { Progress } from "./progress.ts";
import { listNames, type SetOperation } from "./scenario.ts";
import { beginAcquire, proceedAcquire } from "./setAcquire.ts";
import { beginAdd, proceedAdd } from "./setAdd.ts";
import { beginOwned, proceedDowngrade, proceedRelease } from "./setRelease.ts";
import { beginRemove, proceedRemove } from "./setRemove.ts";
import type { Frame } from "./world.ts";

/** The begin step: the checks, the lookups, and nothing else. */
export function beginSetOperation(draft: Draft, job: number, operation: SetOperation): Progress {
  const isManaged = draft.kind === "manager";
  const failure = isManaged ? checkManager(draft, job, operation) : null;
  if (failure !== null) return { failure };
  const caller = { draft, job, set: isManaged ? indexOfLevel(operation.level ?? "") : 0 };
  switch (operation.op) {
    case "acquire":
      return beginAcquire(caller, operation);
    case "release":
    case "downgrade":
      return beginOwned(caller, operation);
    case "add":
      return beginAdd(caller, operation);
    case "remove":
      return beginRemove(caller, listNames(operation.names));
    default:
      return operation satisfies never;
  }
}

/** What follows a lock step of the operation, up to its next step or its end. */
export function proceed(draft: Draft, job: number, frame: Frame, outcome: LockOutcome): Progress {
  switch (frame.type) {
    case "acquire":
      return proceedAcquire({ draft, job, set: frame.set }, frame, outcome);
    case "release":
      return proceedRelease(frame);
    case "downgrade":
      return proceedDowngrade({ draft, job, set: frame.set }, frame);
    case "add":
      return proceedAdd({ draft, job, set: frame.set }, frame);
    case "remove":
      return proceedRemove({ draft, job, set: frame.set }, frame, outcome);
    default:
      return frame satisfies never;
  }
}
