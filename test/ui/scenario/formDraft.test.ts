// Whole scenarios in forms: there and back, errors, and other kinds.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/core/scenario.ts";
import { changeKind } from "../../../src/ui/scenario/changeKind.ts";
import {
  checkJobs,
  checkLocks,
  checkTexts,
  countErrors,
  draftMembers,
  draftScenario,
  readForm,
} from "../../../src/ui/scenario/formDraft.ts";

const LOCKS: Scenario = {
  title: "Two locks",
  question: "Who waits?",
  kind: "sharedlock",
  locks: ["a", "b"],
  jobs: {
    J0: [
      { op: "acquire", lock: "a", shared: true, timeout: 5 },
      { op: "delete", lock: "b" },
      { op: "work", ms: 3 },
    ],
  },
};

const MANAGER: Scenario = {
  kind: "manager",
  locks: { instance: ["i1"], nodegroup: [], node: ["n1", "n2"], network: [] },
  jobs: {
    J0: [
      { op: "acquire", level: "cluster", names: ["BGL"], shared: true },
      { op: "acquire", level: "node", names: null },
      { op: "release", level: "node", names: null },
    ],
    J1: [],
  },
};

describe("a scenario's form", () => {
  it.each([LOCKS, MANAGER])("reads as it was: $kind", (scenario) => {
    const draft = draftScenario(scenario);
    expect(countErrors(draft)).toBe(0);
    expect(readForm(draft)).toEqual(scenario);
  });

  it("offers the names of node for node-res, and the two locks that are always there", () => {
    const { levels } = draftMembers("manager", draftScenario(MANAGER).locks);
    expect(levels.get("node-res")).toEqual(["n1", "n2"]);
    expect(levels.get("cluster")).toEqual(["BGL"]);
    expect(levels.get("node-alloc")).toEqual(["NAL"]);
  });

  it("names what is wrong with texts, locks and jobs", () => {
    const draft = draftScenario(LOCKS);
    const wrong = {
      ...draft,
      texts: { ...draft.texts, title: "\u0000" },
      locks: { ...draft.locks, locks: ["a", "x".repeat(200)] },
      jobs: [...draft.jobs, ...draft.jobs],
    };
    expect(checkTexts(wrong.texts).title).toContain("U+0000");
    expect(checkLocks("sharedlock", wrong.locks).locks).toContain("at most 120 characters");
    const [first, second] = checkJobs(wrong.jobs, "sharedlock", wrong.locks.locks);
    expect(first?.operations[1]).toEqual({ lock: "There is no lock b in this scenario." });
    expect(second?.name).toBe("There is a job J0 already.");
    expect(countErrors(wrong)).toBe(6);
  });
});

describe("another kind", () => {
  it("makes names of plain locks, and removes what was deleted", () => {
    const set = readForm(changeKind(draftScenario(LOCKS), "lockset"));
    expect(set).toMatchObject({ kind: "lockset", locks: ["a", "b"], title: "Two locks" });
    expect(set.jobs.J0).toEqual([
      { op: "acquire", names: ["a"], shared: true, timeout: 5 },
      { op: "remove", names: ["b"] },
      { op: "work", ms: 3 },
    ]);
  });

  it("puts everything at node, inside the big lock", () => {
    const manager = readForm(changeKind(draftScenario(LOCKS), "manager"));
    expect(manager.locks).toMatchObject({ node: ["a", "b"] });
    expect(manager.jobs.J0?.[0]).toMatchObject({ level: "cluster", names: ["BGL"] });
    expect(manager.jobs.J0?.[1]).toMatchObject({ level: "node", names: ["a"] });
    expect(manager.jobs.J0?.at(-1)).toMatchObject({ op: "release", level: "cluster" });
  });

  it("makes one operation for each lock where there are no sets", () => {
    const locks = changeKind(draftScenario(MANAGER), "sharedlock");
    expect(countErrors(locks)).toBe(0);
    expect(readForm(locks).locks).toEqual(["i1", "n1", "n2"]);
    const words = readForm(locks).jobs.J0?.map((operation) => operation.op);
    expect(words).toEqual(["acquire", "acquire", "acquire", "release", "release", "release"]);
  });
});
