// The command line, with a terminal of the test's own.
import { describe, expect, it } from "vitest";
import { runCommand } from "../../src/cli/command.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

interface Session {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly opened: readonly (string | null)[];
}

interface Setting {
  readonly input?: string;
  /** How often something can be written before the reader goes away. */
  readonly patience?: number;
  readonly failure?: Error;
}

async function run(args: readonly string[], setting: Setting = {}): Promise<Session> {
  const { input = "", patience = Number.POSITIVE_INFINITY, failure } = setting;
  let [out, err, writes] = ["", "", 0];
  const opened: (string | null)[] = [];
  const terminal: Terminal = {
    version: "1.2.3",
    open: async function* (file) {
      opened.push(file);
      if (failure !== undefined) throw failure;
      yield new TextEncoder().encode(input);
    },
    write: async (text) => {
      if (++writes > patience) return false;
      out += text;
      return true;
    },
    warn: (text) => {
      err += text;
    },
  };
  return { status: await runCommand(args, terminal), out, err, opened };
}

const scenario = { kind: "sharedlock", locks: ["a"], jobs: { J0: [{ op: "acquire", lock: "a" }] } };
const LINE = `${JSON.stringify({ scenario, choices: ["J0", 20] })}\n`;
const ERROR = Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" });

describe("lockscope trace", () => {
  it("writes a line for each line, and goes on after a bad one with status 1", async () => {
    const { status, out, err } = await run(["trace"], { input: `${LINE}nonsense\n\n${LINE}` });
    const lines = out.split("\n");
    expect(lines).toHaveLength(5);
    expect(lines.map((line) => Object.keys(JSON.parse(line || "{}")))).toEqual([
      ["scenario", "trace", "end"],
      ["error"],
      ["error"],
      ["scenario", "trace", "end"],
      [],
    ]);
    const errors = lines.slice(1, 3).map((line): unknown => JSON.parse(line));
    expect(errors).toMatchObject([{ error: { line: 2 } }, { error: { line: 3 } }]);
    expect([status, err]).toEqual([1, ""]);
  });

  it("has status 0 when all lines are traced, and when there are none", async () => {
    expect((await run(["trace"], { input: LINE })).status).toBe(0);
    expect(await run(["trace"])).toEqual({ status: 0, out: "", err: "", opened: [null] });
  });

  it.each([
    [["trace"], [null]],
    [["trace", "-"], [null]],
    [["trace", "a.jsonl"], ["a.jsonl"]],
    [["trace", "--", "-odd"], ["-odd"]],
    [["trace", "--", "-"], ["-"]],
  ])("reads, as %j, %j", async (args, files) => {
    expect((await run(args)).opened).toEqual(files);
  });

  it("says which file cannot be read, with status 2", async () => {
    const { status, out, err } = await run(["trace", "x"], { failure: ERROR });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain('lockscope: cannot read "x": ENOENT: no such file');
  });

  it("does not hide a defect of its own as a file that cannot be read", async () => {
    await expect(run(["trace"], { failure: new RangeError("defect") })).rejects.toThrow("defect");
  });

  it("stops when nobody reads its output any more", async () => {
    const { status, out } = await run(["trace"], { input: LINE.repeat(9), patience: 2 });
    expect(out.split("\n")).toHaveLength(3);
    expect(status).toBe(0);
  });

  it("writes a long trace in pieces", async () => {
    const choices = Array(2_000).fill(1);
    const long = JSON.stringify({ scenario, choices });
    const { out } = await run(["trace"], { input: long, patience: 1 });
    expect(out.length).toBeGreaterThan(60_000);
    expect(out.length).toBeLessThan(80_000);
    const whole = JSON.parse((await run(["trace"], { input: long })).out) as {
      readonly trace: readonly unknown[];
    };
    expect(whole.trace).toHaveLength(2_001);
  });
});

describe("lockscope", () => {
  it.each(["--help", "-h"])("shows its usage for %s", async (option) => {
    const { status, out } = await run([option]);
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: lockscope trace \[FILE\]/);
    expect((await run(["trace", option])).out).toBe(out);
  });

  it.each(["--version", "-V"])("shows its version for %s", async (option) => {
    expect(await run([option])).toMatchObject({ status: 0, out: "lockscope 1.2.3\n" });
  });

  it.each([
    [[], "Usage: lockscope"],
    [["trade"], 'unknown command "trade"; allowed: trace'],
    [["--frob"], 'unknown option "--frob"; allowed: --help, --version'],
    [["trace", "--frob"], 'unknown option "--frob"; trace allows: --help'],
    [["trace", "a", "b"], "trace reads one file, not 2"],
  ])("says what is allowed for %j, with status 2", async (args, message) => {
    const { status, out, err } = await run(args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

describe("lockscope explore", () => {
  const deadly = {
    kind: "sharedlock",
    locks: ["a"],
    jobs: { J0: [{ op: "acquire", lock: "a" }], J1: [{ op: "acquire", lock: "a" }] },
  };

  it("writes what lies within reach of every schedule of each line", async () => {
    const input = `${JSON.stringify({ scenario: deadly })}\n`;
    const { status, out } = await run(["explore", "--full"], { input });
    const { scenario: given, explore } = JSON.parse(out) as Record<string, unknown>;
    expect(given).toEqual(deadly);
    expect(explore).toMatchObject({ states: 5, done: 0, deadlock: 2 });
    expect(status).toBe(0);
  });

  it("reaches the same ends by fewer states where it may leave choices out", async () => {
    const take = (lock: string) => ({ op: "acquire", lock });
    const give = (lock: string) => ({ op: "release", lock });
    const job = (lock: string) => [take(lock), take("a"), give("a"), give(lock)];
    const jobs = { J0: job("b"), J1: job("b"), J2: job("c") };
    const dining = { kind: "sharedlock", locks: ["a", "b", "c"], jobs };
    const input = `${JSON.stringify({ scenario: dining })}\n`;
    const [full, reduced] = await Promise.all(
      [["explore"], ["explore", "--reduced"]].map(async (args) => {
        const { out } = await run(args, { input });
        return (JSON.parse(out) as { explore: Record<string, unknown> }).explore;
      }),
    );
    const { states, digest, ...ends } = full ?? {};
    const { states: fewer, ...sameEnds } = reduced ?? {};
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(sameEnds).toEqual(ends);
    expect(Number(fewer)).toBeLessThan(Number(states) / 2);
  });

  it("refuses to search in full and reduced at once", async () => {
    const { status, err } = await run(["explore", "--full", "--reduced"]);
    expect(err).toContain("explore takes --full or --reduced, not both");
    expect(status).toBe(2);
  });

  it("says what is wrong with a line, and goes on with status 1", async () => {
    const input = `{"scenario":1}\n[]\n{"scenario":{},"choices":[]}\n${JSON.stringify({ scenario })}\n`;
    const { status, out } = await run(["explore"], { input });
    const keys = out.split("\n").map((line) => Object.keys(JSON.parse(line || "{}")));
    expect(keys).toEqual([["error"], ["error"], ["error"], ["scenario", "explore"], []]);
    expect(status).toBe(1);
  });

  it("gives up beyond a number of states, and says which option allows for more", async () => {
    const input = `${JSON.stringify({ scenario: deadly })}\n`;
    const { status, out } = await run(["explore", "--max-states", "3"], { input });
    expect(JSON.parse(out)).toEqual({
      error: { line: 1, message: "more than 3 states; --max-states allows for more" },
    });
    expect(status).toBe(1);
  });

  it.each([["--max-states"], ["--max-states=0"], ["--max-states", "many"]])(
    "wants a whole number after --max-states (%s)",
    async (...args) => {
      const { status, err } = await run(["explore", ...args]);
      expect(err).toContain("--max-states needs a whole number from 1 on");
      expect(status).toBe(2);
    },
  );
});
