// Real threads, in Node: hand-overs of one contended lock beside a bare ring of `Atomics.wait` and `notify`, and a long run
// of contended operations with its log and its check (`npm run bench -- live`).
import { join } from "node:path";
import { Worker as NodeWorker } from "node:worker_threads";
import { launchChromium } from "../../scripts/browser.mjs";
import { ROOT } from "../../scripts/root.mjs";
import { startServer } from "../../scripts/server.mjs";
import type { LockOperation, Scenario } from "../../src/core/scenario.ts";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { createStress } from "../../src/live/stress.ts";
import { makeLiveRuns } from "../browser/liveRuns.ts";
import { bundleThread, startRun, until } from "../worker/nodeThreads.ts";
import { findQuantile } from "./times.ts";

const SECONDS = 1000;

function print(what: string, figures: string): void {
  console.log(`${what.padEnd(46)} ${figures}`);
}

function format(value: number): string {
  return Math.round(value).toLocaleString("en");
}

// The whole of it: a token goes round, and each thread sleeps until it has it.
const RING = `
const { parentPort, workerData } = require("node:worker_threads");
const { buffer, index, size, rounds } = workerData;
const words = new Int32Array(buffer);
parentPort.postMessage("ready");
Atomics.wait(words, size, 0);
for (let round = 0; round < rounds; round++) {
  for (let turn; (turn = Atomics.load(words, index)) <= round; ) Atomics.wait(words, index, turn);
  const next = (index + 1) % size;
  Atomics.add(words, next, 1);
  Atomics.notify(words, next);
}
`;

/** @returns hand-overs a second of a bare ring. */
async function measureRing(size: number, handOvers: number): Promise<number> {
  const buffer = new SharedArrayBuffer((size + 1) * 4);
  const words = new Int32Array(buffer);
  const rounds = Math.ceil(handOvers / size);
  const workers = Array.from(
    { length: size },
    (_, index) => new NodeWorker(RING, { eval: true, workerData: { buffer, index, size, rounds } }),
  );
  await Promise.all(
    workers.map((worker) => new Promise((resolve) => worker.once("message", resolve))),
  );
  const exits = workers.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
  const begun = performance.now();
  Atomics.store(words, 0, 1);
  Atomics.store(words, size, 1);
  Atomics.notify(words, size);
  await Promise.all(exits);
  return (rounds * size * SECONDS) / (performance.now() - begun);
}

function createContention(jobs: number, each: number): Scenario {
  const round: readonly LockOperation[] = [
    { op: "acquire", lock: "a" },
    { op: "release", lock: "a" },
  ];
  const program = Array.from({ length: each }, () => round).flat();
  const names = Array.from({ length: jobs }, (_, index) => `J${index}`);
  return {
    kind: "sharedlock",
    locks: ["a"],
    jobs: Object.fromEntries(names.map((name) => [name, program])),
  };
}

/** @returns how often a job got the lock after it had slept for it, a second. */
async function measureHandOvers(jobs: number, each: number): Promise<number> {
  const scenario = createContention(jobs, each);
  const run = await startRun({ scenario, maxSteps: jobs * each * 8, isHeld: true });
  await until(() => run.progress()?.phase === "held");
  const begun = performance.now();
  run.order({ type: "goOn" });
  await Promise.all(run.exits);
  const ms = performance.now() - begun;
  const { result, progress } = await run.ended;
  const total = performance.now() - begun;
  if (result.ending !== "done") throw new Error(result.text);
  let world = createWorld(scenario);
  let handOvers = 0;
  for (const choice of run.choices) {
    const made = step(world, choice);
    world = made.world;
    handOvers += made.events.filter((each) => each.type === "acquired" && each.hasWaited).length;
  }
  print(
    `  ${jobs} threads, ${format(progress.steps)} steps`,
    `${format(handOvers)} hand-overs, ${format((progress.steps * SECONDS) / ms)} steps a second; with all checked ${format((progress.steps * SECONDS) / total)}`,
  );
  return (handOvers * SECONDS) / ms;
}

for (const [jobs, each] of [
  [2, 100_000],
  [8, 40_000],
] as const) {
  const ring = await measureRing(jobs, 400_000);
  const ours = await measureHandOvers(jobs, each);
  print(
    `one lock, ${jobs} threads`,
    `${format(ours)} hand-overs a second; bare ring ${format(ring)}; ${(ours / ring).toFixed(2)} of it`,
  );
}

await bundleThread();
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20);
const begun = performance.now();
const scenario = createStress({ jobs: 8, operations: 100_000, seed: 1 });
const run = await startRun({ scenario, maxSteps: 1_000_000, isRecorded: false });
const { result, progress } = await run.ended;
const ms = performance.now() - begun;
clearInterval(watching);
print(
  "100,000 operations on 8 threads",
  `${(ms / SECONDS).toFixed(2)} s, ${format(progress.steps)} steps, ${progress.steps - progress.checked} not checked, ${result.ending}`,
);
print(
  "  at most in memory, with all threads",
  `${format(most / 1e6)} MB, ${format((most - before) / 1e6)} MB more than before`,
);

// In a browser: from the order to eight threads that run, in the built page's own workers.
const server = await startServer({ root: join(ROOT, "dist"), prefix: "/", port: 0, strict: false });
const browser = await launchChromium();
const page = await browser.newPage();
await page.goto(server.url);
const runs = await makeLiveRuns(page, createStress({ jobs: 8, operations: 8000, seed: 1 }), 11);
const starts = runs.map(({ startMs }) => startMs);
await browser.close();
await server.close();
print(
  "from the button to 8 running threads, Chromium",
  `median ${format(findQuantile(starts, 0.5))} ms, longest ${format(findQuantile(starts, 1))} ms`,
);
