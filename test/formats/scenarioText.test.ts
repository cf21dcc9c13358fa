// A scenario as text: what it means, how it is written again, and what is said of errors.
import { describe, expect, it, vi } from "vitest";
import type { Operation } from "../../src/core/scenario.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import type { Problem } from "../../src/formats/problem.ts";
import { readScenario } from "../../src/formats/scenarioJson.ts";
import { printScenario } from "../../src/formats/scenarioPrint.ts";
import { parseScenario, tokenizeLine } from "../../src/formats/scenarioText.ts";
import { expectSame, KINDS, PATIENCE, readScenarios } from "../conformance/recordings.ts";

vi.setConfig({ testTimeout: PATIENCE });

const EXAMPLE = `
# Comments and blank lines are free.
title "A \\"waiting\\" exclusive\\nblocks"   # also here
kind manager

nodes n1 n2 "all" "a b" <b> a#b
groups g1
job J1
\tacquire cluster BGL shared
  acquire node n1 "all" exclusive timeout 50 priority -5 opportunistic
  release node all
  add instance i9 acquired shared
  remove network none
  acquire node-res "shared" priority 0
  work 50
job "my job"
`;

function parse(text: string): ReturnType<typeof parseScenario> {
  return parseScenario(text);
}

/** Each problem as `line:column+length message`. */
function listProblems(text: string): readonly string[] {
  return parse(text).problems.map(
    ({ line, column, length, message }) => `${line}:${column}+${length} ${message}`,
  );
}

function readOperations(kind: string, ...lines: readonly string[]): readonly Operation[] {
  const reading = parse(`kind ${kind}\njob A\n${lines.join("\n")}`);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value.jobs.A ?? [];
}

describe("a scenario's text", () => {
  it("says what the same scenario in JSON says", () => {
    expect(parse(EXAMPLE)).toEqual({
      ok: true,
      problems: [],
      value: {
        title: 'A "waiting" exclusive\nblocks',
        kind: "manager",
        locks: {
          node: ["n1", "n2", "all", "a b", "<b>", "a#b"],
          nodegroup: ["g1"],
          instance: [],
          network: [],
        },
        jobs: {
          J1: [
            { op: "acquire", level: "cluster", names: ["BGL"], shared: true },
            {
              op: "acquire",
              level: "node",
              names: ["n1", "all"],
              timeout: 50,
              priority: -5,
              opportunistic: true,
            },
            { op: "release", level: "node", names: null },
            { op: "add", level: "instance", names: ["i9"], acquired: true, shared: true },
            { op: "remove", level: "network", names: [] },
            { op: "acquire", level: "node-res", names: ["shared"] },
            { op: "work", ms: 50 },
          ],
          "my job": [],
        },
      },
    });
  });

  it("has operations about one lock in a sharedlock scenario", () => {
    const lines = [
      "acquire a timeout 5 shared",
      "downgrade a",
      "release a",
      "delete a timeout 1 priority 2",
    ];
    const reading = parse(`kind sharedlock\nlocks a\njob A\n${lines.join("\n")}`);
    expect(reading.ok && reading.value.jobs.A).toEqual([
      { op: "acquire", lock: "a", shared: true, timeout: 5 },
      { op: "downgrade", lock: "a" },
      { op: "release", lock: "a" },
      { op: "delete", lock: "a", timeout: 1, priority: 2 },
    ]);
  });

  it("has no level in a lockset scenario", () => {
    expect(readOperations("lockset", "acquire node shared", "acquire all timeout -1")).toEqual([
      { op: "acquire", names: ["node"], shared: true },
      { op: "acquire", names: null, timeout: -1 },
    ]);
  });

  it.each(["\r\n", "\r", "\n\u00a0\n"])("can have lines that end in %j", (end) => {
    expect(parse(["kind lockset", "locks a", "job A", "acquire a"].join(end)).ok).toBe(true);
  });

  it("can begin with a byte order mark", () => {
    expect(parse("\ufeffkind lockset").ok).toBe(true);
  });

  it("can name locks at any place, and in several lines", () => {
    const reading = parse("kind sharedlock\nlocks a\njob A\nacquire b\nlocks b");
    expect(reading.ok && reading.value.locks).toEqual(["a", "b"]);
  });
});

describe("printing", () => {
  it("is the inverse of parsing", () => {
    const reading = parse(EXAMPLE);
    if (!reading.ok) throw new Error("the example cannot be read");
    const text = printScenario(reading.value);
    expect(parse(text)).toEqual(reading);
    expect(text).toContain('  acquire node n1 "all" timeout 50 priority -5 opportunistic\n');
  });

  it.each(KINDS)(
    "writes every recorded scenario of kind %s so that it is read the same",
    (kind) => {
      for (const json of readScenarios(kind)) {
        const reading = readScenario(json);
        if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
        const again = parse(printScenario(reading.value));
        expectSame(again.ok && again.value, reading.value);
      }
    },
  );

  it.each([
    "__proto__",
    "7",
    "#1",
    'a"b',
    "\\",
    "shared",
    "none",
    "a b",
    "é\u00a0",
    "<i>",
    "\u2003",
  ])("quotes the name %j where it has to", (name) => {
    const scenario = { kind: "lockset", locks: [name], jobs: { [name]: [], z: [] } } as const;
    const jobs = Object.fromEntries([[name, [{ op: "acquire" as const, names: [name] }]]]);
    const reading = parse(printScenario({ ...scenario, jobs }));
    expect(reading.ok && reading.value).toEqual({ ...scenario, jobs });
  });
});

describe("an error in a text", () => {
  it.each([
    [
      "aquire in a program",
      "kind lockset\njob A\n  aquire a",
      '3:3+6 expected one of acquire, release, downgrade, add, remove, work, job, found "aquire"; did you mean acquire?',
    ],
    [
      "delete in a lockset",
      "kind lockset\njob A\ndelete a",
      '3:1+6 expected one of acquire, release, downgrade, add, remove, work, job, found "delete"',
    ],
    [
      "an operation without a job",
      "kind lockset\nacquire a",
      '2:1+7 expected a line with the job\'s name before its operations: job NAME, found "acquire"',
    ],
    [
      "no kind before the locks",
      "locks a\nkind lockset",
      '1:1+5 expected the kind first (kind sharedlock, kind lockset, kind manager), found "locks"',
    ],
    [
      "no kind at all",
      "# nothing",
      "1:1+0 expected a line with the kind: kind sharedlock, kind lockset, kind manager",
    ],
    [
      "an unknown kind",
      "kind lockste",
      '1:6+7 expected one of sharedlock, lockset, manager, found "lockste"; did you mean lockset?',
    ],
    [
      "locks of the wrong kind",
      "kind lockset\nnodes a",
      "2:1+5 kind lockset names its locks by locks, not nodes",
    ],
    ["a lock twice", "kind lockset\nlocks a b a", '2:11+1 lock "a" is there twice'],
    ["a job twice", "kind lockset\njob A\njob A", '3:5+1 there is a job "A" already'],
    [
      "a job without a name",
      "kind lockset\njob",
      "2:4+1 expected the job's name, found the end of the line",
    ],
    [
      "two names of a job",
      "kind lockset\njob A B",
      '2:7+1 expected nothing more after the job\'s name, found "B"',
    ],
    [
      "an unknown option",
      "kind lockset\njob A\nacquire all shard",
      '3:13+5 expected one of the options of acquire (shared, opportunistic, exclusive, timeout, priority), found "shard"; did you mean shared?',
    ],
    [
      "an option that the operation does not have",
      "kind lockset\njob A\nrelease all shared",
      '3:13+6 expected nothing more after release, found "shared"',
    ],
    [
      "an option twice",
      "kind lockset\njob A\nacquire a shared shared",
      "3:18+6 the word shared is there twice",
    ],
    [
      "both modes",
      "kind lockset\njob A\nacquire a shared exclusive",
      "3:18+9 shared and exclusive exclude each other",
    ],
    [
      "a timeout without its number",
      "kind lockset\njob A\nacquire a timeout",
      "3:18+1 expected whole milliseconds, found the end of the line",
    ],
    [
      "a timeout with a unit",
      "kind lockset\njob A\nacquire a timeout 5s",
      '3:19+2 expected whole milliseconds, found "5s"',
    ],
    [
      "a priority with a fraction",
      "kind lockset\njob A\nacquire a priority 1.5",
      '3:20+3 expected a whole number, found "1.5"',
    ],
    [
      "a priority out of range",
      "kind lockset\njob A\nacquire a priority 1000001",
      '3:20+7 expected a whole number from -1,000,000 to 1,000,000, found "1000001"',
    ],
    [
      "negative work",
      "kind lockset\njob A\nwork -1",
      '3:6+2 expected whole milliseconds from 0 to 1,099,511,627,776, found "-1"',
    ],
    [
      "no names",
      "kind lockset\njob A\nacquire timeout 5",
      '3:9+7 expected names, all or none, found "timeout"',
    ],
    [
      "all names to add",
      "kind lockset\njob A\nadd all",
      '3:5+3 expected names or none, found "all"',
    ],
    ["no level", "kind manager\njob A\nacquire all", '3:9+3 expected a level, found "all"'],
    [
      "two plain locks",
      "kind sharedlock\nlocks a b\njob A\nacquire a b",
      '4:11+1 expected one of the options of acquire (shared, exclusive, timeout, priority), found "b"; the operation is about one lock',
    ],
    [
      "an unknown plain lock",
      "kind sharedlock\nlocks web1 web2\njob A\nacquire wbe1",
      '4:9+4 no lock "wbe1"; the locks are web1, web2; did you mean web1?',
    ],
    [
      "a text without quotes",
      "title Hello\nkind lockset",
      '1:7+5 expected a text in double quotes, found "Hello"',
    ],
    ["a title twice", 'title "a"\ntitle "b"\nkind lockset', "2:7+3 the title is there twice"],
    [
      "a string without an end",
      'kind lockset\nlocks "a b',
      "2:7+4 expected a closing double quote",
    ],
    [
      "a string that ends in a backslash",
      'kind lockset\nlocks "a\\"',
      "2:7+4 expected a closing double quote",
    ],
    [
      "a bad escape",
      'kind lockset\nlocks "\\q"',
      '2:7+4 a text in double quotes is written as in JSON: \\", \\\\, \\n, \\t and \\u with 4 digits',
    ],
    [
      "something behind a string",
      'kind lockset\nlocks "a"b',
      "2:7+4 expected a space after the closing double quote",
    ],
    [
      "a reserved word as a name",
      "kind lockset\nlocks timeout",
      '2:7+7 the word timeout is part of the language; a name goes in quotes: "timeout"',
    ],
    ["an empty name", 'kind lockset\nlocks ""', "2:7+2 a name cannot be empty"],
    [
      "a control character",
      'kind lockset\nlocks "\\u0007"',
      "2:7+8 a name cannot hold control characters; this one holds U+0007",
    ],
    [
      "a bidirectional override",
      "kind lockset\nlocks a\u202eb",
      "2:7+3 a name cannot hold control characters; this one holds U+202E",
    ],
    [
      "half a surrogate pair",
      'kind lockset\nlocks "\\ud800"',
      "2:7+8 a name cannot hold control characters; this one holds U+D800",
    ],
    [
      "a long name",
      `kind lockset\nlocks ${"n".repeat(121)}`,
      "2:7+121 a name has at most 120 characters, this one has 121",
    ],
  ])("tells of %s, and where", (_what, text, problem) => {
    expect(listProblems(text)).toEqual([problem]);
    expect(parse(text).ok).toBe(false);
  });

  it("does not keep the others from being told", () => {
    const text = "kind lockset\nlocks a a\njob A\nacquire\nacquire b sharde\nwork x";
    expect(parse(text).problems.map(({ line }) => line)).toEqual([2, 4, 5, 6]);
  });

  it.each([
    [
      "an unknown level",
      "kind manager\njob A\nacquire noed n1",
      /^3:9\+4 no level "noed".*did you mean node\?$/,
    ],
    [
      "a name that looks like an option",
      "kind lockset\njob A\nacquire a shard",
      /^3:11\+5 "shard" is read as the name of a lock; did you mean shared\?/,
    ],
  ])("is only a warning for %s", (_what, text, problem) => {
    expect(listProblems(text)).toEqual([expect.stringMatching(problem)]);
    expect(parse(text).ok).toBe(true);
  });
});

describe("the limits of a text", () => {
  const errors = ({ problems }: { readonly problems: readonly Problem[] }): readonly string[] =>
    problems.map(({ message }) => message);
  const lines = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join("\n");

  it.each([
    ["characters", "#".repeat(LIMITS.bytes + 1), /at most 4,000,000 characters/],
    ["jobs", `kind lockset\n${lines(10_000, (index) => `job ${index}`)}`, /at most 500 jobs/],
    [
      "locks",
      `kind lockset\nlocks ${lines(6_000, String).replaceAll("\n", " ")}`,
      /at most 5,000 locks/,
    ],
    ["names", `kind lockset\njob A\nacquire ${"a ".repeat(6_000)}`, /at most 5,000 names/],
    [
      "operations",
      `kind lockset\njob A\n${"work 1\n".repeat(21_000)}`,
      /at most 20,000 operations/,
    ],
    [
      "added names",
      `kind lockset\njob A\n${`add ${"a ".repeat(4_500)}\n`.repeat(5)}`,
      /at most 20,000 names/,
    ],
    ["a title's", `title "${"x".repeat(2_001)}"\nkind lockset`, /at most 2,000 characters/],
  ])("stop the reading of too many %s with one problem", (_what, text, message) => {
    expect(errors(parse(text))).toEqual([expect.stringMatching(message)]);
  });

  it("end the list of problems after a hundred", () => {
    expect(parse(`kind lockset\njob A\n${"nonsense\n".repeat(5_000)}`).problems).toHaveLength(100);
  });

  it("keep a hundred warnings and the error that follows them", () => {
    const warned = `kind manager\njob A\n${"acquire nowhere n1\n".repeat(200)}`;
    const reading = parse(warned);
    expect(reading.problems).toHaveLength(100);
    expect(reading.ok && reading.value.jobs.A).toHaveLength(200);
    expect(errors(parse(`${warned}nonsense`)).at(-1)).toMatch(/^expected one of .*"nonsense"$/);
  });
});

describe("the tokens of a line", () => {
  const list = (line: string): readonly string[] =>
    tokenizeLine(line).map(({ type, from, to }) => `${type} ${line.slice(from, to)}`);

  it("tell operations, levels, names, options, numbers and comments apart", () => {
    expect(list('  acquire node n1 "all" shared timeout 50 # why')).toEqual([
      "keyword acquire",
      "level node",
      "name n1",
      'name "all"',
      "option shared",
      "option timeout",
      "number 50",
      "comment # why",
    ]);
  });

  it.each([
    ["kind manager", ["keyword kind", "kind manager"]],
    ['title "x # y"', ["keyword title", 'text "x # y"']],
    ["job timeout", ["keyword job", "name timeout"]],
    ["work 5", ["keyword work", "number 5"]],
    ['nodes "a', ["keyword nodes", 'name "a']],
    ["", []],
  ])("are, of %j, %j", (line, tokens) => {
    expect(list(line)).toEqual(tokens);
  });
});
