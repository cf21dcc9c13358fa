// Every error of the lock manager, in its shortest schedule.
import { describe, expect, it } from "vitest";
import { createFailure, describeFailure, ERROR_CODES } from "../../src/core/errors.ts";
import { play } from "./play.ts";

const SET = "kind lockset\nlocks a b\n";
const MANAGER = "kind manager\nnodes n1\ninstances i1\n";
const BIG = "acquire cluster BGL shared";

/** Code, scenario, choices: the last choice ends in the error. */
const SCHEDULES: readonly (readonly [string, string, string])[] = [
  ["deleted", "kind sharedlock\nlocks a\njob A\ndelete a\nacquire a", "A A"],
  ["double-acquire", "kind sharedlock\nlocks a\njob A\nacquire a\nacquire a shared", "A A"],
  ["not-owner", "kind sharedlock\nlocks a\njob A\nrelease a", "A"],
  ["delete-while-shared", "kind sharedlock\nlocks a\njob A\nacquire a shared\ndelete a", "A A"],
  ["not-found", `${SET}job A\nacquire a x`, "A"],
  ["duplicate-add", `${SET}job A\nadd b`, "A A A"],
  ["negative-timeout", `${SET}job A\nacquire a timeout -1`, "A"],
  ["set-already-owned", `${SET}job A\nacquire a\nacquire b`, "A A A"],
  ["opportunistic-timeout", `${SET}job A\nacquire a opportunistic timeout 5`, "A"],
  ["add-on-partial-set", `${SET}job A\nacquire a\nadd c`, "A A A"],
  ["remove-not-superset", `${SET}job A\nacquire a\nremove a b`, "A A A"],
  ["remove-failed-while-holding", `${SET}job A\nacquire a b\nremove a a`, "A A A A A"],
  ["invalid-level", `${MANAGER}job A\nacquire nowhere x`, "A"],
  ["bgl-required", `${MANAGER}job A\nacquire node n1`, "A"],
  ["level-order", `${MANAGER}job A\n${BIG}\nacquire node n1\nacquire instance i1`, "A A A A A"],
  [
    "bgl-release-order",
    `${MANAGER}job A\n${BIG}\nacquire node n1\nrelease cluster BGL`,
    "A A A A A",
  ],
  ["immutable-level", `${MANAGER}job A\n${BIG}\nadd node-alloc x`, "A A A"],
];

describe("an error", () => {
  it.each(SCHEDULES)("%s is reached", (code, scenario, choices) => {
    const { results } = play(scenario, choices.split(" "));
    expect(results.at(-1)).toBe(`A raises ${code}`);
  });

  it("can be any of the codes, but that a world has one manager by its nature", () => {
    const codes = [...SCHEDULES.map(([code]) => code), "duplicate-manager"];
    expect(codes.sort()).toEqual([...ERROR_CODES].sort());
  });

  it("is a LockError exactly where the world has changed", () => {
    const changed = ERROR_CODES.filter((code) => createFailure(code, "a").error === "LockError");
    expect(changed).toEqual(["deleted", "not-found", "duplicate-add"]);
  });

  it("is told with its code, what it is about, and the rule", () => {
    for (const code of ERROR_CODES) {
      const told = describeFailure(createFailure(code, "node/n1"));
      expect(told).toMatch(new RegExp(`^(Lock|Usage)Error ${code} on node/n1: \\w.+[^.]$`));
    }
  });

  it("ends its operation and not the job", () => {
    const { results, status } = play(
      "kind sharedlock\nlocks a\njob A\nrelease a\ndowngrade a\nacquire a\nrelease a",
      ["A", "A", "A", "A"],
    );
    expect(results).toEqual(["A raises not-owner", "A raises not-owner", "A true", "A null"]);
    expect(status("A")).toBe("done");
  });
});

describe("the order of the checks", () => {
  it.each([
    [
      "negative-timeout before set-already-owned",
      `${SET}job A\nacquire a\nacquire b timeout -1`,
      "A A A",
      "negative-timeout",
    ],
    [
      "invalid-level before bgl-required",
      `${MANAGER}job A\nacquire nowhere all`,
      "A",
      "invalid-level",
    ],
    [
      "immutable-level before bgl-required",
      `${MANAGER}job A\nremove cluster BGL`,
      "A",
      "immutable-level",
    ],
    [
      "bgl-required before the set's own",
      `${MANAGER}job A\nacquire node n1 timeout -1`,
      "A",
      "bgl-required",
    ],
    [
      "delete-while-shared before deleted, which a sharer never sees",
      "kind sharedlock\nlocks a\njob A\nacquire a shared\ndelete a timeout 0",
      "A A",
      "delete-while-shared",
    ],
  ])("has %s", (_name, scenario, choices, code) => {
    expect(play(scenario, choices.split(" ")).results.at(-1)).toBe(`A raises ${code}`);
  });
});
