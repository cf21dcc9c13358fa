// Reads the names in a question, each of which has to be one that there is.
import type { OperationName } from "../sim/question.ts";
import type { QuestionCursor } from "./questionCursor.ts";
import type { QuestionToken } from "./questionTokens.ts";
import { describeMissingLock, listSome } from "./scenarioBuild.ts";
import { describeMissingJob } from "./scenarioJsonProgram.ts";
import { quote } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

/** What a predicate is about: a job, a lock, or a name that both have. */
export interface Subject {
  readonly name: string;
  readonly isJob: boolean;
  readonly isLock: boolean;
}

/** `A`, `job A` or `lock a`. */
export function readSubject(cursor: QuestionCursor): Subject | null {
  const isJob = cursor.synonym("job");
  const isLock = !isJob && cursor.synonym("lock");
  if (isJob) return createSubject(readKnownJob(cursor), true, false);
  if (isLock) return createSubject(readKnownLock(cursor), false, true);
  const token = cursor.name([{ type: "job" }, { type: "lock" }]);
  if (token === null) return null;
  const { jobs, locks } = cursor.names;
  const subject = { name: token.text, isJob: jobs.has(token.text), isLock: locks.has(token.text) };
  if (subject.isJob || subject.isLock) return subject;
  return cursor.fail(describeMissing(cursor, token), token);
}

export function readJob(cursor: QuestionCursor): string | null {
  cursor.synonym("job");
  return readKnownJob(cursor);
}

export function readLock(cursor: QuestionCursor): string | null {
  cursor.synonym("lock");
  return readKnownLock(cursor);
}

/** `2`, of a job's program: the text counts from 1, what is read from 0. */
export function readOperation(cursor: QuestionCursor, job: string): OperationName | null {
  const token = cursor.next;
  const number = cursor.number(1);
  if (number === null) return null;
  const count = cursor.names.jobs.get(job) ?? 0;
  if (number <= count) return { job, operation: number - 1 };
  const range = count === 0 ? "no operations" : `operations 1 to ${count}`;
  return cursor.fail(`no operation ${number}; ${quote(job)} has ${range}`, token);
}

function createSubject(name: string | null, isJob: boolean, isLock: boolean): Subject | null {
  return name === null ? null : { name, isJob, isLock };
}

function readKnownJob(cursor: QuestionCursor): string | null {
  const { jobs } = cursor.names;
  const token = cursor.name({ type: "job" });
  if (token === null || jobs.has(token.text)) return token?.text ?? null;
  return cursor.fail(describeMissingJob(token.text, [...jobs.keys()]), token);
}

function readKnownLock(cursor: QuestionCursor): string | null {
  const { locks } = cursor.names;
  const token = cursor.name({ type: "lock" });
  if (token === null || locks.has(token.text)) return token?.text ?? null;
  return cursor.fail(describeMissingLock(token.text, locks), token);
}

function describeMissing({ names }: QuestionCursor, { text }: QuestionToken): string {
  const jobs = [...names.jobs.keys()];
  const known = [
    jobs.length === 0 ? "there are no jobs" : `the jobs are ${listSome(jobs)}`,
    names.locks.size === 0 ? "there are no locks" : `the locks are ${listSome(names.locks)}`,
  ];
  return `no job or lock ${quote(text)}; ${known.join("; ")}${hint(text, [...jobs, ...names.locks])}`;
}
