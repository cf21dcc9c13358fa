// What is said of a schedule: its length, who waits, and who gets a lock after whom.
import { describe, expect, it } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import { describeCourse, measureApart, playCourse } from "../../src/sim/course.ts";
import { scenarioOf } from "../scenarioOf.ts";

const START = createWorld(
  scenarioOf(`kind sharedlock
locks a b
job A
  acquire a
  release a
job B
  acquire a
  release a
job S
  acquire b shared
job T
  acquire b shared
job W
  acquire a timeout 5
`),
);

const [A, B, S, T, W] = [0, 1, 2, 3, 4];

const play = (...jobs: readonly number[]) =>
  playCourse(
    START,
    jobs.map((job) => (job === -1 ? { type: "deadline" } : { type: "run", job })),
  );

describe("the course of a schedule", () => {
  it("has who waits, and who gets each lock in which order", () => {
    const { choices, ms, waits, grants } = play(A, B, A, B, B);
    expect({ choices, ms }).toEqual({ choices: 5, ms: 0 });
    expect([...waits]).toEqual([["B", 1]]);
    expect(grants.get("a")?.map(({ jobs }) => jobs)).toEqual([["A"], ["B"]]);
  });

  it("is the same whichever of two that share a lock comes first, and where locks are apart", () => {
    expect(measureApart(play(S, T, A), play(A, T, S))).toBe(0);
  });

  it("is another one where a lock goes from hand to hand otherwise, or somebody waits", () => {
    expect(measureApart(play(A, A, B, B), play(B, B, A, A))).toBe(4);
    expect(measureApart(play(A, A, B, B), play(A, B, A, B, B))).toBe(1);
    expect(measureApart(play(A, W, -1, W), play(A, W))).toBe(1);
  });

  it("is told by its length, those who wait, and the locks that go round otherwise elsewhere", () => {
    const first = play(A, A, B, B, S);
    const other = play(B, A, B, A, A, S);
    expect(describeCourse(first, [other])).toBe("5 choices. Nobody waits. a: A, then B.");
    expect(describeCourse(other, [first])).toBe("6 choices. A waits. a: B, then A.");
    expect(describeCourse(other, [])).toBe("6 choices. A waits.");
    const row = "acquire a\n  release a\n  acquire b\n  release b";
    const start = createWorld(
      scenarioOf(
        `kind sharedlock\nlocks a b\njob A\n  ${row}\njob B\n  ${row}\njob C\n  acquire b`,
      ),
    );
    const turns = [0, 1, 0, 0, 1, 1, 1, 2, 0, 1, 1];
    const twice = playCourse(
      start,
      turns.map((job) => ({ type: "run", job })),
    );
    expect(describeCourse(twice, [])).toBe("11 choices. B waits twice and C once.");
    expect(describeCourse(play(A, B, W, -1, W), [])).toBe(
      "5 choices, 5 ms. B and W wait. W gives up.",
    );
  });
});
