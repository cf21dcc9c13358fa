// A schedule told: a sentence for each choice, and how things stand at its end.
import { expect, it, vi } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import { type Help, tellStory } from "../../src/sim/story.ts";
import { scenarioOf } from "../scenarioOf.ts";

const START = createWorld(
  scenarioOf("kind sharedlock\nlocks a\njob A\n  acquire a\n  work 5\njob B\n  acquire a\njob C"),
);
const CHOICES = [0, 1, 0].map((job) => ({ type: "run", job }) as const);
const NO_HELP: Help = { ways: [], isComplete: false };

it("has a sentence for each choice, then who waits, why, and what would help", () => {
  const findHelp = vi.fn(() => ({ ways: [{ jobs: [0], choices: [] }], isComplete: true }));
  expect(tellStory(START, CHOICES, findHelp)).toEqual({
    steps: [
      "A acquires a, exclusive; its acquire returns true.",
      "B has to wait for a, exclusive.",
      "A works until 5 ms.",
    ],
    clock: 0,
    remarks: [
      "B waits. A owns a exclusively, and B wants it exclusively. It gets the lock if A goes on.",
      "A is working.",
      "C is done.",
    ],
  });
  expect(findHelp).toHaveBeenCalledExactlyOnceWith(expect.anything(), 1);
});

it("says that nothing would help where that is known, and nothing where it is not", () => {
  const tell = (help: Help) => tellStory(START, CHOICES, () => help).remarks[0];
  expect(tell({ ways: [], isComplete: true })).toContain("It never gets the lock");
  expect(tell(NO_HELP)).toMatch(/exclusively\.$/);
});

it("begins with the end where nothing was chosen", () => {
  const { steps, remarks } = tellStory(START, [], () => NO_HELP);
  expect([steps, remarks]).toEqual([[], ["A and B are ready.", "C is done."]]);
});
