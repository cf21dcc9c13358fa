// The program itself: built where it has to be, run as a process of its own.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { PATIENCE } from "../conformance/recordings.ts";
import { ROOT } from "../sources.ts";

// It may have to be bundled first.
vi.setConfig({ testTimeout: 2 * PATIENCE });

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program; `isDeaf` closes its output after the first piece. */
function run(args: readonly string[], input: string, isDeaf = false): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${ROOT}/bin/lockscope.mjs`, ...args]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      if (isDeaf) child.stdout.destroy();
    });
    child.stderr.on("data", (piece: Buffer) => {
      err += piece.toString();
    });
    // The program may end before it has read everything.
    child.stdin.on("error", () => undefined);
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, out, err }));
    child.stdin.end(input);
  });
}

const scenario = { kind: "sharedlock", locks: ["a"], jobs: { J0: [{ op: "acquire", lock: "a" }] } };
const LINE = `${JSON.stringify({ scenario, choices: ["J0"] })}\n`;

describe("the program", () => {
  it("traces standard input and tells by its status that a line was wrong", async () => {
    const { status, out, err } = await run(["trace"], `${LINE}{}\n${LINE}`);
    const keys = out
      .trimEnd()
      .split("\n")
      .map((line) => Object.keys(JSON.parse(line))[0]);
    expect(keys).toEqual(["scenario", "error", "scenario"]);
    expect([status, err]).toEqual([1, ""]);
  });

  it("ends without a word when its output is closed", async () => {
    const { status, err } = await run(["trace"], LINE.repeat(20_000), true);
    expect([status, err]).toEqual([0, ""]);
  });

  it("says which file cannot be read", async () => {
    const { status, out, err } = await run(["trace", "no/such/file"], "");
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain('cannot read "no/such/file"');
  });

  it("has the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8")) as {
      readonly version: string;
    };
    expect((await run(["--version"], "")).out).toBe(`lockscope ${version}\n`);
  });
});
