import { describe, expect, it } from "vitest";
import { parseQuestion } from "../../src/formats/questionText.ts";
import { isTrue } from "../../src/sim/condition.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { type Move, play } from "./play.ts";

const FOUR = `
kind sharedlock
locks a b
job A
  acquire a shared
  release a
job B
  acquire a timeout 5
job C
  acquire a shared
  release a
job D
  delete b
  work 9
`;

/** Which of the conditions, one a line, are true after the moves. */
function listTrue(text: string, moves: readonly Move[], conditions: string): readonly string[] {
  const scenario = scenarioOf(text);
  const { world } = play(text, moves);
  const lines = conditions.trim().split(/\s*\n\s*/);
  return lines.filter((line) => {
    const reading = parseQuestion(`can it be that ${line}`, scenario);
    if (!reading.ok || reading.value.type !== "reach") throw new Error(line);
    return isTrue(reading.value.condition, world);
  });
}

/** Each line begins with `+` where it is to be true, with `-` where it is to be false. */
function check(text: string, moves: readonly Move[], marked: string): void {
  const lines = marked.trim().split(/\s*\n\s*/);
  const wanted = lines.filter((line) => line.startsWith("+")).map((line) => line.slice(2));
  const conditions = lines.map((line) => line.slice(2)).join("\n");
  expect(listTrue(text, moves, conditions)).toEqual(wanted);
}

describe("a condition", () => {
  it("tells how a job stands", () => {
    check(
      FOUR,
      ["A", "B", "D", "D"],
      `+ A is ready
       - A is waiting
       + B is waiting
       - B is ready
       - B is asleep
       + D is working
       - D is done`,
    );
    check(FOUR, ["A", "A"], "+ A is done\n- A is ready");
  });

  it("tells who is asleep, and who was notified", () => {
    check(FOUR, ["A", "B", "C", 5, "B"], "+ C is asleep\n+ C is waiting\n- C is notified");
    check(FOUR, ["A", "B", "A"], "+ B is notified\n+ B is ready\n- B is asleep\n- B is waiting");
  });

  it("tells who waits for a lock, until the job has run again", () => {
    check(
      FOUR,
      ["A", "B"],
      `+ B waits for a
       - B waits for b
       - A waits for a
       - C waits for a`,
    );
    check(FOUR, ["A", "B", "A"], "+ B waits for a");
    check(FOUR, ["A", "B", "A", "B"], "- B waits for a");
  });

  it("tells who owns a lock, and how", () => {
    check(
      FOUR,
      ["A"],
      `+ A owns a
       + A owns a shared
       - A owns a exclusively
       - A owns b
       - B owns a`,
    );
    check(FOUR, ["B"], "+ B owns a exclusively\n- B owns a shared");
  });

  it("tells how a lock stands", () => {
    check(FOUR, [], "+ a is free\n- a is shared\n- a is exclusive\n- a is deleted\n- a is idle");
    check(FOUR, ["A"], "+ a is shared\n- a is free\n- a is exclusive");
    check(FOUR, ["B"], "+ a is exclusive\n- a is free\n- a is shared");
    check(FOUR, ["D"], "+ b is deleted\n- b is free\n- b is exclusive");
  });

  it("compares where a job is, counted from 1", () => {
    check(FOUR, [], "+ operation of A = 1\n- operation of A != 1\n- operation of A > 1");
    check(FOUR, ["A"], "+ operation of A >= 2\n+ operation of A > 1\n- operation of A < 2");
    check(FOUR, ["A", "A"], "+ operation of A = 3\n+ operation of A <= 3");
  });

  it("compares how many own a lock and wait for it, and how many jobs there are of a kind", () => {
    check(
      FOUR,
      ["A", "B", "C"],
      `+ owners of a = 1
       + waiters of a = 2
       + waiters of b = 0
       + waiting jobs >= 2
       - ready jobs = 3
       + ready jobs = 2
       + done jobs = 0`,
    );
    check(FOUR, ["A", "C"], "+ owners of a = 2");
  });

  it("joins conditions", () => {
    check(
      FOUR,
      ["A"],
      `+ A owns a and b is free
       - A owns a and b is deleted
       + A owns b or b is free
       - A owns b or b is deleted
       + not b is deleted
       - not (A owns a or b is deleted)`,
    );
  });
});

describe("a lock that is added", () => {
  const ADD = `
kind lockset
locks a
job A
  add z acquired
job B
  remove z
  add z
`;

  it("is nothing before: every form about it is false, and its numbers are 0", () => {
    check(
      ADD,
      [],
      `- set/z is free
       - set/z is deleted
       - A owns set/z
       - A waits for set/z
       + owners of set/z = 0`,
    );
  });

  it("is the newest of its name when it has come again", () => {
    const moves = ["A", "A", "A", "A"];
    check(ADD, moves, "+ A owns set/z\n+ set/z is exclusive");
    const text = ADD.replace(" acquired", "");
    check(text, ["A", "A", "A", "B", "B"], "+ set/z is deleted\n- set/z is free");
    check(text, ["A", "A", "A", "B", "B", "B", "B"], "+ set/z is free\n- set/z is deleted");
  });
});

it("a job that is not there makes every form false", () => {
  const { world } = play(FOUR);
  expect(isTrue({ type: "job", job: "X", is: "ready" }, world)).toBe(false);
  expect(isTrue({ type: "owns", job: "X", lock: "a", mode: null }, world)).toBe(false);
  expect(isTrue({ type: "waitsFor", job: "X", lock: "gone" }, world)).toBe(false);
  const quantity = { of: "operation", job: "X" } as const;
  expect(isTrue({ type: "compare", quantity, operator: "<", value: 5 }, world)).toBe(false);
});
