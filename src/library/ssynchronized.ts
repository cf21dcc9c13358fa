// ssynchronized: functions that run while their caller owns a lock. Section 6 of docs/rules.md.
import type { Owner } from "./owner.ts";
import { SharedLock } from "./sharedLock.ts";

type Synchronized<This, Args extends readonly unknown[], Result> = (
  this: This,
  owner: Owner,
  ...args: Args
) => Promise<Result>;

/**
 * For functions, and as a decorator of methods, whose first argument is the owner. The lock is released
 * on every way out.
 * @param lock or the name of the field of the object that has it.
 */
export function ssynchronized(
  lock: SharedLock | PropertyKey,
  { shared = false }: { readonly shared?: boolean | undefined } = {},
) {
  return <This, Args extends readonly unknown[], Result>(
    run: (this: This, owner: Owner, ...args: Args) => Result | Promise<Result>,
  ): Synchronized<This, Args, Result> =>
    async function (this: This, owner: Owner, ...args: Args): Promise<Result> {
      const held = await findLock(this, lock).hold(owner, { shared });
      try {
        return await run.call(this, owner, ...args);
      } finally {
        held?.release();
      }
    };
}

function findLock(self: unknown, lock: SharedLock | PropertyKey): SharedLock {
  if (lock instanceof SharedLock) return lock;
  const found: unknown = Reflect.get(Object(self), lock);
  if (found instanceof SharedLock) return found;
  throw new TypeError(`the field ${String(lock)} has no SharedLock`);
}
