import { expect, it } from "vitest";
import { play } from "./play.ts";

const STORY = `
kind lockset
locks n1 n2
job A
  acquire n1 shared timeout 50 priority -2
  release all
  work 20
  remove n1
  add n3 acquired
job B
  acquire n1
  release n2
`;

it("tells each step in one sentence that names jobs, locks and what came of it", () => {
  const moves = ["A", "A", "B", "B", "A", "A", "B", "B", "A", 20, "A", "A", "A"];
  const told = play(STORY, moves)
    .listTrail()
    .map((step) => step.text);
  expect(told).toEqual([
    "A begins to acquire n1, shared, timeout 50 ms, priority -2.",
    "A acquires set/n1, shared; its acquire returns [n1].",
    "B begins to acquire n1, exclusive.",
    "B has to wait for set/n1, exclusive.",
    "A begins to release all it owns.",
    "A releases set/n1; B is notified; its release returns null.",
    "B acquires set/n1, exclusive, after waiting; its acquire returns [n1].",
    "The release of B raises UsageError not-owner on set/n2: only an owner can release or downgrade it.",
    "A works until 20 ms.",
    "The clock moves from 0 to 20 ms; the deadline of A is reached.",
    "A ends its work.",
    "A begins to remove n1.",
    "A has to wait for set/n1, exclusive.",
  ]);
});
