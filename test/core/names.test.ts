// Names that JavaScript treats in a way of its own, and the two orders of names.
import { describe, expect, it } from "vitest";
import { observe } from "../../src/core/observe.ts";
import { compareCodePoints, compareNatural } from "../../src/core/order.ts";
import { play } from "./play.ts";

const ODD = ["__proto__", "constructor", "toString", "7", "007", "é", "😀"];

describe("odd names", () => {
  it("can be those of jobs", () => {
    const jobs = ODD.map((name) => `job ${name}\nacquire a shared\n`).join("");
    const { seen, world } = play(`kind sharedlock\nlocks a\n${jobs}`, ODD);
    expect(Object.keys(seen.jobs).sort()).toEqual([...ODD].sort());
    expect(seen.locks[0]?.[2]).toHaveLength(ODD.length);
    const copy = JSON.parse(JSON.stringify(structuredClone(observe(world))));
    expect(copy).toEqual(seen);
  });

  it("can be those of locks", () => {
    const scenario = `kind manager\nnodes ${ODD.join(" ")}\njob A\nacquire cluster BGL shared\nacquire node all`;
    const choices = Array(2 + 2 + ODD.length).fill("A");
    const { results } = play(scenario, choices);
    const sorted = [...ODD].sort(compareCodePoints);
    expect(results.at(-1)).toBe(`A ${JSON.stringify(sorted)}`);
  });

  it("put jobs that are numbers in front, as JSON does", () => {
    const { world } = play("kind sharedlock\nlocks a\njob B\nwork 1\njob 10\njob 9\nwork 1", []);
    expect(world.jobs.map((job) => job.name)).toEqual(["9", "10", "B"]);
  });
});

describe("the order by code point", () => {
  it.each([
    [
      ["n2", "n10"],
      ["n10", "n2"],
    ],
    [
      ["a", "B"],
      ["B", "a"],
    ],
    [
      ["ab", "a"],
      ["a", "ab"],
    ],
    // UTF-16 would put the emoji, two surrogates, before the private use character.
    [
      ["😀", "\ue000"],
      ["\ue000", "😀"],
    ],
  ])("of %j is %j", (names, sorted) => {
    expect([...names].sort(compareCodePoints)).toEqual(sorted);
  });
});

describe("the natural order", () => {
  it.each([
    [
      ["n10", "n2"],
      ["n2", "n10"],
    ],
    [
      ["cluster/[lockset]", "cluster/BGL"],
      ["cluster/BGL", "cluster/[lockset]"],
    ],
    [
      ["n1", "n01"],
      ["n01", "n1"],
    ],
    [
      ["a10b2", "a10b10", "a9"],
      ["a9", "a10b2", "a10b10"],
    ],
    [
      ["99999999999999999999", "100000000000000000000"],
      ["99999999999999999999", "100000000000000000000"],
    ],
  ])("of %j is %j", (names, sorted) => {
    expect([...names].sort(compareNatural)).toEqual(sorted);
  });

  it("sorts owners and waiting jobs", () => {
    const jobs = ["J10", "J2", "J1"].map((name) => `job ${name}\nacquire a shared\n`).join("");
    const { show } = play(`kind sharedlock\nlocks a\n${jobs}`, ["J10", "J2", "J1"]);
    expect(show("a")).toBe("shared J1 J2 J10");
  });
});
