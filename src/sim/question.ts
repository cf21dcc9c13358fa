// What can be asked about all schedules of a scenario, and what an answer is. Texts are read by
// `formats`, answers are found by `explore`.
import type { ErrorCode } from "../core/errors.ts";
import type { Choice } from "../core/step.ts";
import type { Status } from "../core/world.ts";

/**
 * Jobs and locks go by their names (locks by the full one, `node/n1`); null stands for any.
 * Each question asks for a schedule in which something comes about.
 */
export type Question =
  /** Nothing can happen any more, and not all jobs are done. */
  | { readonly type: "deadlock" }
  /** Some jobs wait for each other for good, whatever the others do. */
  | { readonly type: "circle" }
  /** The job does not reach its end. */
  | { readonly type: "endless"; readonly job: string | null }
  /** While the job waits for a lock, more than so many acquires that came later get it first. */
  | { readonly type: "overtaken"; readonly job: string | null; readonly times: number }
  /** On top of the queue and compatible, and nobody notified it. */
  | { readonly type: "asleep"; readonly job: string | null }
  /** Its timeout strikes although its mode is compatible with the owners of the lock. */
  | { readonly type: "vainTimeout"; readonly job: string | null }
  /** An operation of the job raises, with that code or any. */
  | { readonly type: "fails"; readonly job: string | null; readonly code: ErrorCode | null }
  /** Both operations have begun and neither has ended. */
  | { readonly type: "overlap"; readonly first: OperationName; readonly second: OperationName }
  /** Nobody owns the lock, and somebody waits for it. */
  | { readonly type: "idle"; readonly lock: string | null }
  /** A state of which the condition is true. */
  | { readonly type: "reach"; readonly condition: Condition }
  /** The longest, or the shortest, time that the job waits in all, and a schedule for it. */
  | { readonly type: "longestWait" | "shortestWait"; readonly job: string }
  /** So many schedules after which all jobs are done, that differ from each other. */
  | { readonly type: "endWell"; readonly count: number };

/** As many schedules as may be asked for at once. */
export const SCHEDULES_MAX = 20;

/** Questions about how long, to which every scenario with the job has an answer. */
export type WaitQuestion = Extract<Question, { readonly type: "longestWait" | "shortestWait" }>;

export function isAboutWait(question: Question): question is WaitQuestion {
  return question.type === "longestWait" || question.type === "shortestWait";
}

/** Whether a schedule that is found is a trouble, which a smaller scenario may have as well. */
export function isAboutTrouble(question: Question): boolean {
  return !isAboutWait(question) && question.type !== "endWell";
}

/** An operation of a job's program; `operation` counts from 0. */
export interface OperationName {
  readonly job: string;
  readonly operation: number;
}

/** What is true or false of a state. */
export type Condition =
  | { readonly type: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly type: "not"; readonly part: Condition }
  | { readonly type: "job"; readonly job: string; readonly is: Status | "asleep" | "notified" }
  | { readonly type: "waitsFor"; readonly job: string; readonly lock: string }
  /** In any mode where none is given. */
  | {
      readonly type: "owns";
      readonly job: string;
      readonly lock: string;
      readonly mode: "shared" | "exclusive" | null;
    }
  /** `free`: nobody owns it and it is not deleted. `idle` as in the question. */
  | {
      readonly type: "lock";
      readonly lock: string;
      readonly is: "free" | "shared" | "exclusive" | "deleted" | "idle";
    }
  | {
      readonly type: "compare";
      readonly quantity: Quantity;
      readonly operator: Operator;
      readonly value: number;
    };

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** `operation`: which one the job is at, from 0, the program's length at its end. */
export type Quantity =
  | { readonly of: "operation"; readonly job: string }
  | { readonly of: "owners" | "waiters"; readonly lock: string }
  | { readonly of: "jobs"; readonly status: Status };

/** How long something lasts over a whole schedule. */
export interface Duration {
  /** Of the clock. */
  readonly ms: number;
  /** Choices meanwhile. */
  readonly steps: number;
  /** It lasts to a state in which nothing can happen any more. */
  readonly isForever: boolean;
}

/** A shortest schedule from where the search began, whose last choice brings it about. */
export interface Found {
  readonly verdict: "found";
  readonly choices: readonly Choice[];
  /** How many were looked at; so in all answers. */
  readonly states: number;
  /** How long at most or at least, of the questions for a wait; at most, of `asleep` and `idle`. */
  readonly duration?: Duration;
  /** Of `endWell`: all of them, `choices` first. */
  readonly schedules?: readonly (readonly Choice[])[];
  /** Why `choices` might not be a shortest schedule, as a phrase without a full stop. */
  readonly reason?: string;
}

export type Answer =
  | Found
  /** In no schedule at all. */
  | {
      readonly verdict: "never";
      readonly states: number;
      /** Not all states were looked at, but enough of them to be sure. */
      readonly isReduced?: boolean;
    }
  /** Not among the states that could be looked at; `reason` is a phrase without a full stop. */
  | { readonly verdict: "bound"; readonly states: number; readonly reason: string };

/** Other jobs that go on alone, after which a waiting job has its lock; and a shortest schedule of it. */
export interface Remedy {
  /** None of them where the clock, or the job itself, is enough. */
  readonly jobs: readonly number[];
  /** The last choice is the job's own, which gets the lock. */
  readonly choices: readonly Choice[];
}
