// What the bench uses of packages that come without types.
declare module "locks" {
  export class Mutex {
    lock(callback: () => void): void;
    unlock(): void;
  }
}

declare module "read-write-mutexify" {
  class ReadWriteMutexify {
    readonly write: { lock(): Promise<void>; unlock(): void };
  }
  export = ReadWriteMutexify;
}
