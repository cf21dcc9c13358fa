// The rules of lock sets and of the manager that the recorded runs seldom come to.
import { describe, expect, it } from "vitest";
import { observeNames } from "../../src/core/observe.ts";
import { play } from "./play.ts";

const SET = "kind lockset\nlocks n10 n2 a\n";
const job = (name: string, ...operations: readonly string[]): string =>
  `job ${name}\n${operations.join("\n")}\n`;
const times = (name: string, count: number): readonly string[] => Array<string>(count).fill(name);

describe("rule 3.acquire", () => {
  it("takes names in code-point order, each once: n10 before n2", () => {
    const scenario = SET + job("A", "acquire n2 n10 n2");
    const begun = play(scenario, ["A"]);
    expect(begun.seen.jobs.A).toEqual(["ready", 0, "acquire set/n10"]);
    expect(play(scenario, times("A", 3)).results).toEqual(['A ["n10","n2"]']);
  });

  it("shows the locks in natural order all the same: n2 before n10", () => {
    const { seen } = play(SET + job("A", "acquire n2 n10"), times("A", 3));
    expect(seen.locks.map(([name]) => name)).toEqual(["set/n2", "set/n10"]);
    expect(seen.owned).toEqual({ A: [["n10", "n2"], false] });
  });

  it("acquires nothing by an empty list", () => {
    expect(play(SET + job("A", "acquire none"), ["A"]).results).toEqual(["A []"]);
  });

  it("raises for an unknown name, and skips it with opportunistic", () => {
    expect(play(SET + job("A", "acquire a x"), ["A"]).results).toEqual(["A raises not-found"]);
    const skipped = play(SET + job("A", "acquire a x opportunistic"), times("A", 2));
    expect(skipped.results).toEqual(['A ["a"]']);
  });

  it("gives up in order of the names, then the internal lock, when a member is refused", () => {
    const scenario = SET + job("B", "acquire n2") + job("A", "acquire all timeout 5");
    const start = [...times("B", 2), ...times("A", 5), 5, "A"];
    const givingUp = play(scenario, start);
    expect(givingUp.seen.jobs.A?.[2]).toBe("release set/a");
    const { results } = play(scenario, [...start, ...times("A", 3)]);
    expect(results.at(-1)).toBe("A null");
  });

  it("takes the internal lock alone when all members are taken, with opportunistic", () => {
    const scenario = "kind lockset\nlocks a\njob B\nacquire a\njob A\nacquire all opportunistic";
    const { results, seen } = play(scenario, ["B", "B", ...times("A", 3)]);
    expect(results.at(-1)).toBe("A []");
    expect(seen.owned?.A).toEqual([[], true]);
  });

  it("raises when a name goes away while it waits, and gives back what it has", () => {
    const scenario = SET + job("B", "acquire n2", "remove n2") + job("A", "acquire a n2");
    const { results, show } = play(scenario, ["B", "B", "A", "A", "A", "B", "B", "A", "A"]);
    expect(results.slice(-2)).toEqual(['B ["n2"]', "A raises not-found"]);
    expect(show("set/a")).toBe("");
  });
});

describe("rule 3.add", () => {
  it("does not make its job an owner by the internal lock that it takes for itself", () => {
    const { seen, show } = play(SET + job("A", "add z"), times("A", 2));
    expect(show("set/[lockset]")).toBe("exclusive A");
    expect(seen.owned).toEqual({});
  });

  it("adds in the order given, and acquired at once where that is asked for", () => {
    const { world, seen, results } = play(SET + job("A", "add z b acquired shared"), times("A", 5));
    expect(results).toEqual(["A true"]);
    expect(observeNames(world)).toEqual(["a", "b", "n10", "n2", "z"]);
    expect(seen.locks.map(([name, mode]) => [name, mode])).toEqual([
      ["set/b", "shared"],
      ["set/z", "shared"],
    ]);
  });

  it("raises for a name that exists after the internal lock is free again", () => {
    const scenario = SET + job("A", "add z a");
    expect(play(scenario, times("A", 2)).results).toEqual([]);
    const { results, world, show } = play(scenario, times("A", 3));
    expect(results).toEqual(["A raises duplicate-add"]);
    expect(show("set/[lockset]")).toBe("");
    expect(observeNames(world)).toEqual(["a", "n10", "n2"]);
  });

  it("leaves those who wait for the first of two locks of one name waiting until their time is up", () => {
    const scenario = "kind lockset\njob A\nadd z z acquired\njob B\nacquire z timeout 50";
    const start = ["A", "A", "A", "B", "B", "A", "A"];
    expect(play(scenario, start).status("B")).toBe("waiting");
    expect(play(scenario, [...start, 50, "B"]).results).toEqual(["A true", "B null"]);
  });
});

describe("rule 3.remove", () => {
  it("returns the names in the order in which they were given", () => {
    expect(play(SET + job("A", "remove n2 x a"), times("A", 3)).results).toEqual(['A ["n2","a"]']);
  });

  it("lists a removed lock as deleted while jobs wait on it, beside a new one of its name", () => {
    const scenario =
      "kind lockset\nlocks a\njob A\nacquire all\nremove a\nadd a acquired\n" + "job B\nacquire a";
    const { seen } = play(scenario, [...times("A", 3), "B", "B", ...times("A", 4)]);
    expect(seen.locks.filter(([name]) => name === "set/a")).toEqual([
      ["set/a", "deleted", [], [["exclusive", ["B"]]]],
      ["set/a", "exclusive", ["A"], []],
    ]);
  });
});

describe("rule 3.release and 3.downgrade", () => {
  it("let the internal lock go first, even if only some names are released", () => {
    const scenario = SET + job("A", "acquire all", "release none");
    const { results, seen } = play(scenario, times("A", 7));
    expect(results.at(-1)).toBe("A null");
    expect(seen.owned?.A).toEqual([["a", "n10", "n2"], false]);
  });

  it("downgrade the internal lock once no member is held exclusively", () => {
    const scenario = SET + job("A", "acquire all", "downgrade a", "downgrade n2 n10");
    expect(play(scenario, times("A", 7)).show("set/[lockset]")).toBe("exclusive A");
    expect(play(scenario, times("A", 11)).show("set/[lockset]")).toBe("shared A");
  });
});

describe("rule 4", () => {
  const MANAGER = "kind manager\nnodes n1\ninstances i1\n";
  const BIG = "acquire cluster BGL shared";

  it("gives the names of node to node-res as well, as locks of its own", () => {
    const scenario =
      MANAGER + job("A", BIG, "acquire node n1") + job("B", BIG, "acquire node-res n1");
    const { seen } = play(scenario, [...times("A", 4), ...times("B", 4)]);
    expect(seen.locks.map(([name, mode]) => [name, mode])).toEqual([
      ["cluster/BGL", "shared"],
      ["node-res/n1", "exclusive"],
      ["node/n1", "exclusive"],
    ]);
  });

  it("lets nobody add a node while another job holds the whole level", () => {
    const scenario =
      MANAGER + job("A", BIG, "acquire node all shared") + job("B", BIG, "add node n2");
    const { show, status } = play(scenario, [...times("A", 5), ...times("B", 4)]);
    expect(show("node/[lockset]")).toBe("shared A | exclusive B");
    expect(status("B")).toBe("waiting");
  });

  it("releases the big lock when nothing else is owned", () => {
    const scenario =
      MANAGER + job("A", BIG, "acquire node n1", "release node all", "release cluster all");
    const { results, seen } = play(scenario, times("A", 8));
    expect(results.at(-1)).toBe("A null");
    expect(seen.owned).toEqual({});
  });
});
