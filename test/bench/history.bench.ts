// Seeking, stepping and memory of the engine with 10,000 steps, 200 jobs and 1,000 locks, in Node.
import { Engine } from "../../src/worker/engine.ts";
import type { Loading, Request, Update } from "../../src/worker/messages.ts";
import { createLargeRecording } from "./large.ts";

declare const gc: () => void;

const STEPS = 10_000;

function describe(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`;
}

async function time(engine: Engine, requests: readonly Request[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const request of requests) {
    const begin = performance.now();
    // What leaves the worker is copied on the way.
    structuredClone(await engine.handle(request));
    times.push(performance.now() - begin);
  }
  return times;
}

const recording = createLargeRecording(STEPS);
gc();
const before = process.memoryUsage().heapUsed;
const engine = new Engine();
const begin = performance.now();
let loading = (await engine.handle({
  type: "open",
  source: { type: "recording", recording },
})) as Loading;
while (loading.opened === null) loading = (await engine.handle({ type: "load" })) as Loading;
const opened = performance.now() - begin;
const update: Update = loading.opened.update;
const { jobCount, lockCount } = update.patch;
console.log(`${update.length} steps, ${jobCount} jobs, ${lockCount} locks`);
console.log(`opened (every choice replayed) in ${opened.toFixed(0)} ms`);
gc();
const heap = (process.memoryUsage().heapUsed - before) / 1e6;
console.log(`heap of the engine with it: ${heap.toFixed(0)} MB`);

// A fixed walk over the whole length: multiples of a large prime.
const positions = Array.from({ length: 400 }, (_, at) => (at * 7919) % STEPS);
const seeks = positions.map((position): Request => ({ type: "seek", position }));
console.log(`seek anywhere: ${describe(await time(engine, seeks))} (goal: under 50 ms)`);

await engine.handle({ type: "seek", position: STEPS });
const steps = Array.from(
  { length: 400 },
  (): Request => ({
    type: "run",
    policy: "random",
    seed: 1,
    until: { type: "end" },
    steps: 1,
    isContinued: false,
  }),
);
console.log(`a step at the end: ${describe(await time(engine, steps))}`);
