// Graphs from a worker: asked for, drawn up in portions, and ended.
import { describe, expect, it, vi } from "vitest";
import type { Mapped } from "../../src/explore/stateGraph.ts";
import { startMapping, startOrdering } from "../../src/worker/mapClient.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { FakeExplorers } from "./fakeExplorers.ts";

const CALM = scenarioOf(
  `kind sharedlock\nlocks a b\n${["A", "B", "C", "D", "E"]
    .map((job) => `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n`)
    .join("")}`,
);

function start(maxStates: number, maxCounted: number) {
  const explorers = new FakeExplorers();
  const listener = {
    onProgress: vi.fn(),
    onMapped: vi.fn<(mapped: Mapped) => void>(),
    onFailed: vi.fn(),
  };
  const stop = startMapping(
    explorers.spawn,
    { scenario: CALM, choices: [], clock: "idle", maxStates, maxCounted },
    listener,
  );
  return { worker: explorers.latest, listener, stop };
}

describe("the states of a scenario", () => {
  it("are counted in portions, with reports of how many there are so far", () => {
    const { worker, listener } = start(100, 100_000);
    worker.work();
    const counts = listener.onProgress.mock.calls.map(([states]) => states as number);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const [mapped] = listener.onMapped.mock.lastCall ?? [];
    const states = mapped?.type === "large" ? mapped.states : 0;
    expect(listener.onMapped).toHaveBeenCalledExactlyOnceWith({
      type: "large",
      states,
      isAll: true,
    });
    expect(states).toBeGreaterThan(counts.at(-1) ?? 0);
    expect(worker.isTerminated).toBe(true);
  });

  it("are looked for no longer when that is stopped", () => {
    const { worker, listener, stop } = start(100, 100_000);
    worker.work(2);
    stop();
    worker.work();
    expect(worker.isTerminated).toBe(true);
    expect(listener.onMapped).not.toHaveBeenCalled();
  });

  it("begin after the choices that were made", () => {
    const explorers = new FakeExplorers();
    const onMapped = vi.fn<(mapped: Mapped) => void>();
    const choices = Array.from({ length: 19 }, (_, at) => ({
      type: "run" as const,
      job: Math.floor(at / 4),
    }));
    const order = { scenario: CALM, choices, clock: "idle" as const, maxStates: 9, maxCounted: 9 };
    startMapping(explorers.spawn, order, { onProgress: vi.fn(), onMapped, onFailed: vi.fn() });
    explorers.latest.work();
    const [mapped] = onMapped.mock.lastCall ?? [];
    expect(mapped?.type === "graph" ? mapped.graph.nodes : []).toHaveLength(2);
  });

  it("fail as the worker does", () => {
    const { worker, listener } = start(100, 100);
    worker.die("out of memory");
    expect(listener.onFailed).toHaveBeenCalledExactlyOnceWith("out of memory", true);
  });
});

it("the order of locks comes in one answer", () => {
  const explorers = new FakeExplorers();
  const onOrder = vi.fn();
  startOrdering(explorers.spawn, CALM, onOrder, vi.fn());
  expect(onOrder).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ edges: [] }));
  expect(explorers.latest.isTerminated).toBe(true);
});
