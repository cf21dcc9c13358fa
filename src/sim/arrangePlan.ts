// How jobs come to what they own and wait for, in the words of one kind of scenario. Here: plain locks.
import type { LockOperation, Program, Scenario } from "../core/scenario.ts";
import type { Helper, WantedJob, WantedLock } from "./wanted.ts";

/** What a job does until it owns what it is to own, and then waits. */
export interface JobPlan {
  readonly program: Program;
  /** Lower ones go first: they need what is still free. */
  readonly rank: number;
  /** How it ends: it gives back all that it has. */
  readonly closing: Program;
}

export interface Plan {
  /** Its jobs have nothing to do yet. */
  readonly scenario: Scenario;
  /** Null where such jobs cannot come to that. */
  readonly planJob: (job: WantedJob) => JobPlan | null;
  /** What somebody does who is in the way while the queue forms, and is gone then. */
  readonly planHelper: (lock: WantedLock, helper: Helper, priority: number) => Program;
  /** Queues of these locks form after all others: jobs need the lock before they can do anything. */
  readonly isFirstOfAll: (lock: string) => boolean;
}

/** A job that gives up does so after the shortest time that is a time. */
export const GIVE_UP_MS = 1;

/** Every state of plain locks can be come to: nothing orders them. */
export function planLocks(wanted: readonly WantedLock[], jobs: readonly string[]): Plan {
  return {
    scenario: {
      kind: "sharedlock",
      locks: wanted.map(({ name }) => name),
      jobs: Object.fromEntries(jobs.map((name) => [name, []])),
    },
    planJob: ({ holds, wait }) => {
      const taken = [...holds].map(
        ([lock, shared]): LockOperation => ({ op: "acquire", lock, ...(shared && { shared }) }),
      );
      const locks = [...holds.keys(), ...(wait === null ? [] : [wait.lock])];
      return {
        rank: 0,
        program: wait === null ? taken : [...taken, { op: "acquire", ...trim(wait) }],
        closing: locks.toReversed().map((lock) => ({ op: "release", lock })),
      };
    },
    planHelper: ({ name: lock }, helper, priority): Program => {
      const urgency = priority === 0 ? {} : { priority };
      if (helper === "gaveUp") return [{ op: "acquire", lock, timeout: GIVE_UP_MS, ...urgency }];
      const acquire: LockOperation = { op: "acquire", lock };
      return helper === "deleted"
        ? [acquire, { op: "delete", lock }]
        : [acquire, { op: "release", lock }];
    },
    isFirstOfAll: () => false,
  };
}

function trim(wait: { lock: string; shared: boolean; priority: number }) {
  const { lock, shared, priority } = wait;
  return { lock, ...(shared && { shared }), ...(priority !== 0 && { priority }) };
}
