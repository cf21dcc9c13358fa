// Reads a question written as text, such as `can A be overtaken more than 2 times?`.
// docs/questions.md describes the language.
import { ERROR_CODES, type ErrorCode } from "../core/errors.ts";
import type { Scenario } from "../core/scenario.ts";
import { type Condition, type Question, SCHEDULES_MAX } from "../sim/question.ts";
import { LIMITS } from "./limits.ts";
import type { Reading } from "./problem.ts";
import { BARE, INFLECTED, readCondition, readPredicate } from "./questionCondition.ts";
import { QuestionCursor } from "./questionCursor.ts";
import { findNames } from "./questionNames.ts";
import { readJob, readOperation, readSubject } from "./questionSubject.ts";
import { RESERVED, splitQuestion } from "./questionTokens.ts";
import { quote, refuse } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

/** Reads a question about a scenario. Line breaks are blanks: columns count over all of the text. */
export function parseQuestion(text: string, scenario: Scenario): Reading<Question> {
  if (text.length > LIMITS.questionLength) {
    const rule = `a question has at most ${LIMITS.questionLength} characters`;
    return refuse({ line: 1, column: 1, length: 0 }, `${rule}, this one has ${text.length}`);
  }
  const whole = readWhole(text, scenario);
  if (whole.ok || !ENDING.test(text)) return whole;
  return readWhole(text.replace(ENDING, ""), scenario);
}

/** As people end a question; a name may end so, too. */
const ENDING = /[?!.]+\s*$/u;

function readWhole(text: string, scenario: Scenario): Reading<Question> {
  const cursor = new QuestionCursor(splitQuestion(text), findNames(scenario));
  const question = readQuestion(cursor);
  if (question !== null && cursor.end()) return { ok: true, value: question, problems: [] };
  return { ok: false, problems: cursor.describe(text) };
}

/** Reads as much of a question as there is; the cursor knows what might have followed. */
export function readQuestion(cursor: QuestionCursor): Question | null {
  if (cursor.phrase("can")) return readCan(cursor);
  if (cursor.phrase("does")) return readDoes(cursor);
  if (cursor.synonym("is it possible that")) return readReach(cursor);
  if (cursor.synonym("is there a deadlock")) return { type: "deadlock" };
  if (cursor.synonym("show me") || cursor.phrase("show")) return readEndWell(cursor);
  cursor.synonym("what is the", "the");
  for (const word of ["longest", "shortest"] as const) {
    if (!cursor.phrase(`${word} wait of`)) continue;
    const job = readJob(cursor);
    return job === null ? null : { type: `${word}Wait`, job };
  }
  return null;
}

// In words as well, as people say it.
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function readEndWell(cursor: QuestionCursor): Question | null {
  // The canonical form, as it is offered.
  if (cursor.phrase("5 schedules that end well")) return { type: "endWell", count: 5 };
  const word = NUMBERS.findIndex((number) => cursor.synonym(number));
  const count = word === -1 ? cursor.number(1, SCHEDULES_MAX) : word + 1;
  if (count === null) return null;
  cursor.synonym("typical");
  const [one, several] = ["schedule that ends well", "schedules that end well"];
  const isWhole = cursor.phrase(count === 1 ? one : several) || cursor.synonym(one, several);
  return isWhole ? { type: "endWell", count } : null;
}

function readDoes(cursor: QuestionCursor): Question | null {
  const isAny = cursor.phrase("every job");
  const job = isAny ? null : readJob(cursor);
  if (!isAny && job === null) return null;
  cursor.synonym("always");
  return cursor.phrase("end") ? { type: "endless", job } : null;
}

function readCan(cursor: QuestionCursor): Question | null {
  if (cursor.phrase("it deadlock")) return { type: "deadlock" };
  if (cursor.phrase("jobs wait in a circle")) return { type: "circle" };
  if (cursor.phrase("it be that")) return readReach(cursor);
  if (cursor.phrase("any job")) return readOfJob(cursor, null) ?? null;
  if (cursor.phrase("any lock be idle while waited for") || cursor.synonym("any lock be idle")) {
    return { type: "idle", lock: null };
  }
  return isAtSubject(cursor) ? readOfSubject(cursor) : createReach(readCondition(cursor, BARE));
}

function isAtSubject({ next }: QuestionCursor): boolean {
  const word = next?.type === "word" ? next.text.toLowerCase() : null;
  if (word === null) return next?.type === "string";
  return word === "job" || word === "lock" || !RESERVED.has(word);
}

function readReach(cursor: QuestionCursor): Question | null {
  return createReach(readCondition(cursor, INFLECTED));
}

function createReach(condition: Condition | null): Question | null {
  return condition === null ? null : { type: "reach", condition };
}

function readOfSubject(cursor: QuestionCursor): Question | null {
  const subject = readSubject(cursor);
  if (subject === null) return null;
  const question = subject.isJob ? readOfJob(cursor, subject.name) : undefined;
  if (question !== undefined) return question;
  const first = readPredicate(cursor, BARE, subject);
  if (first === null) return null;
  const condition = readCondition(cursor, BARE, first);
  // Two of the questions are conditions that stand alone.
  if (condition?.type === "job" && condition.is === "asleep") {
    return { type: "asleep", job: condition.job };
  }
  if (condition?.type === "lock" && condition.is === "idle") {
    return { type: "idle", lock: condition.lock };
  }
  return createReach(condition);
}

// What is asked of one job or any, other than conditions. Undefined where none of that begins.
function readOfJob(cursor: QuestionCursor, job: string | null): Question | null | undefined {
  if (cursor.phrase("be overtaken")) return readOvertaken(cursor, job);
  if (job === null && cursor.phrase("be asleep")) return { type: "asleep", job };
  if (cursor.phrase("time out on a free lock") || cursor.synonym("time out in vain")) {
    return { type: "vainTimeout", job };
  }
  if (cursor.phrase("fail")) return readFails(cursor, job);
  if (job === null || !cursor.phrase("operation")) return undefined;
  return readOverlap(cursor, job);
}

function readOvertaken(cursor: QuestionCursor, job: string | null): Question | null {
  if (!cursor.phrase("more than")) return { type: "overtaken", job, times: 0 };
  const times = cursor.number(0);
  if (times === null) return null;
  const isWhole = cursor.phrase(times === 1 ? "time" : "times") || cursor.synonym("time", "times");
  return isWhole ? { type: "overtaken", job, times } : null;
}

function readFails(cursor: QuestionCursor, job: string | null): Question | null {
  if (!cursor.phrase("with")) return { type: "fails", job, code: null };
  const token = cursor.take({ type: "code" }, ({ type }) => type === "word");
  if (token === null) return null;
  const code = ERROR_CODES.find((known) => known === token.text.toLowerCase());
  if (code !== undefined) return { type: "fails", job, code };
  return cursor.fail(describeMissingCode(token.text), token);
}

function describeMissingCode(word: string): string {
  const codes: readonly ErrorCode[] = ERROR_CODES;
  return `no error ${quote(word)}; the errors are ${codes.join(", ")}${hint(word, codes)}`;
}

function readOverlap(cursor: QuestionCursor, job: string): Question | null {
  const first = readOperation(cursor, job);
  if (first === null || !cursor.phrase("overlap")) return null;
  const other = readJob(cursor);
  if (other === null || !cursor.phrase("operation")) return null;
  const second = readOperation(cursor, other);
  return second === null ? null : { type: "overlap", first, second };
}
