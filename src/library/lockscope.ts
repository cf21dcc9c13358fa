// The package's entry: all that a program gets by `import … from "lockscope"`.
export type { ErrorCode } from "../core/errors.ts";
export { BGL, NAL } from "../core/levels.ts";
export type { LockMode } from "../core/monitor.ts";
export type { OwnedMode } from "../core/ownership.ts";
export type { Clock } from "./clock.ts";
export { LockError, UsageError } from "./errors.ts";
export type { Hold } from "./hold.ts";
export { LEVEL_NAMES, LEVELS, LEVELS_MOD, type Level } from "./levels.ts";
export { GanetiLockManager, type ManagerOptions } from "./lockManager.ts";
export {
  type LockField,
  type LockInfo,
  type LockInfoProvider,
  LockMonitor,
} from "./lockMonitor.ts";
export { LockSet } from "./lockSet.ts";
export {
  type AbortOptions,
  type AcquireOptions,
  type AddOptions,
  ALL_SET,
  type DeleteOptions,
  type LockOptions,
  type NamesOption,
  type SetAcquireOptions,
} from "./options.ts";
export { Owner } from "./owner.ts";
export { PipeCondition, SingleNotifyPipeCondition, type WaitOptions } from "./pipeCondition.ts";
export { SharedLock } from "./sharedLock.ts";
export { ssynchronized } from "./ssynchronized.ts";
