import { describe, expect, it } from "vitest";
import { createSnapshot } from "../../src/sim/snapshot.ts";
import { listRules, type Move, play, viewJob } from "./play.ts";

function rulesAfter(text: string, moves: readonly Move[], job: string): readonly string[] {
  return listRules(createSnapshot(play(text, moves).world), job);
}

const FOUR = `
kind sharedlock
locks a
job A
  acquire a shared
  release a
job B
  acquire a timeout 5
job C
  acquire a shared
  release a
job D
  acquire a priority -5
`;

describe("why a job waits", () => {
  it("is nothing for a job that is ready, and for one that was notified", () => {
    expect(rulesAfter(FOUR, [], "A")).toEqual([]);
    expect(rulesAfter(FOUR, ["A", "B", "A"], "B")).toEqual([]);
  });

  it("names the owners in the way", () => {
    expect(rulesAfter(FOUR, ["A", "B"], "B")).toEqual(["owned: A"]);
  });

  it("says that an owner has ended without releasing", () => {
    const text = "kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  acquire a";
    expect(viewJob(play(text, ["A", "B"]), "B").why[0]?.text).toContain(
      "A has ended without releasing it, and never will.",
    );
  });

  it("names who came before it when the owners would not be in the way (soft block)", () => {
    const history = play(FOUR, ["A", "B", "C"]);
    expect(listRules(createSnapshot(history.world), "C")).toEqual(["order: B"]);
    expect(viewJob(history, "C").why[0]?.text).toBe(
      "C would fit beside A, who shares a, but whoever comes while anybody waits has to queue. B stands before C in the queue of a.",
    );
  });

  it("names who is more urgent", () => {
    expect(rulesAfter(FOUR, ["A", "B", "D"], "B")).toEqual(["owned: A", "priority: D"]);
  });

  it("says that a job is asleep beside a place that it could have (quirk Q1)", () => {
    const history = play(FOUR, ["A", "B", "C", 5, "B"]);
    expect(listRules(createSnapshot(history.world), "C")).toEqual(["asleep: A"]);
    expect(viewJob(history, "C").why[0]?.text).toContain("C is asleep");
  });

  it("says that somebody else has been notified to take the lock", () => {
    const text = `
kind sharedlock
locks a
job A
  acquire a
  release a
job B
  acquire a
job C
  acquire a shared
`;
    expect(rulesAfter(text, ["A", "B", "C", "A"], "C")).toEqual(["handover: B"]);
  });

  it("tells a set's internal lock and the big lock apart from others", () => {
    const set = `
kind lockset
locks n1
job All
  acquire all shared
job Adder
  add n2
`;
    const adder = viewJob(play(set, ["All", "All", "Adder", "Adder"]), "Adder");
    expect(adder.why[0]?.text).toContain("internal lock");
    const manager = `
kind manager
nodes n1
job A
  acquire cluster BGL
job B
  acquire cluster BGL shared
`;
    const waiting = viewJob(play(manager, ["A", "A", "B", "B"]), "B");
    expect(waiting.why[0]?.text).toContain("big lock");
  });

  it("says what the job keeps while it waits for the next name", () => {
    const text = `
kind lockset
locks n1 n2
job Owner
  acquire n2
job Taker
  acquire n1 n2
`;
    const taker = viewJob(play(text, ["Owner", "Owner", "Taker", "Taker", "Taker"]), "Taker");
    expect(taker.why[0]?.text).toContain("It keeps n1 meanwhile");
  });
});

describe("circles", () => {
  const RING = `
kind sharedlock
locks a b c
job A
  acquire a
  acquire b
job B
  acquire b
  acquire c TIMEOUT
job C
  acquire c
  acquire a
job D
  acquire a
`;
  const moves = ["A", "B", "C", "A", "B", "C", "D"];

  it("are found for each job in them, and not for one that only waits behind", () => {
    const text = RING.replace(" TIMEOUT", "");
    expect(rulesAfter(text, moves, "A")).toContain("cycle: A B C");
    expect(rulesAfter(text, moves, "C")).toContain("cycle: C A B");
    expect(rulesAfter(text, moves, "D").join()).not.toContain("cycle");
  });

  it("say whether a timeout can break them", () => {
    const stuck = viewJob(play(RING.replace(" TIMEOUT", ""), moves), "A").why.at(-1)?.text;
    expect(stuck).toBe(
      "A circle: A waits for B, B for C and C for A. Nothing can break it: a deadlock.",
    );
    const timed = viewJob(play(RING.replace("TIMEOUT", "timeout 9"), moves), "A").why.at(-1)?.text;
    expect(timed).toContain("Only a timeout can break it.");
  });

  it("are found when two of them share a job that was looked at before", () => {
    const text = `
kind sharedlock
locks a b c
job A
  acquire a shared
  acquire b
job B
  acquire b
  acquire c
job C
  acquire c shared
  acquire b
job D
  acquire c shared
  acquire b
`;
    const snapshot = createSnapshot(play(text, ["A", "B", "C", "D", "B", "C", "D", "A"]).world);
    expect(listRules(snapshot, "B").at(-1)).toBe("cycle: B C");
    expect(listRules(snapshot, "C").at(-1)).toBe("cycle: C B");
    expect(listRules(snapshot, "D").at(-1)).toMatch(/^cycle: D/);
    expect(listRules(snapshot, "A").join()).not.toContain("cycle");
  });
});
