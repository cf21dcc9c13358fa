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
      return question.type === "endless"
        ? `Yes: in every schedule; all ${states} were looked at.`
        : `No: in none of ${states}.`;
    case "bound":
      return `Not found among the ${states} that were looked at: ${answer.reason}.`;
    default:
      return answer satisfies never;
  }
}

function describeFound(question: Question, { choices, duration }: Found): string {
  const way = countWord(choices.length, "choice");
  switch (question.type) {
    case "longestWait":
      return `Longest wait: ${describeDuration(duration)}, in a schedule of ${way}.`;
    case "shortestWait":
      return `Shortest wait: ${describeDuration(duration)}, in a schedule of ${way}.`;
    case "endless":
      return `No: in ${way}, the shortest way there is, all comes to a stop before that.`;
    default: {
      const lasting = duration === undefined ? "" : ` It can last ${describeDuration(duration)}.`;
      return `Yes: in ${way}, the shortest way there is.${lasting}`;
    }
  }
}

function describeDuration(duration: Duration | undefined): string {
  const { ms = 0, steps = 0, isForever = false } = duration ?? {};
  if (isForever) return "for ever";
  if (steps === 0) return "none";
  return `${formatMs(ms)} and ${countWord(steps, "choice")} meanwhile`;
}
