import { expect, it } from "vitest";
import type { Answer, Question } from "../../src/sim/question.ts";
import type { Answered } from "../../src/store/inquiryTypes.ts";
import { describeVerdict, findHigherBound, shortenVerdict } from "../../src/store/verdict.ts";

const PROGRESS = { states: 5_000_002, followed: 9, steps: 9, bytes: 9, elapsedMs: 9, rate: 9 };
const DEADLOCK: Question = { type: "deadlock" };
const ENDLESS: Question = { type: "endless", job: null };
const LONGEST: Question = { type: "longestWait", job: "A" };
const FIVE: Question = { type: "endWell", count: 5 };
const NEVER: Answer = { verdict: "never", states: 143 };
const FOUND = { verdict: "found", states: 9, choices: [{ type: "deadline" }] } as const;
const BOUND: Answer = { verdict: "bound", states: 9, reason: "more than 8 states" };

function answered(question: Question, answer: Answer, progress = PROGRESS): Answered {
  const outcome = { type: "told", told: { answer, schedules: [] }, progress } as const;
  return {
    id: 1,
    text: "",
    question,
    before: [],
    clock: "idle",
    maxStates: 5_000_000,
    maxBytes: 600e6,
    outcome,
    cut: null,
  };
}

function lasting(ms: number, steps: number, isForever = false): Answer {
  return { ...FOUND, duration: { ms, steps, isForever } };
}

it.each([
  ["yes", DEADLOCK, FOUND],
  ["no", DEADLOCK, NEVER],
  ["no", ENDLESS, FOUND],
  ["yes", ENDLESS, NEVER],
  ["not found", DEADLOCK, BOUND],
  ["for ever", LONGEST, lasting(5, 2, true)],
  ["2,000 ms", LONGEST, lasting(2000, 2)],
  ["2 choices", LONGEST, lasting(0, 2)],
  ["none", LONGEST, lasting(0, 0)],
  ["done already", FIVE, { ...FOUND, choices: [], schedules: [[]] }],
] as const)("is '%s' in short", (short, question, answer) => {
  expect(shortenVerdict(answered(question, answer))).toBe(short);
});

it("is the sentence that the command line gives too", () => {
  expect(describeVerdict(answered(DEADLOCK, NEVER))).toBe("No: in none of 143 states.");
});

it("names the next bound of the one that was in the way", () => {
  expect(findHigherBound(answered(DEADLOCK, BOUND))).toEqual({ askStates: 20_000_000 });
  const full = { ...PROGRESS, states: 9, bytes: 700e6 };
  expect(findHigherBound(answered(DEADLOCK, BOUND, full))).toEqual({ askMegabytes: 1500 });
});

it("names the bound that kept a first schedule that ends well from being a shortest", () => {
  const question: Question = { type: "endWell", count: 1 };
  const found = { ...FOUND, schedules: [FOUND.choices] };
  const short = { ...found, reason: "more than 5000000 states" };
  expect(findHigherBound(answered(question, short))).toEqual({ askStates: 20_000_000 });
  expect(findHigherBound(answered(question, found))).toBeNull();
  expect(shortenVerdict(answered(question, found))).toBe("1 schedule");
  expect(shortenVerdict(answered(question, NEVER))).toBe("none");
});

it("names no bound where none helps", () => {
  const other = { ...PROGRESS, states: 9 };
  expect(findHigherBound(answered(DEADLOCK, BOUND, other))).toBeNull();
  expect(findHigherBound(answered(DEADLOCK, NEVER))).toBeNull();
  const most = { ...answered(DEADLOCK, BOUND), maxStates: 20_000_000 };
  const progress = { ...PROGRESS, states: 20_000_001 };
  const outcome = { ...most.outcome, progress } as Answered["outcome"];
  expect(findHigherBound({ ...most, outcome })).toBeNull();
});
