// A schedule played into a recording: along what is there, forking where it differs, whole or not at all.
import { expect, it } from "vitest";
import type { Choice } from "../../src/core/step.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { playOn } from "../../src/worker/play.ts";
import { play } from "../sim/play.ts";
import { runs, TWO } from "./twoJobs.ts";

function playInto(moves: readonly string[], choices: readonly Choice[], position: number) {
  const history = play(TWO, moves);
  return { history, problem: playOn(history, { type: "play", choices, position }) };
}

it("goes on at the end of what is recorded without a fork", () => {
  const { history, problem } = playInto(["A"], runs(0, 1, 1), 2);
  expect(problem).toBeNull();
  expect(history).toMatchObject({ branch: 0, length: 3, position: 2, size: 3 });
});

it("forks where the schedule differs, and keeps both", () => {
  const { history } = playInto(["A", "A", "B"], runs(0, 1, 1), 3);
  expect(history).toMatchObject({ branch: 1, length: 3, position: 3, size: 5 });
  expect(history.listBranches()).toMatchObject([{ length: 3 }, { parent: 0, at: 1 }]);
});

it("follows another branch that has it already", () => {
  const { history } = playInto(["A", "A", "B"], runs(0, 1, 1), 3);
  history.switchTo(0, 3);
  expect(playOn(history, { type: "play", choices: runs(0, 1, 1), position: 1 })).toBeNull();
  expect(history).toMatchObject({ branch: 1, position: 1, size: 5 });
});

it("changes nothing where a choice is not possible", () => {
  const { history, problem } = playInto(["A", "B"], runs(0, 0, 7), 3);
  expect(problem).toBe("there is no job number 7");
  expect(history).toMatchObject({ branch: 0, position: 2, length: 2, size: 2 });
});

it("changes nothing where the recording would have too many choices", () => {
  const tooMany = Array.from(
    { length: LIMITS.choices },
    (): Choice => ({ type: "advance", ms: 1 }),
  );
  const { history, problem } = playInto(["A"], tooMany, 1);
  expect(problem).toBe("a recording has at most 100,000 choices, in all branches together");
  expect(history.size).toBe(1);
});
