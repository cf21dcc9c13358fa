// The search of every schedule beside the model checker Spin, on the same scenarios, one core each: states
// a CPU second, from asking to the verdict, memory.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../../scripts/root.mjs";
import { findSpin } from "../../scripts/spin.mjs";
import type { Scenario } from "../../src/core/scenario.ts";
import { createWorld } from "../../src/core/world.ts";
import { Inquiry } from "../../src/explore/ask.ts";
import { Search } from "../../src/explore/search.ts";
import { writePromela } from "../../src/formats/modelPromela.ts";

const NAMES = ["small", "medium", "large1m", "large8m"];

/** CPU seconds, and the most memory that the process had, in MB. */
interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

interface Searched extends Cost {
  readonly states: number;
}

function readBenchScenario(name: string): Scenario {
  const file = join(ROOT, "test", "bench", "explore", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Scenario;
}

/** In a process of its own: the memory of one search is not that of the one before. */
function searchAll(name: string): Searched {
  const search = new Search(createWorld(readBenchScenario(name)));
  while (!search.isComplete) search.advance(100_000);
  return { states: search.size, ...measureOwnCost() };
}

/** The same ends by fewer states. */
function searchReduced(name: string): Searched {
  const search = new Search(createWorld(readBenchScenario(name)), { isReduced: true });
  while (!search.isComplete) search.advance(100_000);
  return { states: search.size, ...measureOwnCost() };
}

function askForDeadlock(name: string): Searched {
  const world = createWorld(readBenchScenario(name));
  const inquiry = new Inquiry(world, { type: "deadlock" });
  while (inquiry.answer === null) inquiry.advance(100_000);
  return { states: inquiry.progress.states, ...measureOwnCost() };
}

// Since the process began: starting Node is part of what somebody waits for.
function measureOwnCost(): Cost {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1e3 };
}

function runApart(task: string, name: string): Searched {
  const self = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ["--expose-gc", self, task, name]);
  return JSON.parse(output.toString()) as Searched;
}

/** What Spin takes in all, and its search alone, for every state. */
interface SpinRun {
  readonly all: number;
  readonly search: Cost;
  readonly states: number;
}

function runSpin(name: string): SpinRun | null {
  const tools = findSpin();
  const model = writePromela(readBenchScenario(name));
  if (tools === null || !model.ok) return null;
  const cwd = mkdtempSync(join(tmpdir(), "lockscope-bench-"));
  try {
    writeFileSync(join(cwd, "model.pml"), model.value);
    const generate = time(cwd, `${tools.spin} -a model.pml`);
    const flags = "-O2 -w -DSAFETY -DNOREDUCE";
    const compile = time(cwd, `${tools.compiler} ${flags} -o pan pan.c`);
    const search = time(cwd, "./pan -c0 -n -w24 -m100000");
    const states = Number(/(\d+) states, stored/.exec(search.output)?.[1]);
    const megabytes = Number(/([\d.]+)\s+total actual memory usage/.exec(search.output)?.[1]);
    const all = generate.seconds + compile.seconds + search.seconds;
    return { all, search: { seconds: search.seconds, megabytes }, states };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function time(cwd: string, command: string): { readonly seconds: number; readonly output: string } {
  const script = `TIMEFORMAT='cpu %U %S'; time ${command}`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return { seconds: Number(user) + Number(system), output: stdout };
}

function formatRate(states: number, seconds: number): string {
  return `${Math.round(states / seconds).toLocaleString("en")} states a CPU second`;
}

function compare(name: string): void {
  const own = runApart("search", name);
  const asked = runApart("ask", name);
  console.log(`${name}: ${own.states.toLocaleString("en")} states`);
  const memory = `${own.megabytes.toFixed(0)} MB`;
  console.log(
    `  search: ${formatRate(own.states, own.seconds)}, ${memory}, ${own.seconds.toFixed(1)} s`,
  );
  console.log(
    `  to the verdict on a deadlock: ${asked.seconds.toFixed(2)} CPU s, ${asked.states.toLocaleString("en")} states`,
  );
  const reduced = runApart("reduced", name);
  const share = ((100 * reduced.states) / own.states).toFixed(1);
  console.log(
    `  reduced search: ${reduced.states.toLocaleString("en")} states (${share} %), ${reduced.seconds.toFixed(1)} s`,
  );
  const spin = runSpin(name);
  if (spin === null) {
    console.log("  Spin is not installed (Debian: spin, gcc)");
    return;
  }
  const { search, states, all } = spin;
  console.log(
    `  Spin: ${formatRate(own.states, search.seconds)} (${states.toLocaleString("en")} of its own), ${search.megabytes.toFixed(0)} MB, in all ${all.toFixed(1)} CPU s`,
  );
  console.log(
    `  ratios: rate ${(search.seconds / own.seconds).toFixed(2)}, total ${(own.seconds / all).toFixed(2)}, memory ${(own.megabytes / search.megabytes).toFixed(2)}`,
  );
}

const [task, name = ""] = process.argv.slice(2);
if (task === "search") console.log(JSON.stringify(searchAll(name)));
else if (task === "reduced") console.log(JSON.stringify(searchReduced(name)));
else if (task === "ask") console.log(JSON.stringify(askForDeadlock(name)));
else for (const each of NAMES) compare(each);
