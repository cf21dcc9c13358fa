// Answers in words, those that a search could not give too, and what can be done about it.

import { describeAnswer } from "../formats/questionAnswer.ts";
import { type Answer, type Duration, isAboutWait } from "../sim/question.ts";
import { countWord, formatMs, formatNumber } from "../sim/words.ts";
import { toSentence } from "./announce.ts";
import type { Answered, Outcome } from "./inquiryTypes.ts";
import { MEGABYTE_BOUNDS, type Settings, STATE_BOUNDS } from "./settings.ts";

/** The answer in sentences. */
export function describeVerdict({ question, outcome }: Answered): string {
  if (outcome.type === "told") return describeAnswer(question, outcome.told.answer);
  if (outcome.type === "stopped") return toSentence(describeStop(outcome));
  if (!outcome.isMemory) return `The search failed: ${outcome.message}.`;
  const states = outcome.progress?.states ?? 0;
  if (states === 0) return "There was not enough memory for the search.";
  const fits = formatNumber(roundDown(states * FITTING));
  return `The search ran out of memory after ${formatNumber(states)} states. About ${fits} fit here.`;
}

/** The same with where the schedules begin, where that is not the start. */
export function describeAnswered(answered: Answered): string {
  const { before } = answered;
  const where = before.length === 0 ? "" : `Asked from step ${formatNumber(before.length)} on. `;
  return `${where}${describeVerdict(answered)}`;
}

/** Where the schedules begin and when the clock moves, unless it is as usual. */
export function listSpecials({ before, clock }: Answered): readonly string[] {
  return [
    before.length === 0 ? "" : `from step ${formatNumber(before.length)}`,
    clock === "idle" ? "" : "the clock moves at any time",
  ].filter((part) => part !== "");
}

/** The answer in a few words, for a list. */
export function shortenVerdict({ question, outcome }: Answered): string {
  if (outcome.type === "failed") return "failed";
  if (outcome.type === "stopped") return describeStop(outcome);
  const { answer } = outcome.told;
  const [yes, no] = question.type === "endless" ? ["no", "yes"] : ["yes", "no"];
  switch (answer.verdict) {
    case "found":
      if (question.type === "endWell") {
        if (answer.choices.length === 0) return "done already";
        return countWord(answer.schedules?.length ?? 0, "schedule");
      }
      return isAboutWait(question) ? shortenDuration(answer.duration) : yes;
    case "never":
      return question.type === "endWell" ? "none" : no;
    case "bound":
      return "not found";
    default:
      return answer satisfies never;
  }
}

/** The bound that a search came up against as a setting that lets it go further; null where none does. */
export function findHigherBound({
  outcome,
  maxStates,
  maxBytes,
}: Answered): Partial<Settings> | null {
  if (outcome.type !== "told" || !isBounded(outcome.told.answer)) return null;
  const { states, bytes } = outcome.progress ?? { states: 0, bytes: 0 };
  if (states > maxStates) {
    const askStates = STATE_BOUNDS.find((bound) => bound > maxStates);
    return askStates === undefined ? null : { askStates };
  }
  if (bytes <= maxBytes) return null;
  const askMegabytes = MEGABYTE_BOUNDS.find((bound) => bound * 1e6 > maxBytes);
  return askMegabytes === undefined ? null : { askMegabytes };
}

/** Whether the search gave up, even where something was found without it. */
export function isBounded(answer: Answer): boolean {
  return answer.verdict === "bound" || (answer.verdict === "found" && answer.reason !== undefined);
}

function describeStop({ progress }: Pick<Outcome, "progress">): string {
  return progress === null ? "stopped" : `stopped after ${countWord(progress.states, "state")}`;
}

/** A part of the memory is wanted while tables grow. */
const FITTING = 0.8;

/** To one digit, as people say what is about so. */
function roundDown(number: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(number, 1)));
  return Math.floor(number / unit) * unit;
}

function shortenDuration({ ms = 0, steps = 0, isForever = false }: Partial<Duration> = {}): string {
  if (isForever) return "for ever";
  if (ms > 0) return formatMs(ms);
  return steps === 0 ? "none" : countWord(steps, "choice");
}
