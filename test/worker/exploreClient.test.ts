import { expect, it, vi } from "vitest";
import { startSearch } from "../../src/worker/exploreClient.ts";
import type { Ask } from "../../src/worker/exploreMessages.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { FakeExplorers } from "./fakeExplorers.ts";

const ASK: Ask = {
  scenario: scenarioOf("kind sharedlock\nlocks a\njob A\n  acquire a\n"),
  choices: [],
  question: { type: "deadlock" },
  clock: "idle",
  maxStates: 1e6,
  maxBytes: 1e9,
};
const PROGRESS = { states: 9, followed: 1, steps: 8, bytes: 1, elapsedMs: 1, rate: 9 };

function setUp(spawn = new FakeExplorers()) {
  const listener = { onProgress: vi.fn(), onAnswer: vi.fn(), onFailed: vi.fn() };
  const search = startSearch(spawn.spawn, ASK, listener);
  return { ...listener, search, worker: spawn.latest };
}

it("asks, tells the answer, and ends the worker", () => {
  const { onAnswer, onFailed, worker } = setUp();
  worker.work();
  expect(onAnswer).toHaveBeenCalledOnce();
  expect(onAnswer.mock.calls[0]?.[0]).toMatchObject({ answer: { verdict: "never" } });
  expect(worker.isTerminated).toBe(true);
  worker.die();
  expect(onFailed).not.toHaveBeenCalled();
});

it("passes on progress, pauses and goes on, and ends the worker when it is stopped", () => {
  const { onProgress, onAnswer, search, worker } = setUp();
  worker.report({ type: "progress", progress: PROGRESS });
  expect(onProgress).toHaveBeenCalledWith(PROGRESS);
  search.pause();
  search.resume();
  expect(worker.orders.map(({ type }) => type)).toEqual(["ask", "pause", "continue"]);
  search.stop();
  expect(worker.isTerminated).toBe(true);
  onProgress.mockClear();
  worker.report({ type: "progress", progress: PROGRESS });
  expect(onProgress).not.toHaveBeenCalled();
  expect(onAnswer).not.toHaveBeenCalled();
});

it.each([
  ["Uncaught RangeError: Out of memory", true, true],
  ["", true, true],
  ["Uncaught Error: a defect", true, false],
  ["", false, false],
])("takes a death that says '%s' (after a report: %s) for want of memory: %s", (...given) => {
  const [message, hasReported, isMemory] = given;
  const { onFailed, worker } = setUp();
  if (hasReported) worker.report({ type: "progress", progress: PROGRESS });
  worker.die(message);
  expect(onFailed).toHaveBeenCalledExactlyOnceWith(expect.any(String), isMemory);
  expect(worker.isTerminated).toBe(true);
});

it("fails where no worker can be started", () => {
  const onFailed = vi.fn();
  const spawn = () => {
    throw new Error("no workers here");
  };
  const search = startSearch(spawn, ASK, { onProgress: vi.fn(), onAnswer: vi.fn(), onFailed });
  expect(onFailed).toHaveBeenCalledExactlyOnceWith("no workers here", false);
  search.stop();
});
