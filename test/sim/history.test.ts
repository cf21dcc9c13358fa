import { describe, expect, it } from "vitest";
import type { Choice } from "../../src/core/step.ts";
import { History, KEEP_EVERY } from "../../src/sim/history.ts";
import { createRecording, type Recording } from "../../src/sim/recording.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { choiceOf, makeMoves, play } from "./play.ts";

const TWO = `
kind sharedlock
locks a
job A
  acquire a
  release a
job B
  acquire a
  release a
`;

function loadAll(recording: Recording): History {
  const { value } = History.load(recording, Number.POSITIVE_INFINITY).next();
  if (!(value instanceof History)) throw new Error(JSON.stringify(value));
  return value;
}

describe("seeking", () => {
  const laps = Array.from({ length: 3 * KEEP_EVERY }, () => "  acquire a\n  release a").join("\n");
  const long = `kind sharedlock\nlocks a\njob A\n${laps}\njob B\n${laps}`;
  const moves = Array.from({ length: 2 * KEEP_EVERY + 7 }, () => ["A", "A", "B", "B"]).flat();

  it("gives at each position, in both directions, the world that was there", () => {
    const history = new History(scenarioOf(long));
    const worlds = [history.world];
    for (const move of moves) worlds.push(makeMoves(history, [move]).world);
    for (const position of [
      0,
      1,
      KEEP_EVERY - 1,
      KEEP_EVERY,
      KEEP_EVERY + 1,
      200,
      77,
      worlds.length - 1,
    ]) {
      history.seek(position);
      expect(history.world).toEqual(worlds[position]);
      expect(history.position).toBe(position);
    }
  });

  it("stops at the ends", () => {
    const history = play(TWO, ["A", "A"]);
    history.seek(-5);
    expect(history.position).toBe(0);
    history.seek(99);
    expect(history.position).toBe(2);
  });
});

describe("acting in the past", () => {
  it("follows the recorded choice without a fork", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(1);
    makeMoves(history, ["A"]);
    expect([history.branch, history.position, history.length]).toEqual([0, 2, 3]);
    expect(history.listBranches()).toHaveLength(1);
  });

  it("forks with another choice, and keeps both branches", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(1);
    makeMoves(history, ["B", "A"]);
    expect(history.listBranches()).toEqual([
      { parent: null, at: 0, length: 3 },
      { parent: 0, at: 1, length: 3 },
    ]);
    expect(history.listTrail().map((step) => step.job)).toEqual([0, 1, 0]);
    history.switchTo(0, 3);
    expect(history.listTrail().map((step) => step.job)).toEqual([0, 0, 1]);
  });

  it("goes over to the branch on which the same choice was made before", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(1);
    makeMoves(history, ["B"]);
    history.seek(1);
    makeMoves(history, ["A"]);
    expect([history.branch, history.position]).toEqual([0, 2]);
    history.seek(1);
    makeMoves(history, ["B"]);
    expect([history.branch, history.position]).toEqual([1, 2]);
    expect(history.listBranches()).toHaveLength(2);
  });

  it("forks from the branch that the choices really belong to", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(2);
    expect(history.act({ type: "advance", ms: 1 })).toBeNull();
    history.seek(1);
    expect(history.act({ type: "advance", ms: 2 })).toBeNull();
    expect(history.listBranches()[2]).toEqual({ parent: 0, at: 1, length: 2 });
  });

  it("changes nothing when the choice is not possible", () => {
    const history = play(TWO, ["A", "B"]);
    history.seek(2);
    const before = history.world;
    expect(history.act(choiceOf(history, "B"))).toBe("job B is waiting, not ready");
    expect(history.world).toBe(before);
    expect(history.length).toBe(2);
  });
});

describe("recordings", () => {
  it("are made of a history and load to the same", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(1);
    makeMoves(history, ["B", "A"]);
    history.act({ type: "spawn", name: "C", program: [{ op: "acquire", lock: "a" }] });
    history.act({ type: "cancel", job: 2 });
    history.seek(3);
    const recording = history.toRecording();
    const again = loadAll(structuredClone(recording));
    expect(again.toRecording()).toEqual(recording);
    expect(again.world).toEqual(history.world);
    expect(again.listTrail()).toEqual(history.listTrail());
  });

  it("load in portions, counting the choices", () => {
    const load = History.load(play(TWO, ["A", "B", "A"]).toRecording(), 2);
    expect(load.next()).toEqual({ done: false, value: 2 });
    expect(load.next().done).toBe(true);
  });

  it("say which choice is not possible", () => {
    const wrong: readonly Choice[] = [
      { type: "run", job: 0 },
      { type: "run", job: 1 },
      { type: "run", job: 1 },
    ];
    const { value } = History.load(createRecording(scenarioOf(TWO), wrong), 10).next();
    expect(value).toEqual({ branch: 0, position: 2, message: "job B is waiting, not ready" });
  });

  it("have of a branch its own choices, after those that it inherits", () => {
    const history = play(TWO, ["A", "A", "B"]);
    history.seek(1);
    makeMoves(history, ["B"]);
    const { branches } = history.toRecording();
    expect(branches[1]).toEqual({ parent: 0, at: 1, choices: [{ type: "run", job: 1 }] });
  });
});
