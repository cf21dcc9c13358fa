// What owners do with one set of locks in a world: a lock set of its own, or a level of a manager.
import { createFailure } from "../core/errors.ts";
import { checkOwned, type OwnedMode } from "../core/ownership.ts";
import type { SetOperation } from "../core/scenario.ts";
import { holdsInternal, isSetOwner, listOwned, type Value } from "../core/world.ts";
import { createError } from "./errors.ts";
import { Hold } from "./hold.ts";
import type { LockWorld } from "./lockWorld.ts";
import {
  type AbortOptions,
  type AddOptions,
  ALL_SET,
  listGiven,
  type NamesOption,
  readNames,
  readPriority,
  readTimeout,
  type SetAcquireOptions,
} from "./options.ts";
import type { Owner } from "./owner.ts";

/** A set of a world, by the word for its level and its index there. */
export interface Place {
  readonly world: LockWorld;
  readonly level: string;
  /** -1 where there is no such level, which the core tells of in every operation. */
  readonly set: number;
}

/** Locks of one kind, by name. Rule 3 of docs/rules.md. */
export class LevelLocks {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  /** The names of all members, by code point. */
  names(): readonly string[] {
    const { world, set } = this.#place;
    this.#checkLevel();
    return world.world.sets[set]?.members.map((member) => member.name) ?? [];
  }

  /**
   * Acquires the names, or the whole set: one lock after the other, by code point.
   * @returns the names acquired, or null when the timeout has passed.
   * @throws LockError `not-found`; UsageError.
   */
  async acquire(
    owner: Owner,
    names: NamesOption,
    options: SetAcquireOptions = {},
  ): Promise<readonly string[] | null> {
    const { world, level } = this.#place;
    const operation: SetOperation = {
      op: "acquire",
      level,
      names: readNames(names),
      shared: options.shared ?? false,
      timeout: readTimeout(options.timeout),
      priority: readPriority(options.priority),
      opportunistic: options.opportunistic ?? false,
    };
    return listOrNull(await world.start(owner, operation, options.signal));
  }

  /**
   * Acquires for a block: `using held = await set.hold(owner, names)`. The end of the block releases all
   * that the owner has of the set by then.
   * @returns null when the timeout has passed, which `using` takes as well.
   */
  async hold(
    owner: Owner,
    names: NamesOption,
    options: SetAcquireOptions = {},
  ): Promise<Hold | null> {
    const got = await this.acquire(owner, names, options);
    if (got === null) return null;
    return new Hold(got, () => {
      if (this.isOwned(owner)) this.release(owner);
    });
  }

  /**
   * Releases the names, or all that the owner has of the set. @throws UsageError `not-owner`.
   */
  release(owner: Owner, names: NamesOption = ALL_SET): void {
    const { world, level } = this.#place;
    world.perform(owner, { op: "release", level, names: readNames(names) });
  }

  /** From exclusive to shared: the names, or all that the owner has. @throws UsageError `not-owner`. */
  downgrade(owner: Owner, names: NamesOption = ALL_SET): true {
    const { world, level } = this.#place;
    world.perform(owner, { op: "downgrade", level, names: readNames(names) });
    return true;
  }

  /**
   * Adds locks, once nobody keeps others from adding.
   * @throws LockError `duplicate-add`; UsageError.
   */
  async add(
    owner: Owner,
    names: string | Iterable<string>,
    { acquired = false, shared = false, signal }: AddOptions = {},
  ): Promise<true> {
    const { world, level } = this.#place;
    const operation: SetOperation = { op: "add", level, names: listGiven(names), acquired, shared };
    await world.start(owner, operation, signal);
    return true;
  }

  /**
   * Deletes locks, waiting for each of them as long as it takes.
   * @returns the names that this call removed.
   * @throws UsageError.
   */
  async remove(
    owner: Owner,
    names: string | Iterable<string>,
    { signal }: AbortOptions = {},
  ): Promise<readonly string[]> {
    const { world, level } = this.#place;
    const operation: SetOperation = { op: "remove", level, names: listGiven(names) };
    return listOrNull(await world.start(owner, operation, signal)) ?? [];
  }

  /** Whether the owner has a member of the set, or has acquired the whole of it. */
  isOwned(owner: Owner): boolean {
    const { world, set } = this.#place;
    this.#checkLevel();
    return isSetOwner(world.world, set, world.findJob(owner));
  }

  /** The names that the owner has, by code point. */
  listOwned(owner: Owner): readonly string[] {
    const { world, set } = this.#place;
    this.#checkLevel();
    return listOwned(world.world, set, world.findJob(owner)).map((member) => member.name);
  }

  /**
   * Whether the owner has all of the names, in that mode (any, if there is none); false when it has nothing.
   * @throws LockError `not-found`.
   */
  checkOwned(owner: Owner, names: string | Iterable<string>, mode: OwnedMode = null): boolean {
    const { world, set } = this.#place;
    this.#checkLevel();
    const caller = { set, job: world.findJob(owner) };
    const answer = checkOwned(world.world, caller, listGiven(names), mode);
    if (typeof answer === "boolean") return answer;
    throw createError(answer, owner);
  }

  /** Whether the owner holds the internal lock, by which the whole set is acquired. */
  owningAll(owner: Owner): boolean {
    const { world, set } = this.#place;
    this.#checkLevel();
    return holdsInternal(world.world, set, world.findJob(owner));
  }

  #checkLevel(): void {
    const { set, level } = this.#place;
    if (set === -1) throw createError(createFailure("invalid-level", level));
  }
}

function listOrNull(value: Value): readonly string[] | null {
  return typeof value === "boolean" ? null : value;
}
