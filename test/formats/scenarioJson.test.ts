// A scenario as JSON: its canonical form, and what is said of errors.
import { describe, expect, it, vi } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import { readScenario, writeScenario } from "../../src/formats/scenarioJson.ts";
import { expectSame, KINDS, PATIENCE, readScenarios } from "../conformance/recordings.ts";

vi.setConfig({ testTimeout: PATIENCE });

/** Each problem as `path: message`. */
function listProblems(json: unknown): readonly string[] {
  return readScenario(json).problems.map(({ path, message }) => `${path}: ${message}`);
}

function withOperation(operation: unknown, kind = "lockset"): unknown {
  return { kind, locks: kind === "manager" ? {} : ["a"], jobs: { A: [operation] } };
}

describe("a scenario in JSON", () => {
  it("comes out in its canonical form", () => {
    const json = {
      jobs: {
        A: [
          { op: "acquire", names: "a", shared: false, priority: 0, timeout: null },
          { op: "add", names: "b", acquired: null },
          { op: "release", names: null },
        ],
      },
      locks: ["a"],
      kind: "lockset",
      title: "",
    };
    const reading = readScenario(json);
    expect(reading).toEqual({
      ok: true,
      problems: [],
      value: {
        kind: "lockset",
        locks: ["a"],
        jobs: {
          A: [
            { op: "acquire", names: ["a"] },
            { op: "add", names: ["b"] },
            { op: "release", names: null },
          ],
        },
      },
    });
  });

  it("need not name the levels of a manager that have no locks", () => {
    const reading = readScenario({ kind: "manager", locks: { node: ["n1"] }, jobs: {} });
    expect(reading.ok && reading.value.locks).toEqual({
      instance: [],
      nodegroup: [],
      node: ["n1"],
      network: [],
    });
  });

  it.each(KINDS)("is read, written and read the same for every recorded one of kind %s", (kind) => {
    const scenarios = readScenarios(kind);
    expect(scenarios).toHaveLength(260);
    for (const json of scenarios) {
      const reading = readScenario(json);
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
      expectSame(readScenario(JSON.parse(writeScenario(reading.value))), reading);
    }
  });

  it("keeps names that JavaScript treats in a way of its own", () => {
    const text = '{"kind":"lockset","locks":["__proto__"],"jobs":{"__proto__":[],"7":[]}}';
    const reading = readScenario(JSON.parse(text));
    expect(reading.ok && Object.keys(reading.value.jobs)).toEqual(["7", "__proto__"]);
    expect(reading.ok && JSON.parse(writeScenario(reading.value))).toEqual(JSON.parse(text));
  });
});

describe("an error in JSON", () => {
  const LOCKSET = { kind: "lockset", locks: [], jobs: {} };

  it.each([
    [null, ": expected a scenario, found null"],
    [[], ": expected a scenario, found a list"],
    [
      { ...LOCKSET, kind: "sharedlok" },
      'kind: expected one of sharedlock, lockset, manager, found the string "sharedlok"; did you mean sharedlock?',
    ],
    [
      { ...LOCKSET, job: {} },
      'job: unknown key "job"; allowed here: title, question, answer, kind, locks, jobs; did you mean jobs?',
    ],
    [{ ...LOCKSET, title: 5 }, "title: expected a text, found 5"],
    [{ ...LOCKSET, locks: {} }, "locks: expected a list of names, found an object"],
    [{ ...LOCKSET, locks: ["a", 1] }, "locks[1]: expected a name, found 1"],
    [{ ...LOCKSET, locks: ["a", "a"] }, 'locks[1]: lock "a" is there twice'],
    [
      { ...LOCKSET, locks: ["a\nb"] },
      "locks[0]: a name cannot hold control characters; this one holds U+000A",
    ],
    [
      { ...LOCKSET, jobs: [] },
      "jobs: expected an object with a program for each job, found a list",
    ],
    [{ ...LOCKSET, jobs: { "": [] } }, 'jobs[""]: a name cannot be empty'],
    [
      { ...LOCKSET, jobs: { "my job": {} } },
      'jobs["my job"]: expected a list of operations, found an object',
    ],
    [
      { kind: "manager", locks: ["a"], jobs: {} },
      "locks: expected an object with lists of names for instance, nodegroup, node, network, found a list",
    ],
    [
      { kind: "manager", locks: { "node-res": [] }, jobs: {} },
      "locks.node-res: the level node-res takes no list: it has the names of node",
    ],
    [
      { kind: "manager", locks: { nodes: [] }, jobs: {} },
      'locks.nodes: unknown key "nodes"; allowed here: instance, nodegroup, node, network; did you mean node?',
    ],
    [withOperation("acquire"), 'jobs.A[0]: expected an operation, found the string "acquire"'],
    [
      withOperation({}),
      "jobs.A[0].op: expected one of acquire, release, downgrade, add, remove, work, found nothing",
    ],
    [
      withOperation({ op: "__proto__" }),
      'jobs.A[0].op: expected one of acquire, release, downgrade, add, remove, work, found the string "__proto__"',
    ],
    [
      withOperation({ op: "acquire" }),
      "jobs.A[0].names: expected a list of names, a name, or null for all, found nothing",
    ],
    [
      withOperation({ op: "add", names: null }),
      "jobs.A[0].names: expected a list of names, or a name, found null",
    ],
    [
      withOperation({ op: "acquire", names: null, timeout: 1.5 }),
      "jobs.A[0].timeout: expected whole milliseconds, found 1.5",
    ],
    [
      withOperation({ op: "acquire", names: null, timeout: 2 ** 41 }),
      "jobs.A[0].timeout: expected whole milliseconds from -1,099,511,627,776 to 1,099,511,627,776, found 2199023255552",
    ],
    [
      withOperation({ op: "acquire", names: null, priority: "1" }),
      'jobs.A[0].priority: expected a whole number, found the string "1"',
    ],
    [
      withOperation({ op: "acquire", names: null, shared: 1 }),
      "jobs.A[0].shared: expected true or false, found 1",
    ],
    [
      withOperation({ op: "acquire", names: null, level: "node" }),
      'jobs.A[0].level: unknown key "level"; allowed here: op, names, shared, opportunistic, timeout, priority',
    ],
    [
      withOperation({ op: "release", names: null }, "manager"),
      "jobs.A[0].level: expected a name, found nothing",
    ],
    [
      withOperation({ op: "work", ms: -1 }),
      "jobs.A[0].ms: expected whole milliseconds from 0 to 1,099,511,627,776, found -1",
    ],
    [withOperation({ op: "work" }), "jobs.A[0].ms: expected whole milliseconds, found nothing"],
    [
      withOperation({ op: "acquire", lock: "b" }, "sharedlock"),
      'jobs.A[0].lock: no lock "b"; the locks are a',
    ],
  ])("is told with its path: %j", (json, problem) => {
    expect(listProblems(json)).toEqual([problem]);
    expect(readScenario(json).ok).toBe(false);
  });

  it("carries the path of the document that the scenario is in", () => {
    const [problem] = readScenario(withOperation({ op: "work" }), "scenario").problems;
    expect(problem?.path).toBe("scenario.jobs.A[0].ms");
  });

  it("is only a warning for an unknown level", () => {
    const reading = readScenario(
      withOperation({ op: "acquire", level: "nodes", names: null }, "manager"),
    );
    expect(reading.ok).toBe(true);
    expect(reading.problems).toEqual([
      expect.objectContaining({ severity: "warning", path: "jobs.A[0].level" }),
    ]);
  });
});

describe("the limits of JSON", () => {
  const names = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `n${index}`);
  const work = { op: "work", ms: 1 };

  it.each([
    [
      "jobs",
      {
        kind: "lockset",
        locks: [],
        jobs: Object.fromEntries(names(10_000).map((name) => [name, []])),
      },
      /at most 500 jobs/,
    ],
    ["locks", { kind: "lockset", locks: names(5_001), jobs: {} }, /at most 5,000 names/],
    [
      "locks of all levels",
      { kind: "manager", locks: { node: names(3_000), instance: names(3_000) }, jobs: {} },
      /at most 2,000 names/,
    ],
    [
      "names of an operation",
      withOperation({ op: "remove", names: names(5_001) }),
      /at most 5,000 names/,
    ],
    [
      "operations",
      { kind: "lockset", locks: [], jobs: { A: Array(LIMITS.operations + 1).fill(work) } },
      /at most 20,000 operations/,
    ],
    [
      "added names",
      {
        kind: "lockset",
        locks: [],
        jobs: { A: Array(5).fill({ op: "add", names: names(4_500) }) },
      },
      /at most 20,000 names/,
    ],
  ])("stop the reading of too many %s with one problem", (_what, json, message) => {
    expect(listProblems(json)).toEqual([expect.stringMatching(message)]);
  });
});
