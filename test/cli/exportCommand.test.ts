// `lockscope export`, with a terminal of the test's own.
import { expect, it } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import { runWith, type Session } from "./session.ts";

const run = (args: readonly string[], input: string, piece = 5): Promise<Session> =>
  runWith(["export", ...args], input, piece);

const TEXT = "title “ü”\nkind sharedlock\nlocks a\njob J0\n  acquire a\n".replace(/[“”]/g, '"');
const jobs = { J0: [{ op: "acquire", lock: "a" }] };
const SCENARIO = { title: "ü", kind: "sharedlock", locks: ["a"], jobs };

it.each([
  [["--format", "promela"], [null]],
  [["--format=promela", "-"], [null]],
  [["a.txt", "--format", "promela"], ["a.txt"]],
])("writes the model of one scenario, as %j says, from %j", async (args, files) => {
  const { status, out, err, opened } = await run(args, TEXT);
  expect([status, err, opened]).toEqual([0, "", files]);
  expect(out).toContain("proctype Job(byte me)");
});

it("writes a TLA+ module for --format tla", async () => {
  const { status, out } = await run(["--format", "tla"], TEXT);
  expect([status, out.split("\n", 1)[0]]).toEqual([0, expect.stringContaining("MODULE Scenario")]);
});

it("takes a scenario as text, as JSON, or in a recording", async () => {
  const { out } = await run(["--format", "promela"], TEXT);
  for (const json of [SCENARIO, { scenario: SCENARIO, choices: ["J0"] }]) {
    expect((await run(["--format", "promela"], JSON.stringify(json))).out).toBe(out);
  }
});

it.each([
  [[], "export needs --format; allowed: promela, tla"],
  [["--format"], "--format needs one of: promela, tla"],
  [["--format", "pdf"], "--format needs one of: promela, tla"],
  [["--format", "promela", "a", "b"], "export reads one file, not 2"],
])("says what is allowed for %j, with status 2", async (args, message) => {
  const { status, out, err } = await run(args, TEXT);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(`lockscope: ${message}`);
});

it.each([
  ["kind sharedlock\nlocks a\njob J\n  frob a\n", "standard input, line 4:3: "],
  ['{"kind": "sharedlock", "locks": ["a"], "jobs": {"J": [{"op": "frob"}]}}', "jobs.J[0].op: "],
  ["kind sharedlock\nlocks a\n", "standard input, jobs: a model needs a job"],
])("says what is wrong where, with status 2: %j", async (input, message) => {
  const { status, out, err } = await run(["--format", "promela"], input);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});

it("does not read on when there is more than any scenario may have", async () => {
  const endless = "#".repeat(LIMITS.bytes * 2);
  const { status, err } = await run(["--format", "promela", "x"], endless, 1 << 16);
  expect(status).toBe(2);
  const [, read = ""] = /at most 4,000,000 characters, this one has ([\d,]+)/.exec(err) ?? [];
  expect(Number(read.replaceAll(",", ""))).toBeGreaterThan(LIMITS.bytes);
  expect(Number(read.replaceAll(",", ""))).toBeLessThan(LIMITS.bytes + (1 << 17));
});
