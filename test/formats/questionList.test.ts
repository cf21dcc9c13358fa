import { expect, it } from "vitest";
import { listQuestions } from "../../src/formats/questionList.ts";
import { printQuestion } from "../../src/formats/questionPrint.ts";
import { parseQuestion } from "../../src/formats/questionText.ts";
import { EXAMPLES } from "../../src/gallery/gallery.ts";
import { scenarioOf } from "../scenarioOf.ts";

function list(text: string): readonly string[] {
  return listQuestions(scenarioOf(text)).map(printQuestion);
}

it("suggests what is worth asking of any scenario, and how long some of its jobs wait", () => {
  expect(list("kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  release a")).toEqual([
    "can it deadlock",
    "can jobs wait in a circle",
    "does every job end",
    "can any job be asleep",
    "can any job be overtaken more than 1 time",
    "can any job fail",
    "can any lock be idle while waited for",
    "longest wait of A",
    "show 5 schedules that end well",
  ]);
});

it("suggests what is only worth asking where there are timeouts, or work", () => {
  const text = `
kind sharedlock
locks a
job A
  acquire a timeout 5
  work 3
job B
  work 2
`;
  const questions = list(text);
  expect(questions).toContain("can any job time out on a free lock");
  expect(questions).toContain("can A operation 2 overlap B operation 1");
});

it("suggests nothing where there is no job", () => {
  expect(list("kind sharedlock\nlocks a")).toEqual([]);
});

it("suggests at most a dozen, each of which is a question about that scenario", () => {
  for (const { recording } of EXAMPLES) {
    const { scenario } = recording;
    const questions = listQuestions(scenario);
    expect(questions.length).toBeLessThanOrEqual(12);
    for (const question of questions) {
      expect(parseQuestion(printQuestion(question), scenario)).toMatchObject({ value: question });
    }
  }
});
