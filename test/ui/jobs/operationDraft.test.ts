// Operations in forms: their fields, their errors, and that reading a draft gives the operation back.
import { describe, expect, it } from "vitest";
import type { Kind, Operation } from "../../../src/core/scenario.ts";
import type { Members } from "../../../src/ui/jobs/members.ts";
import {
  changeDraft,
  changeLevel,
  changeWord,
  checkOperation,
  draftOperation,
  listFields,
  readOperation,
  startOperation,
} from "../../../src/ui/jobs/operationDraft.ts";

const SET: Members = { kind: "lockset", levels: new Map([["", ["a", "b"]]]) };
const LEVELS: Members = {
  kind: "manager",
  levels: new Map([
    ["node", ["n1", "n2"]],
    ["network", ["net1"]],
  ]),
};

const CASES: readonly [Kind, Operation][] = [
  ["sharedlock", { op: "acquire", lock: "a", shared: true, timeout: 50, priority: -5 }],
  ["sharedlock", { op: "acquire", lock: "a" }],
  ["sharedlock", { op: "release", lock: "a" }],
  ["sharedlock", { op: "delete", lock: "a", timeout: 0 }],
  ["lockset", { op: "acquire", names: null, shared: true, opportunistic: true }],
  ["lockset", { op: "acquire", names: ["b", "a"], timeout: -1 }],
  ["lockset", { op: "release", names: null }],
  ["lockset", { op: "add", names: ["x", "y"], acquired: true, shared: true }],
  ["lockset", { op: "remove", names: ["a"] }],
  ["manager", { op: "acquire", level: "node", names: ["n1"], priority: 7 }],
  ["manager", { op: "downgrade", level: "nowhere", names: ["n1"] }],
  ["manager", { op: "work", ms: 30 }],
];

describe("an operation's draft", () => {
  it.each(CASES)("of a %s scenario reads as it was: %j", (kind, operation) => {
    const draft = draftOperation(operation, 0);
    expect(checkOperation(draft, kind, ["a"])).toEqual({});
    expect(readOperation(draft, kind)).toBe(operation);
    expect(readOperation(changeDraft(draft, {}), kind)).toEqual(operation);
  });

  it("keeps what somebody wrote as long as it is not touched", () => {
    const operation: Operation = { op: "release", names: [] };
    const draft = draftOperation(operation, 0);
    expect(checkOperation(draft, "lockset", [])).toEqual({});
    expect(checkOperation(changeDraft(draft, {}), "lockset", [])).toEqual({
      names: "Choose or type a name.",
    });
  });

  it("has only the fields of its word and kind", () => {
    const draft = draftOperation({ op: "work", ms: 1 }, 0);
    expect([...listFields(draft, "manager")]).toEqual(["ms"]);
    const add = draftOperation({ op: "add", names: ["x"] }, 0);
    expect(listFields(add, "lockset").has("shared")).toBe(false);
    expect(listFields(changeDraft(add, { acquired: true }), "lockset").has("shared")).toBe(true);
    expect(listFields(add, "lockset").has("all")).toBe(false);
  });

  it("names each field that is wrong", () => {
    const draft = draftOperation({ op: "acquire", lock: "a" }, 0);
    const wrong = changeDraft(draft, { lock: "z", timeout: "1.5", priority: "9999999" });
    expect(checkOperation(wrong, "sharedlock", ["a"])).toEqual({
      lock: "There is no lock z in this scenario.",
      timeout: "Expected whole milliseconds.",
      priority: "Expected a whole number from -1,000,000 to 1,000,000.",
    });
  });

  it("leaves out the fields that its word does not have, whatever they hold", () => {
    const draft = draftOperation({ op: "acquire", names: ["a"], timeout: 5, shared: true }, 0);
    const changed = changeWord(draft, "remove", SET);
    expect(readOperation(changed, "lockset")).toEqual({ op: "remove", names: ["a"] });
  });

  it("gets names where its new word needs some", () => {
    const all = draftOperation({ op: "acquire", names: null }, 0);
    expect(changeWord(all, "remove", SET)).toMatchObject({ isAll: false, names: ["a"] });
    expect(changeWord(all, "release", SET)).toMatchObject({ isAll: true });
  });

  it("keeps only the names that its new level has", () => {
    const draft = draftOperation({ op: "acquire", level: "node", names: ["n2", "x"] }, 0);
    expect(changeLevel(draft, "node", LEVELS).names).toEqual(["n2"]);
    expect(changeLevel(draft, "network", LEVELS).names).toEqual(["net1"]);
  });
});

describe("an operation that is added", () => {
  it("releases what was acquired, else acquires", () => {
    const first = startOperation(LEVELS, 0, undefined);
    expect(readOperation(first, "manager")).toEqual({
      op: "acquire",
      level: "node",
      names: ["n1"],
    });
    const second = startOperation(LEVELS, 1, first);
    expect(readOperation(second, "manager")).toEqual({ op: "release", level: "node", names: null });
  });
});
