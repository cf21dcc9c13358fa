// What an answer is about: what the question names, or the one of which it came true.
import { expect, it } from "vitest";
import { findConcern } from "../../src/sim/concern.ts";
import type { Question } from "../../src/sim/question.ts";
import { type Move, play } from "./play.ts";

const CROSS = `
kind sharedlock
locks a b
job A
  acquire a
  acquire b
job B
  acquire b
  acquire a timeout 5
job C
  acquire a shared
`;
const MET = ["A", "B", "A", "B"];

function concernOf(question: Question, moves: readonly Move[] = MET) {
  const history = play(CROSS, moves);
  return findConcern(question, history.world, history.lastStep?.events ?? []);
}

it.each<readonly [string, Question, number]>([
  ["the first that is not done, of a deadlock", { type: "deadlock" }, 0],
  ["the job that does not end", { type: "endless", job: "B" }, 1],
  [
    "the job that is named of an overlap",
    {
      type: "overlap",
      first: { job: "B", operation: 0 },
      second: { job: "A", operation: 0 },
    },
    1,
  ],
  ["the job whose wait is measured", { type: "longestWait", job: "C" }, 2],
  [
    "the job that a condition names first",
    {
      type: "reach",
      condition: {
        type: "and",
        parts: [
          { type: "compare", quantity: { of: "jobs", status: "done" }, operator: ">", value: 0 },
          { type: "not", part: { type: "job", job: "C", is: "done" } },
        ],
      },
    },
    2,
  ],
])("is %s", (_, question, job) => {
  expect(concernOf(question)).toEqual({ type: "job", job });
});

it("is a lock where a condition or a question for an idle lock names one", () => {
  const condition = { type: "lock", lock: "b", is: "free" } as const;
  expect(concernOf({ type: "reach", condition })).toEqual({ type: "lock", lock: 1 });
  expect(concernOf({ type: "idle", lock: "b" })).toBeNull();
});

it("is the job that the last step refused a lock, whoever was asked for", () => {
  const moves = ["A", "B", "B", 5, "B"];
  expect(concernOf({ type: "vainTimeout", job: null }, moves)).toEqual({ type: "job", job: 1 });
});

it("is nothing where there is no such job, and where a circle can end by itself", () => {
  expect(concernOf({ type: "longestWait", job: "D" })).toBeNull();
  expect(concernOf({ type: "circle" })).toBeNull();
});
