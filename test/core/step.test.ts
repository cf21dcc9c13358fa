// The choices that the recorded runs do not have: work, spawning, cancelling, the next deadline.
import { describe, expect, it } from "vitest";
import { CLOCK_MAX, findObstacle, ImpossibleChoice, step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { play } from "./play.ts";

const LOCK = "kind sharedlock\nlocks a\n";
const BUSY = `${LOCK}job A\nacquire a\nwork 20\nrelease a\njob B\nacquire a timeout 50`;

describe("work", () => {
  it("keeps a job busy for its ms, while it holds what it holds", () => {
    const busy = play(BUSY, ["A", "A", "B"]);
    expect(busy.seen.jobs.A).toEqual(["working", 1, "finish"]);
    expect(busy.show("a")).toBe("exclusive A | exclusive B");
    expect(busy.events.map((event) => event.type)).toEqual(["queued"]);
    expect(play(BUSY, ["A", "A", "B", 19]).status("A")).toBe("working");
    const due = play(BUSY, ["A", "A", "B", 19, 1]);
    expect(due.status("A")).toBe("ready");
    expect(due.events).toContainEqual({ type: "due", job: 0 });
  });

  it("returns nothing in the step that ends it, and the program goes on", () => {
    const { results, status } = play(BUSY, ["A", "A", "B", 20, "A", "A", "B"]);
    expect(results).toEqual(["A true", "A null", "A null", "B true"]);
    expect(status("A")).toBe("done");
  });

  it("of 0 ms is ready again at once", () => {
    const { status } = play("kind lockset\njob A\nwork 0", ["A"]);
    expect(status("A")).toBe("ready");
  });
});

describe("the next deadline", () => {
  it("is the nearest one that is still to come, of sleepers and of workers", () => {
    const first = play(BUSY, ["A", "A", "B", { deadline: true }]);
    expect(first.world.clock).toBe(20);
    expect(play(BUSY, ["A", "A", "B", 30, { deadline: true }]).world.clock).toBe(50);
  });

  it("is not possible when there is none to come", () => {
    const { world } = play(BUSY, ["A", "A", "B", 50]);
    expect(findObstacle(world, { type: "deadline" })).toBe("there is no deadline to come");
  });
});

describe("a spawned job", () => {
  const spawn = { spawn: { name: "S", program: [{ op: "acquire", lock: "a", shared: true }] } };

  it("comes last and runs like any other", () => {
    const { world, events } = play(BUSY, ["A", spawn]);
    expect(events).toEqual([{ type: "spawned", job: 2 }]);
    expect(world.jobs.map((job) => job.name)).toEqual(["A", "B", "S"]);
    expect(play(BUSY, ["A", spawn, "S"]).show("a")).toBe("exclusive A | shared S");
  });

  it("cannot have the name of another, not even of one that is done", () => {
    const { world } = play(`${LOCK}job A\nwork 0`, ["A", "A"]);
    const again = { type: "spawn", name: "A", program: [] } as const;
    expect(findObstacle(world, again)).toBe('there is a job "A" already');
    expect(() => step(world, again)).toThrow(ImpossibleChoice);
  });

  it("is done at once when it has nothing to do", () => {
    const { status } = play(BUSY, [{ spawn: { name: "S", program: [] } }]);
    expect(status("S")).toBe("done");
  });
});

describe("cancelling", () => {
  it("takes back a job that has not begun", () => {
    const { seen, events, world } = play(BUSY, [{ cancel: "B" }]);
    expect(seen.jobs.B).toEqual(["done", 1, null]);
    expect(events).toEqual([{ type: "cancelled", job: 1 }]);
    expect(world.jobs.map((job) => job.isCancelled)).toEqual([false, true]);
  });

  it.each([
    ["owns a lock", ["A"], 0, /has begun/],
    ["waits", ["A", "B"], 1, /has begun/],
    ["works", ["A", "A"], 0, /has begun/],
    ["is done", ["A", "B", 50, "B"], 1, /job B is done/],
    ["was cancelled before", [{ cancel: "A" }], 0, /job A is done/],
  ])("is not possible for a job that %s", (_what, choices, job, says) => {
    const { world } = play(BUSY, choices);
    expect(findObstacle(world, { type: "cancel", job })).toMatch(says);
  });

  it("is possible after the first step of another operation only", () => {
    const { world } = play("kind lockset\nlocks a\njob A\nacquire a", ["A"]);
    expect(findObstacle(world, { type: "cancel", job: 0 })).toMatch(/has begun/);
  });
});

describe("the clock", () => {
  const world = createWorld({ kind: "sharedlock", locks: [], jobs: {} });

  it("moves by nothing, and by as much as it can hold", () => {
    expect(step(world, { type: "advance", ms: 0 }).world).toEqual(world);
    expect(step(world, { type: "advance", ms: CLOCK_MAX }).world.clock).toBe(CLOCK_MAX);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, CLOCK_MAX + 1])(
    "cannot move by %s",
    (ms) => {
      expect(findObstacle(world, { type: "advance", ms })).toMatch(/clock/);
    },
  );
});

describe("a job that is not ready", () => {
  it("cannot run, and the obstacle says what it does instead", () => {
    const { world } = play(BUSY, ["A", "A", "B"]);
    expect(findObstacle(world, { type: "run", job: 0 })).toBe("job A is working, not ready");
    expect(findObstacle(world, { type: "run", job: 1 })).toBe("job B is waiting, not ready");
    expect(findObstacle(world, { type: "run", job: 7 })).toBe("there is no job number 7");
  });
});
