// What may stand at a place of a question, for completion in an input field.
import { ERROR_CODES } from "../core/errors.ts";
import type { Scenario } from "../core/scenario.ts";
import { LIMITS } from "./limits.ts";
import { OPERATOR_SIGNS } from "./questionCondition.ts";
import { QuestionCursor, type Wanted } from "./questionCursor.ts";
import { findNames, type Names } from "./questionNames.ts";
import { readQuestion } from "./questionText.ts";
import { quoteName, splitQuestion } from "./questionTokens.ts";

/** `text` is what is to be inserted, quoted where it has to be; `detail` says what it is, or means. */
interface QuestionOption {
  readonly text: string;
  readonly detail: string;
}

/** What may replace the text from `from` to `to`: offsets in UTF-16 units, `to` exclusive. */
export interface QuestionOptions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly QuestionOption[];
}

/** More than that nobody reads: typing on leaves fewer. */
const OPTIONS_MAX = 50;

const DETAILS: ReadonlyMap<string, string> = new Map([
  ["can", "whether a schedule leads there"],
  ["does", "whether every schedule leads there"],
  ["longest wait of", "the schedule in which a job waits longest"],
  ["shortest wait of", "the schedule in which a job waits least"],
  ["show", "schedules in which all goes well"],
  ["5 schedules that end well", "all jobs are done; each is different"],
  ["schedules that end well", "all jobs are done; each is different"],
  ["it deadlock", "nothing can happen any more, and not all is done"],
  ["it be that", "a condition becomes true"],
  ["jobs wait in a circle", "each for the next, for good"],
  ["be overtaken", "others who came later get the lock first"],
  ["be asleep", "it could have the lock, and nobody notified it"],
  ["time out on a free lock", "it gives up though its mode would fit"],
  ["fail", "an operation raises an error"],
  ["operation", "two operations are under way at once"],
  ["be idle while waited for", "nobody owns it, and somebody waits"],
]);

/**
 * What may stand where the cursor is.
 * @param offset of the cursor in the text, in UTF-16 units.
 * @returns null where nothing can be said.
 */
export function completeQuestion(
  text: string,
  offset: number,
  scenario: Scenario,
): QuestionOptions | null {
  if (text.length > LIMITS.questionLength) return null;
  const before = text.slice(0, offset);
  const tokens = splitQuestion(before);
  const last = tokens.at(-1);
  const isTouching = last !== undefined && last.type !== "mark" && last.to === before.length;
  const from = isTouching ? last.from : before.length;
  const names = findNames(scenario);
  const cursor = new QuestionCursor(isTouching ? tokens.slice(0, -1) : tokens, names);
  if (readQuestion(cursor) !== null) cursor.end();
  const typed = before.slice(from).toLowerCase();
  const options = new Map<string, QuestionOption>();
  for (const option of listOptions(cursor.wantedAtEnd, names)) {
    if (option.text.toLowerCase().startsWith(typed)) options.set(option.text, option);
    if (options.size === OPTIONS_MAX) break;
  }
  return options.size === 0 ? null : { from, to: before.length, options: [...options.values()] };
}

function* listOptions(wanted: readonly Wanted[], names: Names): Generator<QuestionOption> {
  for (const each of wanted) yield* listOptionsOf(each, names);
}

function listOptionsOf(wanted: Wanted, names: Names): readonly QuestionOption[] {
  const name = (known: Iterable<string>, detail: string): readonly QuestionOption[] =>
    [...known].map((text) => ({ text: quoteName(text), detail }));
  switch (wanted.type) {
    case "phrase":
    case "mark":
      return [{ text: wanted.text, detail: DETAILS.get(wanted.text) ?? "" }];
    case "job":
      return name(names.jobs.keys(), "job");
    case "lock":
      return name(names.locks, "lock");
    case "code":
      return ERROR_CODES.map((text) => ({ text, detail: "error" }));
    case "comparison":
      return OPERATOR_SIGNS.map((text) => ({ text, detail: "" }));
    case "number":
    case "end":
      return [];
    default:
      return wanted satisfies never;
  }
}
