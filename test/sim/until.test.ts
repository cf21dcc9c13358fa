import { describe, expect, it } from "vitest";
import { findBreak, findStop } from "../../src/sim/until.ts";
import type { TrailStep } from "../../src/sim/view.ts";
import { choiceOf, type Move, play } from "./play.ts";

const TWO = `
kind lockset
locks n1 n2
job A
  acquire n1 n2
  release all
job B
  acquire n2 shared
`;

function lastStep(moves: readonly Move[]): TrailStep {
  const { lastStep: step } = play(TWO, moves);
  if (step === undefined) throw new Error("no step");
  return step;
}

describe("a run stops", () => {
  it("at the next event of a kind", () => {
    expect(findStop({ type: "event", event: "returns" }, lastStep(["A", "A"]))).toBeNull();
    expect(findStop({ type: "event", event: "returns" }, lastStep(["A", "A", "A"]))).toContain(
      "returns [n1, n2]",
    );
  });

  it("when a job, or any job, blocks", () => {
    const blocked = lastStep(["A", "A", "A", "B", "B"]);
    expect(findStop({ type: "blocks", job: null }, blocked)).not.toBeNull();
    expect(findStop({ type: "blocks", job: 1 }, blocked)).not.toBeNull();
    expect(findStop({ type: "blocks", job: 0 }, blocked)).toBeNull();
  });

  it("when a lock, or any lock, changes hands", () => {
    const taken = lastStep(["A", "A"]);
    expect(findStop({ type: "changesHands", lock: null }, taken)).not.toBeNull();
    expect(findStop({ type: "changesHands", lock: taken.locks[0] ?? -1 }, taken)).not.toBeNull();
    expect(findStop({ type: "changesHands", lock: 2 }, taken)).toBeNull();
  });

  it("for nothing but the end when it is to run to the end", () => {
    expect(findStop({ type: "end" }, lastStep(["A", "A", "A"]))).toBeNull();
  });
});

describe("a breakpoint", () => {
  const start = play(TWO);
  const inside = play(TWO, ["A"]);

  it("is hit by a job where it begins an operation", () => {
    expect(findBreak([{ job: "A" }], start.world, choiceOf(start, "A"))).toBe(
      "Breakpoint: A is about to acquire.",
    );
    expect(findBreak([{ job: "B" }], start.world, choiceOf(start, "A"))).toBeNull();
    expect(findBreak([{ job: "A" }], inside.world, choiceOf(inside, "A"))).toBeNull();
  });

  it("is hit by a lock where somebody is about to touch it", () => {
    expect(findBreak([{ lock: "set/n1" }], inside.world, choiceOf(inside, "A"))).toBe(
      "Breakpoint: A is about to acquire (set/n1).",
    );
    expect(findBreak([{ lock: "set/n2" }], inside.world, choiceOf(inside, "A"))).toBeNull();
  });

  it("is not hit when it is switched off", () => {
    const point = { job: "A", off: true } as const;
    expect(findBreak([point], start.world, choiceOf(start, "A"))).toBeNull();
  });

  it("is hit only where all that it names applies", () => {
    expect(
      findBreak([{ job: "B", op: "acquire" }], start.world, choiceOf(start, "B")),
    ).not.toBeNull();
    expect(findBreak([{ job: "B", op: "release" }], start.world, choiceOf(start, "B"))).toBeNull();
    expect(findBreak([{ op: "acquire" }], start.world, { type: "advance", ms: 1 })).toBeNull();
  });
});
