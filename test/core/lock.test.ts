// The rules of one lock that the recorded runs seldom come to.
import { describe, expect, it } from "vitest";
import { play } from "./play.ts";

const LOCK = "kind sharedlock\nlocks a\n";
const job = (name: string, ...operations: readonly string[]): string =>
  `job ${name}\n${operations.join("\n")}\n`;

describe("rule 2.acquire", () => {
  it("3: whoever comes while anything is pending queues, compatible or not", () => {
    const scenario =
      LOCK + job("A", "acquire a shared") + job("B", "acquire a") + job("C", "acquire a shared");
    expect(play(scenario, ["A", "B", "C"]).show("a")).toBe("shared A | exclusive B | shared C");
  });

  it("4: a timeout below 1 ms is refused without queueing", () => {
    const scenario = LOCK + job("A", "acquire a") + job("B", "acquire a timeout 0");
    const { results, show } = play(scenario, ["A", "B"]);
    expect(results).toEqual(["A true", "B false"]);
    expect(show("a")).toBe("exclusive A");
  });

  it("4: is refused on a free lock as well, when somebody waits for it", () => {
    const scenario =
      LOCK +
      job("A", "acquire a", "release a") +
      job("B", "acquire a") +
      job("C", "acquire a timeout 0 priority -5");
    expect(play(scenario, ["A", "B", "A", "C"]).results.at(-1)).toBe("C false");
  });

  it("5: a sharer of another priority makes a group of its own", () => {
    const scenario =
      LOCK +
      job("A", "acquire a") +
      job("B", "acquire a shared") +
      job("C", "acquire a shared priority -1") +
      job("D", "acquire a shared");
    expect(play(scenario, ["A", "B", "C", "D"]).show("a")).toBe(
      "exclusive A | shared C | shared B D",
    );
  });

  it("7: a job past its deadline still takes a lock that is free", () => {
    const scenario = LOCK + job("A", "acquire a", "release a") + job("B", "acquire a timeout 5");
    expect(play(scenario, ["A", "B", 9, "A", "B"]).results.at(-1)).toBe("B true");
  });

  it("7: a deadline is reached at the very ms that it names", () => {
    const scenario = LOCK + job("A", "acquire a") + job("B", "acquire a timeout 5");
    expect(play(scenario, ["A", "B", 4]).status("B")).toBe("waiting");
    expect(play(scenario, ["A", "B", 4, 1]).status("B")).toBe("ready");
  });
});

describe("rule 2.release", () => {
  it("notifies nobody while another sharer remains", () => {
    const scenario =
      LOCK +
      job("A", "acquire a shared", "release a") +
      job("B", "acquire a shared", "release a") +
      job("C", "acquire a");
    expect(play(scenario, ["A", "B", "C", "A"]).status("C")).toBe("waiting");
    expect(play(scenario, ["A", "B", "C", "A", "B"]).status("C")).toBe("ready");
  });

  it("closes the notified group: a later sharer queues behind the exclusive one", () => {
    const scenario =
      LOCK +
      job("A", "acquire a", "release a") +
      job("B", "acquire a shared") +
      job("D", "acquire a") +
      job("F", "acquire a shared");
    expect(play(scenario, ["A", "B", "D", "A", "F"]).show("a")).toBe(
      "free | shared B | exclusive D | shared F",
    );
  });
});

describe("rule 2.downgrade", () => {
  it("moves the group of sharers to the front of its priority and wakes it", () => {
    const scenario =
      LOCK +
      job("A", "acquire a", "downgrade a") +
      job("B", "acquire a") +
      job("C", "acquire a shared");
    const { show, status } = play(scenario, ["A", "B", "C", "A"]);
    expect(show("a")).toBe("shared A | shared C | exclusive B");
    expect([status("B"), status("C")]).toEqual(["waiting", "ready"]);
  });

  it("does nothing for a sharer", () => {
    const scenario =
      LOCK +
      job("A", "acquire a shared", "downgrade a") +
      job("B", "acquire a") +
      job("C", "acquire a shared");
    const { results, status } = play(scenario, ["A", "B", "C", "A"]);
    expect(results.at(-1)).toBe("A true");
    expect(status("C")).toBe("waiting");
  });
});

describe("rule 2.delete", () => {
  it("wakes all that wait, who then find the lock gone", () => {
    const scenario =
      LOCK +
      job("A", "acquire a", "delete a") +
      job("B", "acquire a") +
      job("C", "acquire a shared");
    const deleted = play(scenario, ["A", "B", "C", "A"]);
    expect(deleted.show("a")).toBe("deleted | exclusive B | shared C");
    const gone = play(scenario, ["A", "B", "C", "A", "B", "C"]);
    expect(gone.results.slice(-2)).toEqual(["B raises deleted", "C raises deleted"]);
    expect(gone.seen.locks).toEqual([]);
  });

  it("is false, and the lock intact, when its timeout passes", () => {
    const scenario = LOCK + job("A", "acquire a", "release a") + job("B", "delete a timeout 1");
    const { results, show } = play(scenario, ["A", "B", 1, "B"]);
    expect(results.at(-1)).toBe("B false");
    expect(show("a")).toBe("exclusive A");
  });

  it("waits and deletes in the step of the grant", () => {
    const scenario = LOCK + job("A", "acquire a", "release a") + job("B", "delete a priority -1");
    const { results, seen } = play(scenario, ["A", "B", "A", "B"]);
    expect(results.at(-1)).toBe("B true");
    expect(seen.locks).toEqual([]);
  });
});
