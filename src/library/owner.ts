// Whoever owns locks and waits for them: what a thread is to the reference.
import { UsageError } from "./errors.ts";

let count = 0;

/** An owner's wait, as far as it is the owner's business. */
export interface Waiting {
  readonly subject: string;
  /** Wakes it soon. */
  notify(): void;
}

/**
 * One line of work in a program: a request, a task, a worker. It does one thing at a time, as a thread
 * does: while it waits for a lock it can do nothing else with locks.
 */
export class Owner {
  readonly name: string;
  /** Unlike any other owner's in this program. Locks know their owners by it. */
  readonly number: number;
  /** @internal Set by whatever it waits at. */
  waiting: Waiting | null = null;

  /** @param name as the monitor and messages show it; need not be unique. */
  constructor(name?: string) {
    this.number = count++;
    this.name = name ?? `Owner-${this.number + 1}`;
    if (typeof this.name !== "string") throw new TypeError("the name of an owner is a string");
  }

  /** The lock or condition that it waits for, or null. */
  get waitsFor(): string | null {
    return this.waiting?.subject ?? null;
  }
}

/**
 * Owners come from programs, which need not be typed.
 * @throws UsageError `owner-busy` while the owner waits for something.
 */
export function checkIdle(owner: Owner): void {
  if (!(owner instanceof Owner)) throw new TypeError("an owner is made by `new Owner(name)`");
  const { waitsFor } = owner;
  if (waitsFor !== null) {
    throw new UsageError("owner-busy", waitsFor, `${owner.name} waits for ${waitsFor} already`);
  }
}
