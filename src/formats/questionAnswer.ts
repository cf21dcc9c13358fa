// What was found out, as a sentence.
import type { Answer, Duration, Found, Question } from "../sim/question.ts";
import { countWord, formatMs } from "../sim/words.ts";

/** The verdict in words, such as "Yes: in 7 choices, the shortest way there is." */
export function describeAnswer(question: Question, answer: Answer): string {
  const states = countWord(answer.states, "state");
  switch (answer.verdict) {
    case "found":
      return describeFound(question, answer);
    case "never":
      if (answer.states === 1) return describeStandstill(question);
      return describeNever(
        question,
        answer.isReduced === true ? `${states} that decide it` : states,
      );
    case "bound":
      return `Not found among what was looked at: ${answer.reason}.`;
    default:
      return answer satisfies never;
  }
}

function describeNever({ type }: Question, states: string): string {
  if (type === "endless") return `Yes: in every schedule; all ${states} were looked at.`;
  if (type === "endWell") return `None: no schedule ends well; all ${states} were looked at.`;
  return `No: in none of ${states}.`;
}

// Where nothing can happen any more, there are no schedules to speak of.
function describeStandstill(question: Question): string {
  if (question.type === "endless") {
    return question.job === null
      ? "Yes: all jobs are done already."
      : `Yes: ${question.job} is done already.`;
  }
  return question.type === "endWell"
    ? "None: nothing can happen any more, and not all jobs are done."
    : "No: it is not so here, and nothing can happen any more.";
}

function describeFound(question: Question, found: Found): string {
  const { choices, duration } = found;
  const way = countWord(choices.length, "choice");
  switch (question.type) {
    case "endWell":
      return describeSchedules(question.count, found);
    case "longestWait":
      return `Longest wait: ${describeDuration(duration)}, in a schedule of ${way}.`;
    case "shortestWait":
      return `Shortest wait: ${describeDuration(duration)}, in a schedule of ${way}.`;
    case "endless":
      return choices.length === 0
        ? "No: all has come to a stop already."
        : `No: in ${way}, the shortest way there is, all comes to a stop before that.`;
    default: {
      const lasting = duration === undefined ? "" : ` It can last ${describeDuration(duration)}.`;
      const how =
        choices.length === 0 ? "it is so already" : `in ${way}, the shortest way there is`;
      return `Yes: ${how}.${lasting}`;
    }
  }
}

function describeSchedules(wanted: number, { choices, schedules = [], reason }: Found): string {
  if (choices.length === 0) return "All jobs are done already.";
  const found = schedules.length;
  const way = countWord(choices.length, "choice");
  const length =
    reason === undefined
      ? `${found === 1 ? "it" : "the first"} is a shortest one, in ${way}`
      : `whether there is a shorter one than the first, in ${way}, could not be found out: ${reason}`;
  const known = found === 1 ? "it" : "these";
  const missing = found < wanted ? ` No other was found that differs from ${known}.` : "";
  return `${countWord(found, "schedule")} that ${found === 1 ? "ends" : "end"} well: ${length}.${missing}`;
}

function describeDuration(duration: Duration | undefined): string {
  const { ms = 0, steps = 0, isForever = false } = duration ?? {};
  if (isForever) return "for ever";
  if (steps === 0) return "none";
  return `${formatMs(ms)} and ${countWord(steps, "choice")} meanwhile`;
}
