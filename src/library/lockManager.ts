// GanetiLockManager: one set of locks a level, acquired upwards only. Rule 4 of docs/rules.md.
import { createFailure } from "../core/errors.ts";
import { indexOfLevel } from "../core/levels.ts";
import type { OwnedMode } from "../core/ownership.ts";
import { createWorld } from "../core/world.ts";
import type { Clock } from "./clock.ts";
import { DISPOSE } from "./disposal.ts";
import { createError } from "./errors.ts";
import type { Hold } from "./hold.ts";
import { LevelLocks } from "./levelLocks.ts";
import { type Level, nameLevel } from "./levels.ts";
import {
  type LockField,
  type LockInfo,
  type LockInfoProvider,
  LockMonitor,
} from "./lockMonitor.ts";
import { LockWorld } from "./lockWorld.ts";
import {
  type AbortOptions,
  type AddOptions,
  ALL_SET,
  listGiven,
  type NamesOption,
  type SetAcquireOptions,
} from "./options.ts";
import type { Owner } from "./owner.ts";

export interface ManagerOptions {
  /** Make up level `node-res` as well. */
  readonly nodes?: Iterable<string> | undefined;
  readonly nodegroups?: Iterable<string> | undefined;
  readonly instances?: Iterable<string> | undefined;
  readonly networks?: Iterable<string> | undefined;
  /** The machine's, if there is none. */
  readonly clock?: Clock | undefined;
}

/** That of the program's one manager, which is what it is known by. */
let currentWorld: LockWorld | null = null;

/** The lock manager of a program, which has one at a time. Levels go by name or number. */
export class GanetiLockManager {
  readonly #world: LockWorld;
  readonly #monitor = new LockMonitor();

  /** @throws UsageError `duplicate-manager` until the one before is disposed of. */
  constructor(options: ManagerOptions = {}) {
    if (currentWorld !== null) throw createError(createFailure("duplicate-manager", "manager"));
    const list = (names: Iterable<string> = []): readonly string[] => [
      ...new Set(listGiven(names)),
    ];
    const locks = {
      node: list(options.nodes),
      nodegroup: list(options.nodegroups),
      instance: list(options.instances),
      network: list(options.networks),
    };
    const start = createWorld({ kind: "manager", locks, jobs: {} });
    this.#world = new LockWorld(start, { monitor: this.#monitor, clock: options.clock });
    currentWorld = this.#world;
  }

  /** Makes room for another manager. Whoever still uses this one is not kept from it. */
  [DISPOSE](): void {
    if (currentWorld === this.#world) currentWorld = null;
  }

  /** As with a lock set. The big lock comes first, and levels are acquired upwards. @throws UsageError. */
  acquire(
    owner: Owner,
    level: Level,
    names: NamesOption,
    options: SetAcquireOptions = {},
  ): Promise<readonly string[] | null> {
    return this.#at(level).acquire(owner, names, options);
  }

  /** Acquires for a block, as with a lock set. */
  hold(
    owner: Owner,
    level: Level,
    names: NamesOption,
    options: SetAcquireOptions = {},
  ): Promise<Hold | null> {
    return this.#at(level).hold(owner, names, options);
  }

  /** As with a lock set. The big lock goes last. @throws UsageError. */
  release(owner: Owner, level: Level, names: NamesOption = ALL_SET): void {
    this.#at(level).release(owner, names);
  }

  downgrade(owner: Owner, level: Level, names: NamesOption = ALL_SET): true {
    return this.#at(level).downgrade(owner, names);
  }

  /** To one of LEVELS_MOD. @throws UsageError, LockError `duplicate-add`. */
  add(
    owner: Owner,
    level: Level,
    names: string | Iterable<string>,
    options: AddOptions = {},
  ): Promise<true> {
    return this.#at(level).add(owner, names, options);
  }

  /** From one of LEVELS_MOD. @throws UsageError. */
  remove(
    owner: Owner,
    level: Level,
    names: string | Iterable<string>,
    options: AbortOptions = {},
  ): Promise<readonly string[]> {
    return this.#at(level).remove(owner, names, options);
  }

  names(level: Level): readonly string[] {
    return this.#at(level).names();
  }

  isOwned(owner: Owner, level: Level): boolean {
    return this.#at(level).isOwned(owner);
  }

  listOwned(owner: Owner, level: Level): readonly string[] {
    return this.#at(level).listOwned(owner);
  }

  checkOwned(
    owner: Owner,
    level: Level,
    names: string | Iterable<string>,
    mode: OwnedMode = null,
  ): boolean {
    return this.#at(level).checkOwned(owner, names, mode);
  }

  owningAll(owner: Owner, level: Level): boolean {
    return this.#at(level).owningAll(owner);
  }

  /** What its monitor says of its locks, and of what else was added to it. */
  queryLocks<F extends LockField>(fields: readonly F[]): readonly Pick<LockInfo, F>[] {
    return this.#monitor.queryLocks(fields);
  }

  /** Lists other locks, or what is no lock at all, beside its own. */
  addToLockMonitor(provider: LockInfoProvider): void {
    this.#monitor.registerLock(provider);
  }

  #at(level: Level): LevelLocks {
    const name = nameLevel(level);
    return new LevelLocks({ world: this.#world, level: name, set: indexOfLevel(name) });
  }
}
