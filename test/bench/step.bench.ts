// How many steps a second the core makes on the manager recordings, without observing. One core.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ROOT } from "../../scripts/root.mjs";
import type { Scenario } from "../../src/core/scenario.ts";
import { type Choice, step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";

interface Line {
  readonly scenario: Scenario;
  readonly trace: readonly { readonly run?: string; readonly advance?: number }[];
}

interface Run {
  readonly start: World;
  readonly choices: readonly Choice[];
}

function readRuns(kind: string): readonly Run[] {
  const file = join(ROOT, "test", "conformance", `traces-${kind}.jsonl.gz`);
  const lines = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return lines.map((text) => {
    const { scenario, trace } = JSON.parse(text) as Line;
    const names = Object.keys(scenario.jobs);
    const choices = trace
      .slice(1)
      .map(
        ({ run, advance }): Choice =>
          run === undefined
            ? { type: "advance", ms: advance ?? 0 }
            : { type: "run", job: names.indexOf(run) },
      );
    return { start: createWorld(scenario), choices };
  });
}

function replay(runs: readonly Run[]): number {
  let steps = 0;
  for (const { start, choices } of runs) {
    let world = start;
    for (const choice of choices) world = step(world, choice).world;
    steps += choices.length;
  }
  return steps;
}

const ROUNDS = 5;
const SECONDS = 1;

for (const kind of ["sharedlock", "lockset", "manager"]) {
  const runs = readRuns(kind);
  for (let warm = 0; warm < 20; warm++) replay(runs);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    const begin = performance.now();
    let steps = 0;
    while (performance.now() - begin < SECONDS * 1000) steps += replay(runs);
    const { user, system } = process.cpuUsage(before);
    rates.push(steps / ((user + system) / 1e6));
  }
  rates.sort((a, b) => a - b);
  const [low = 0, , median = 0, , high = 0] = rates.map((rate) => Math.round(rate));
  const ratio = (median / 500_000).toFixed(2);
  const goal = kind === "manager" ? ` (goal 500,000: ratio ${ratio})` : "";
  console.log(
    `${kind}: ${median.toLocaleString("en")} steps a CPU second, ${low.toLocaleString("en")} to ${high.toLocaleString("en")} in ${ROUNDS} rounds${goal}`,
  );
}
