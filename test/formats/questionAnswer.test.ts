import { describe, expect, it } from "vitest";
import { describeAnswer } from "../../src/formats/questionAnswer.ts";
import type { Answer, Question } from "../../src/sim/question.ts";

const run = { type: "run", job: 0 } as const;
const found = { verdict: "found", choices: [run, run], states: 9 } as const;
const brief = { ms: 30, steps: 1, isForever: false };
const lasting = { ms: 30, steps: 1, isForever: true };
const deadlock: Question = { type: "deadlock" };
const endless: Question = { type: "endless", job: null };
const five: Question = { type: "endWell", count: 5 };
const still = { verdict: "never", states: 1 } as const;
const longest: Question = { type: "longestWait", job: "A" };
const shortest: Question = { type: "shortestWait", job: "A" };

describe("an answer", () => {
  it.each<readonly [string, Question, Answer]>([
    ["Yes: in 2 choices, the shortest way there is.", deadlock, found],
    ["Yes: in 1 choice, the shortest way there is.", deadlock, { ...found, choices: [run] }],
    ["No: in none of 143 states.", deadlock, { verdict: "never", states: 143 }],
    [
      "Yes: in every schedule; all 143 states were looked at.",
      endless,
      { verdict: "never", states: 143 },
    ],
    [
      "No: in 2 choices, the shortest way there is, all comes to a stop before that.",
      endless,
      found,
    ],
    [
      "Not found among what was looked at: there are more than 7 states.",
      deadlock,
      { verdict: "bound", states: 8, reason: "there are more than 7 states" },
    ],
    [
      "Yes: in 2 choices, the shortest way there is. It can last 30 ms and 1 choice meanwhile.",
      { type: "asleep", job: null },
      { ...found, duration: brief },
    ],
    [
      "Longest wait: for ever, in a schedule of 2 choices.",
      longest,
      { ...found, duration: lasting },
    ],
    [
      "Longest wait: 30 ms and 1 choice meanwhile, in a schedule of 2 choices.",
      longest,
      { ...found, duration: brief },
    ],
    ["Yes: it is so already.", deadlock, { ...found, choices: [] }],
    ["No: all has come to a stop already.", endless, { ...found, choices: [] }],
    ["No: it is not so here, and nothing can happen any more.", deadlock, still],
    ["Yes: all jobs are done already.", endless, still],
    ["Yes: A is done already.", { type: "endless", job: "A" }, still],
    [
      "None: no schedule ends well; all 143 states were looked at.",
      five,
      { verdict: "never", states: 143 },
    ],
    ["None: nothing can happen any more, and not all jobs are done.", five, still],
    ["All jobs are done already.", five, { ...found, choices: [], schedules: [[]] }],
    [
      "5 schedules that end well: the first is a shortest one, in 2 choices.",
      five,
      { ...found, schedules: [[], [], [], [], []] },
    ],
    [
      "1 schedule that ends well: it is a shortest one, in 2 choices. No other was found that differs from it.",
      five,
      { ...found, schedules: [[]] },
    ],
    [
      "5 schedules that end well: whether there is a shorter one than the first, in 2 choices, could not be found out: there are more than 7 states.",
      five,
      { ...found, schedules: [[], [], [], [], []], reason: "there are more than 7 states" },
    ],
    [
      "Shortest wait: none, in a schedule of 2 choices.",
      shortest,
      { ...found, duration: { ms: 0, steps: 0, isForever: false } },
    ],
  ])("%s", (sentence, question, answer) => {
    expect(describeAnswer(question, answer)).toBe(sentence);
  });
});
