// How many times a second a lock is acquired and released through the library, by one owner alone and
// with 100 that wait, beside other lock packages in the same run. One core.
import { Mutex } from "async-mutex";
import { RWLock } from "async-rwlock";
import locks from "locks";
import ReadWriteMutexify from "read-write-mutexify";
import { Owner } from "../../src/library/owner.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";

/** Makes a lock, and for each owner what acquires and releases it so many times. */
type CreateLock = () => (owner: number) => (pairs: number) => Promise<void>;

const WAITERS = 100;
const ROUNDS = 5;
const MS = 400;
const PORTION = 10;

const library: CreateLock = () => {
  const lock = new SharedLock("a");
  return () => {
    const owner = new Owner();
    return async (pairs) => {
      for (let i = 0; i < pairs; i++) {
        await lock.acquire(owner);
        lock.release(owner);
      }
    };
  };
};

/** Every feature at once: the options a program may give. */
const libraryWithOptions: CreateLock = () => {
  const lock = new SharedLock("a");
  const { signal } = new AbortController();
  return (number) => {
    const owner = new Owner();
    const options = { priority: number % 3, timeout: 60_000, signal };
    return async (pairs) => {
      for (let i = 0; i < pairs; i++) {
        await lock.acquire(owner, options);
        lock.release(owner);
      }
    };
  };
};

const librarySharers: CreateLock = () => {
  const lock = new SharedLock("a");
  return (number) => {
    const owner = new Owner();
    const options = { shared: number % 2 === 0 };
    return async (pairs) => {
      for (let i = 0; i < pairs; i++) {
        await lock.acquire(owner, options);
        lock.release(owner);
      }
    };
  };
};

const libraryAtOnce: CreateLock = () => {
  const lock = new SharedLock("a");
  const owner = new Owner();
  return () => async (pairs) => {
    for (let i = 0; i < pairs; i++) {
      lock.tryAcquire(owner);
      lock.release(owner);
    }
  };
};

const asyncMutex: CreateLock = () => {
  const mutex = new Mutex();
  return () => async (pairs) => {
    for (let i = 0; i < pairs; i++) {
      const release = await mutex.acquire();
      release();
    }
  };
};

const asyncRwlock: CreateLock = () => {
  const lock = new RWLock();
  return () => async (pairs) => {
    for (let i = 0; i < pairs; i++) {
      await lock.writeLock();
      lock.unlock();
    }
  };
};

const locksMutex: CreateLock = () => {
  const mutex = new locks.Mutex();
  return () => async (pairs) => {
    for (let i = 0; i < pairs; i++) {
      await new Promise<void>((resolve) => mutex.lock(resolve));
      mutex.unlock();
    }
  };
};

const readWriteMutexify: CreateLock = () => {
  const lock = new ReadWriteMutexify();
  return () => async (pairs) => {
    for (let i = 0; i < pairs; i++) {
      await lock.write.lock();
      lock.write.unlock();
    }
  };
};

/** @returns pairs a second. */
async function measure(createLock: CreateLock, owners: number): Promise<number> {
  const forOwner = createLock();
  const end = performance.now() + MS;
  const begin = performance.now();
  const loop = async (owner: number): Promise<number> => {
    const run = forOwner(owner);
    let pairs = 0;
    do {
      await run(PORTION);
      pairs += PORTION;
    } while (performance.now() < end);
    return pairs;
  };
  const counts = await Promise.all(Array.from({ length: owners }, (_, owner) => loop(owner)));
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return (pairs * 1000) / (performance.now() - begin);
}

async function report(title: string, createLock: CreateLock, owners: number): Promise<void> {
  await measure(createLock, owners);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rates.push(await measure(createLock, owners));
  rates.sort((a, b) => a - b);
  const [low = 0, , median = 0, , high = 0] = rates.map((rate) =>
    Math.round(rate).toLocaleString("en"),
  );
  console.log(`  ${title}: ${median} pairs a second, ${low} to ${high} in ${ROUNDS} rounds`);
}

const ALL: readonly (readonly [string, CreateLock])[] = [
  ["library", library],
  ["library, with priority, timeout and signal", libraryWithOptions],
  ["async-mutex", asyncMutex],
  ["async-rwlock", asyncRwlock],
  ["locks", locksMutex],
  ["read-write-mutexify", readWriteMutexify],
];

console.log("one owner alone (goal 1,000,000):");
for (const [title, createLock] of ALL) await report(title, createLock, 1);
await report("library, tryAcquire", libraryAtOnce, 1);
console.log(`${WAITERS} waiting (goal 500,000):`);
for (const [title, createLock] of ALL) await report(title, createLock, WAITERS + 1);
await report("library, every other one shares", librarySharers, WAITERS + 1);
