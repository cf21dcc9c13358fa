// Choices made at their own place: at an end, along what is recorded, with a fork, or not at all.
import { expect, it } from "vitest";
import type { Choice } from "../../src/core/step.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { appendTo } from "../../src/worker/append.ts";
import { play } from "../sim/play.ts";
import { runs, TWO } from "./twoJobs.ts";

function append(
  moves: readonly string[],
  position: number,
  choices: readonly Choice[],
  at = position,
) {
  const history = play(TWO, moves);
  history.seek(at);
  const end = appendTo(history, { type: "append", place: { branch: 0, position }, choices });
  return { history, end };
}

it("goes on at an end, and what is shown there goes along", () => {
  const { history, end } = append(["A"], 1, runs(1, 0));
  expect(end).toEqual({ branch: 0, position: 3 });
  expect(history).toMatchObject({ branch: 0, length: 3, position: 3 });
});

it("leaves shown what is shown elsewhere", () => {
  const { history, end } = append(["A", "B"], 2, runs(0), 1);
  expect(end).toEqual({ branch: 0, position: 3 });
  expect(history).toMatchObject({ branch: 0, length: 3, position: 1 });
});

it("forks where something else is recorded, and keeps both", () => {
  const { history, end } = append(["A", "A", "B"], 1, runs(1, 0));
  expect(end).toEqual({ branch: 1, position: 3 });
  expect(history.listBranches()).toMatchObject([{ length: 3 }, { parent: 0, at: 1, length: 3 }]);
  expect(history).toMatchObject({ branch: 1, position: 3 });
});

it("follows what is recorded, and forks only where it differs", () => {
  const { history, end } = append(["A", "A", "B"], 0, runs(0, 1));
  expect(end).toEqual({ branch: 1, position: 2 });
  expect(history.listBranches()).toMatchObject([{}, { parent: 0, at: 1, length: 2 }]);
  expect(append(["A", "A", "B"], 0, runs(0, 0)).end).toEqual({ branch: 0, position: 2 });
});

it("changes nothing where one of them is not possible", () => {
  const { history, end } = append(["A", "B"], 2, runs(0, 0), 1);
  expect(end).toBe("job A is done, not ready");
  expect(history).toMatchObject({ branch: 0, position: 1, length: 2, size: 2 });
});

it("changes nothing where the recording would have too many choices, or there is no such branch", () => {
  const tooMany = Array.from(
    { length: LIMITS.choices },
    (): Choice => ({ type: "advance", ms: 1 }),
  );
  const { history, end } = append(["A"], 1, tooMany);
  expect(end).toBe("a recording has at most 100,000 choices, in all branches together");
  expect(history.size).toBe(1);
  const place = { branch: 7, position: 0 };
  expect(appendTo(history, { type: "append", place, choices: [] })).toBe("there is no branch 7");
});
