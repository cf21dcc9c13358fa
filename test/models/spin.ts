// Runs the model checker Spin on a model: generates its search, compiles that, runs it, reads what it says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findSpin } from "../../scripts/spin.mjs";
import type { Observation } from "../../src/core/observe.ts";

const tools = findSpin();

/** Whether Spin and a C compiler are there; where they are not, `npm test` says so. */
export const hasSpin = tools !== null;

/** `[end or "running", what can be seen]`, as the model prints it. */
type Seen = readonly [string, Observation];

/** What a search found. Different states as far as they can be seen, where they were asked for. */
export interface Findings {
  /** Searches do not stop at an error; an invalid end state is one. */
  readonly errors: number;
  /** How many states there are. */
  readonly stored: number;
  readonly ends: readonly Seen[];
  readonly states: readonly Seen[];
}

interface Search {
  /** For Spin, such as `-DENDS`. */
  readonly forSpin?: readonly string[];
  /** For the compiler, such as `-DNOREDUCE`. */
  readonly forCompiler?: readonly string[];
}

/** Searches all states of a model. */
export function search(model: string, { forSpin = [], forCompiler = [] }: Search): Findings {
  if (tools === null) throw new Error("Spin is not installed");
  const { spin, compiler } = tools;
  const cwd = mkdtempSync(join(tmpdir(), "lockscope-spin-"));
  const run = (program: string, args: readonly string[]): string =>
    execFileSync(program, args, {
      cwd,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "inherit"],
    });
  try {
    writeFileSync(join(cwd, "model.pml"), model);
    const complaints = run(spin, ["-a", ...forSpin, "model.pml"]);
    if (complaints.trim() !== "") throw new Error(`Spin says: ${complaints}`);
    // Spin's own code gives the compiler much to warn of.
    run(compiler, ["-O1", "-w", "-DSAFETY", ...forCompiler, "-o", "pan", "pan.c"]);
    return read(run(join(cwd, "pan"), ["-c0", "-n", "-w20", "-m100000"]));
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function read(report: string): Findings {
  const errors = /errors: (\d+)/.exec(report)?.[1];
  const stored = /(\d+) states, stored/.exec(report)?.[1];
  if (errors === undefined || stored === undefined || /error: max search depth/.test(report)) {
    throw new Error(`the search did not come to its end: ${report.slice(-2000)}`);
  }
  const lines = new Set(report.split("\n"));
  return {
    errors: Number(errors),
    stored: Number(stored),
    ends: pick(lines, "END "),
    states: pick(lines, "STATE "),
  };
}

function pick(lines: ReadonlySet<string>, word: string): readonly Seen[] {
  const found = [...lines].filter((line) => line.startsWith(word));
  return found.map((line) => JSON.parse(line.slice(word.length)) as Seen);
}
