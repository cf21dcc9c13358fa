import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { readRecording, writeRecording } from "../../src/formats/recordingJson.ts";
import { readText } from "../../src/formats/source.ts";
import { createRecording } from "../../src/sim/recording.ts";
import { arbitraryRecording } from "./arbitraryRecordings.ts";

const SCENARIO = {
  kind: "lockset",
  locks: ["a"],
  jobs: { J0: [{ op: "acquire", names: ["a"] }], J1: [] },
};

const GOOD = {
  lockscope: 1,
  scenario: SCENARIO,
  branches: [
    { choices: ["J0", 20, { spawn: { name: "J2", program: [] } }, "J2", { cancel: "J1" }] },
    { parent: 0, at: 2, choices: [{ deadline: true }] },
  ],
  branch: 0,
  position: 4,
  notes: [{ branch: 0, position: 1, text: "now" }],
  breakpoints: [
    { job: "J0", lock: "set/a", op: "acquire" },
    { op: "release", off: true },
  ],
  view: { selection: { job: "J2" }, panel: "log" },
};

function listProblems(json: unknown): readonly string[] {
  const reading = readRecording(json);
  return reading.ok ? [] : reading.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("a recording in JSON", () => {
  it("is written and read back as it was", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryRecording, ({ recording, view }) => {
        const text = writeRecording(recording, view);
        const reading = readRecording(JSON.parse(text));
        expect(reading).toMatchObject({ ok: true });
        if (reading.ok) expect(reading.value).toEqual({ recording, view });
        expect(readText(text)).toEqual(reading);
      }),
      { numRuns: 100 },
    );
  });

  it("has all its fields, or as few as a scenario and a branch", () => {
    expect(readRecording(GOOD)).toMatchObject({
      ok: true,
      value: {
        recording: {
          branches: [
            {
              parent: null,
              at: 0,
              choices: [
                { type: "run", job: 0 },
                { type: "advance", ms: 20 },
                { type: "spawn", name: "J2" },
                { type: "run", job: 2 },
                { type: "cancel", job: 1 },
              ],
            },
            { parent: 0, at: 2, choices: [{ type: "deadline" }] },
          ],
          branch: 0,
          position: 4,
        },
        view: { selection: { type: "job", job: 2 }, panel: "log" },
      },
    });
    const least = { lockscope: 1, scenario: SCENARIO, branches: [{ choices: [] }] };
    const reading = readRecording(least);
    if (!reading.ok) throw new Error(reading.problems[0]?.message);
    const { scenario } = reading.value.recording;
    expect(reading.value).toEqual({ recording: createRecording(scenario), view: DEFAULT_VIEW });
  });

  it("is written so that people can read it: an operation a line, many choices a line", () => {
    const reading = readRecording({
      ...GOOD,
      branches: [{ choices: Array.from({ length: 40 }, () => "J0") }],
      position: 2,
      view: null,
    });
    if (!reading.ok) throw new Error(reading.problems[0]?.message);
    const lines = writeRecording(reading.value.recording, reading.value.view).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines).toContain(`        ${Array.from({ length: 15 }, () => '"J0",').join(" ")}`);
    expect(lines).toContain('  "view": { "selection": null, "panel": "inspector" }');
    expect(lines.at(-1)).toBe("");
  });

  it("keeps a remark on its scenario, such as on a level that there is not", () => {
    const operation = { op: "acquire", level: "nodes", names: null };
    const locks = { node: [], instance: [], nodegroup: [], network: [] };
    const scenario = { kind: "manager", locks, jobs: { J0: [operation] } };
    const program = [operation];
    const choices = [{ spawn: { name: "J1", program } }];
    const reading = readRecording({ lockscope: 1, scenario, branches: [{ choices }] });
    expect(reading.ok).toBe(true);
    expect(reading.problems.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      "warning scenario.jobs.J0[0].level",
      "warning branches[0].choices[0].spawn.program[0].level",
    ]);
  });
});

const BAD: readonly (readonly [string, unknown, string])[] = [
  ["is a list", [], ": expected a recording, found a list"],
  [
    "has no version",
    {},
    "lockscope: expected the version of the recording, a whole number from 1 to 1, found nothing",
  ],
  ["has version 0", { lockscope: 0 }, "lockscope: expected the version"],
  [
    "has a later version",
    { lockscope: 2, whatever: 1 },
    "lockscope: the recording is from a later version (2); this page reads up to 1",
  ],
  ["has a key of another name", { ...GOOD, note: [] }, 'note: unknown key "note"; allowed here: '],
  [
    "has a scenario of no kind",
    { ...GOOD, scenario: { ...SCENARIO, kind: "lock" } },
    "scenario.kind: expected one of",
  ],
  [
    "has no branches",
    { ...GOOD, branches: [] },
    "branches: expected a list of at least one branch",
  ],
  [
    "has branches that are none",
    { ...GOOD, branches: [7] },
    "branches[0]: expected a branch, found 7",
  ],
  [
    "has a first branch that leaves another",
    { ...GOOD, branches: [{ parent: 0, at: 0, choices: [] }] },
    'branches[0].parent: unknown key "parent"',
  ],
  [
    "has a branch that leaves a later one",
    { ...GOOD, branches: [{ choices: [] }, { parent: 1, at: 0, choices: [] }] },
    "branches[1].parent: expected a number from 0 to 0, by the branches before it, found 1",
  ],
  [
    "has a branch that leaves behind the end",
    { ...GOOD, branches: [{ choices: [1] }, { parent: 0, at: 2, choices: [] }] },
    "branches[1].at: expected a number from 0 to 1, by the choices of its parent, found 2",
  ],
  [
    "runs a job that there is not",
    { ...GOOD, branches: [{ choices: ["J0", "J9"] }] },
    'branches[0].choices[1]: no job "J9"; the jobs are J0, J1',
  ],
  [
    "runs a job of another branch",
    { ...GOOD, branches: [...GOOD.branches, { parent: 1, at: 2, choices: ["J2"] }] },
    'branches[2].choices[0]: no job "J2"',
  ],
  [
    "spawns a job twice",
    { ...GOOD, branches: [{ choices: [{ spawn: { name: "J0", program: [] } }] }] },
    "branches[0].choices[0].spawn.name: there is a job",
  ],
  [
    "has choices of no form",
    { ...GOOD, branches: [{ choices: [null] }] },
    "branches[0].choices[0]: expected a job's name",
  ],
  [
    "is shown on no branch",
    { ...GOOD, branch: 2 },
    "branch: expected a number from 0 to 1, by the branches, found 2",
  ],
  [
    "is shown behind its end",
    { ...GOOD, position: 6 },
    "position: expected a number from 0 to 5, by the choices of the branch, found 6",
  ],
  [
    "is shown between positions",
    { ...GOOD, position: 1.5 },
    "position: expected a number from 0 to 5",
  ],
  [
    "has a note nowhere",
    { ...GOOD, notes: [{ branch: 1, position: 4, text: "x" }] },
    "notes[0].position: expected a number from 0 to 3",
  ],
  [
    "has a note of no text",
    { ...GOOD, notes: [{ branch: 0, position: 0, text: 7 }] },
    "notes[0].text: expected a text, found 7",
  ],
  [
    "has a note with control characters",
    { ...GOOD, notes: [{ branch: 0, position: 0, text: "\u0000" }] },
    "notes[0].text: a text cannot hold control characters",
  ],
  [
    "has a note that is too long",
    { ...GOOD, notes: [{ branch: 0, position: 0, text: "x".repeat(2_001) }] },
    "notes[0].text: a text has at most 2,000 characters",
  ],
  [
    "has two notes at one place",
    { ...GOOD, notes: [...GOOD.notes, ...GOOD.notes] },
    "notes[1]: there is a note at this position already",
  ],
  [
    "has a breakpoint on nothing",
    { ...GOOD, breakpoints: [{}] },
    "breakpoints[0]: expected an object with one or more of job, lock, op, found none of them",
  ],
  [
    "has a breakpoint on nothing, switched off",
    { ...GOOD, breakpoints: [{ off: true }] },
    "breakpoints[0]: expected an object with one or more of job, lock, op, found none of them",
  ],
  [
    "has a breakpoint that is off and on",
    { ...GOOD, breakpoints: [{ job: "J0", off: "yes" }] },
    'breakpoints[0].off: expected true or false, found the string "yes"',
  ],
  [
    "has a breakpoint on an unknown word",
    { ...GOOD, breakpoints: [{ op: "aquire" }] },
    "breakpoints[0].op: expected one of",
  ],
  [
    "has a breakpoint on a lock of no name",
    { ...GOOD, breakpoints: [{ lock: "node/" }, { lock: `${"x".repeat(121)}/a` }] },
    "breakpoints[1].lock: a name has at most 120",
  ],
  [
    "has a breakpoint on a job that is no name",
    { ...GOOD, breakpoints: [{ job: 5 }] },
    "breakpoints[0].job: expected a name, found 5",
  ],
  [
    "shows a panel that there is not",
    { ...GOOD, view: { panel: "code" } },
    "view.panel: expected one of inspector, monitor, scenario, log, ask, graphs",
  ],
  [
    "selects two things",
    { ...GOOD, view: { selection: { job: "J0", step: 1 } } },
    "view.selection: expected null, or an object with one of",
  ],
  [
    "selects something unknown",
    { ...GOOD, view: { selection: { level: 1 } } },
    "view.selection.level: expected null, or an object",
  ],
  [
    "selects a job that there is not",
    { ...GOOD, view: { selection: { job: "J7" } } },
    'view.selection.job: no job "J7"',
  ],
  [
    "selects a step that there is not",
    { ...GOOD, view: { selection: { step: 9 } } },
    "view.selection.step: expected a number from 0 to 5",
  ],
  [
    "selects a lock that cannot be",
    { ...GOOD, view: { selection: { lock: -1 } } },
    "view.selection.lock: expected a number from 0 to",
  ],
];

describe("a recording in JSON is refused, with path and rule, when it", () => {
  it.each(BAD)("%s", (_what, json, problem) => {
    expect(listProblems(json).join("\n")).toContain(problem);
  });

  const limits: readonly (readonly [string, unknown, string])[] = [
    [
      "branches",
      { ...GOOD, branches: Array.from({ length: 201 }, () => ({ choices: [] })) },
      "branches: at most 200 branches are allowed, these are 201",
    ],
    [
      "choices",
      {
        ...GOOD,
        branches: [
          { choices: Array.from({ length: LIMITS.choices }, () => 0) },
          { parent: 0, at: 0, choices: [1] },
        ],
      },
      "branches[1].choices: at most 0 choices in all branches together are allowed, these are 1",
    ],
    [
      "notes",
      { ...GOOD, notes: Array.from({ length: 501 }, () => null) },
      "notes: at most 500 notes are allowed, these are 501",
    ],
    [
      "breakpoints",
      { ...GOOD, breakpoints: Array.from({ length: 101 }, () => null) },
      "breakpoints: at most 100 breakpoints are allowed, these are 101",
    ],
    [
      "operations in spawned jobs",
      {
        ...GOOD,
        branches: [
          {
            choices: [0, 1].map((job) => ({
              spawn: {
                name: `S${job}`,
                program: Array.from({ length: 10_000 }, () => ({ op: "work", ms: 1 })),
              },
            })),
          },
        ],
      },
      "branches[0].choices[1]: all jobs together, spawned ones included, have at most 20,000 operations",
    ],
    [
      "names that spawned jobs add",
      {
        ...GOOD,
        branches: [
          {
            choices: [0, 1, 2, 3, 4].map((job) => ({
              spawn: {
                name: `S${job}`,
                program: [
                  { op: "add", names: Array.from({ length: 4_500 }, (_, at) => `n${job}-${at}`) },
                ],
              },
            })),
          },
        ],
      },
      "branches[0].choices[4]: all add operations together have at most 20,000 names",
    ],
  ];

  it.each(limits)("has too many %s", (_what, json, problem) => {
    expect(listProblems(json)).toContain(problem);
  });

  it("is anything but a recording, without ever throwing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(GOOD)), (value, key) => {
        expect(Array.isArray(listProblems(value))).toBe(true);
        expect(Array.isArray(listProblems({ ...GOOD, [key]: value }))).toBe(true);
      }),
    );
  });
});
