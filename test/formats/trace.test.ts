// A trace is what was recorded; a line that is none gives an error in its place.
import { describe, expect, it, vi } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import { traceLine } from "../../src/formats/trace.ts";
import {
  expectSame,
  KINDS,
  listRecordedChoices,
  PATIENCE,
  readTraces,
} from "../conformance/recordings.ts";

vi.setConfig({ testTimeout: PATIENCE });

interface Made {
  readonly trace: readonly object[];
  readonly end: string;
}

function trace(json: unknown): Made {
  return JSON.parse([...traceLine(JSON.stringify(json), 1)].join("")) as Made;
}

function explain(line: string): unknown {
  const pieces = [...traceLine(line, 7)];
  expect(pieces).toHaveLength(1);
  return JSON.parse(pieces[0] ?? "");
}

const BUSY = {
  kind: "sharedlock",
  locks: ["a"],
  jobs: {
    A: [
      { op: "acquire", lock: "a" },
      { op: "work", ms: 5 },
    ],
    B: [{ op: "acquire", lock: "a" }],
  },
};

describe("a trace", () => {
  it.each(KINDS)("of each recorded schedule of kind %s is the recording", (kind) => {
    for (const recorded of readTraces(kind)) {
      const { scenario } = recorded;
      const line = JSON.stringify({ scenario, choices: listRecordedChoices(recorded) });
      expectSame(JSON.parse([...traceLine(line, 1)].join("")), recorded);
    }
  });

  it("has the keys of each entry in the order of the recordings", () => {
    const [recorded] = readTraces("manager");
    if (recorded === undefined) throw new Error("there are no recordings");
    const { scenario } = recorded;
    const made = trace({ scenario, choices: listRecordedChoices(recorded) });
    expect(made.trace.map(Object.keys)).toEqual(recorded.trace.map(Object.keys));
  });

  it("repeats the scenario as it was given, not in its canonical form", () => {
    const scenario = {
      jobs: { A: [{ op: "acquire", names: "a", shared: false }] },
      locks: ["a"],
      kind: "lockset",
    };
    const text = [...traceLine(JSON.stringify({ scenario, choices: [] }), 1)].join("");
    expect(text.startsWith(`{"scenario":${JSON.stringify(scenario)},"trace":[{"observe":`)).toBe(
      true,
    );
  });

  it("shows the other choices as they were given", () => {
    const spawn = { spawn: { name: "S", program: [{ op: "release", lock: "a" }] } };
    const choices = ["A", "A", { deadline: true }, spawn, "S", { cancel: "B" }];
    const made = trace({ scenario: BUSY, choices });
    expect(made.trace.slice(3)).toEqual([
      expect.objectContaining({ deadline: true, at: 5 }),
      expect.objectContaining({ ...spawn, at: 5 }),
      expect.objectContaining({ run: "S", events: [["raises", "UsageError", "not-owner"]] }),
      expect.objectContaining({ cancel: "B" }),
    ]);
  });

  it.each([
    ["limit", []],
    ["limit", ["A", "A", "B"]],
    ["deadlock", ["A", "A", "B", 5, "A"]],
    ["done", ["A", "A", { cancel: "B" }, 5, "A"]],
  ])("ends in %s after %j", (end, choices) => {
    expect(trace({ scenario: BUSY, choices }).end).toBe(end);
  });
});

describe("an error in the place of a trace", () => {
  const choices = (list: readonly unknown[]): string =>
    JSON.stringify({ scenario: BUSY, choices: list });

  it.each([
    ["", { line: 7, message: "not JSON: expected a value, found the end of the text", column: 1 }],
    ['{"scenario"}', { line: 7, message: 'not JSON: expected a colon, found "}"', column: 12 }],
    ["[]", { line: 7, message: 'expected an object with "scenario" and "choices", found a list' }],
    [
      JSON.stringify({ scenario: BUSY }),
      { line: 7, message: "expected a list of choices, found nothing", path: "choices" },
    ],
    [
      JSON.stringify({ choices: [] }),
      { line: 7, message: "expected a scenario, found nothing", path: "scenario" },
    ],
    [
      choices(["A", "C"]),
      { line: 7, message: 'no job "C"; the jobs are A, B', path: "choices[1]" },
    ],
    [choices(["A", -5]), expect.objectContaining({ path: "choices[1]" })],
    [
      choices(["A", "B", "B"]),
      {
        line: 7,
        message: "choice 2 is not possible: job B is waiting, not ready",
        path: "choices[2]",
      },
    ],
    [
      choices([{ deadline: true }]),
      {
        line: 7,
        message: "choice 0 is not possible: there is no deadline to come",
        path: "choices[0]",
      },
    ],
  ])("tells what is wrong with %j", (line, error) => {
    expect(explain(line)).toEqual({ error });
  });

  it("names keys that have no place in a line", () => {
    const line = JSON.stringify({ scenario: BUSY, choices: [], limit: 5 });
    expect(explain(line)).toEqual({
      error: {
        line: 7,
        message: 'unknown key "limit"; allowed here: scenario, choices',
        path: "limit",
      },
    });
  });

  it("comes for a million choices at once", () => {
    expect(explain(choices(Array(1_000_000).fill(0)))).toEqual({
      error: expect.objectContaining({ message: expect.stringMatching(/at most 100,000 choices/) }),
    });
  });

  it("comes for a line that is too long", () => {
    expect(explain(" ".repeat(LIMITS.bytes + 1))).toEqual({
      error: expect.objectContaining({
        message: expect.stringMatching(/at most 4,000,000 characters/),
      }),
    });
  });
});
