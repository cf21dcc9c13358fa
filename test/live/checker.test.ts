// Runs held against the simulator, and critical sections that somebody intrudes into.
import { describe, expect, it } from "vitest";
import { createWorld } from "../../src/core/world.ts";
import { Checker } from "../../src/live/checker.ts";
import { Control } from "../../src/live/control.ts";
import { LiveThread } from "../../src/live/liveThread.ts";
import { append } from "../../src/live/log.ts";
import { allocateMemory, STEP_LENGTH } from "../../src/live/memory.ts";
import { Sections } from "../../src/live/sections.ts";
import { Turns } from "../../src/live/turns.ts";
import { CONTENDERS } from "./contenders.ts";

/** A run of both jobs, the first of those who can always first, as far as it goes. */
function makeRun() {
  const start = createWorld(CONTENDERS);
  const memory = allocateMemory(start, 100, false);
  const now = () => 0;
  const control = new Control(memory, start, 1, now);
  const threads = start.jobs.map((_, job) => new LiveThread(memory, start, job, now));
  const turns = new Turns(memory, threads, now, () => 0);
  control.open();
  while (turns.next() === 0);
  return { memory, checker: new Checker(memory, start) };
}

describe("the checker", () => {
  it("finds no difference in a run, and counts steps and exclusive sections", () => {
    const { checker } = makeRun();
    expect(checker.advance(100)).toHaveLength(4);
    expect(checker.isThrough).toBe(true);
    expect(checker.difference).toBeNull();
    expect(checker.steps).toEqual([2, 2]);
    expect(checker.countSections()).toEqual({ sections: 2, lost: 0, intrusions: 0 });
  });

  it("goes on where it was after a part of it", () => {
    const { checker } = makeRun();
    const [first, rest] = [checker.advance(3), checker.advance(3)];
    expect([first.length, rest.length]).toEqual([3, 1]);
  });

  it("names the first step that came to something else", () => {
    const { memory, checker } = makeRun();
    const digest = 2 * STEP_LENGTH + 2;
    memory.log[digest] = (memory.log[digest] ?? 0) + 1;
    expect(checker.advance(100)).toHaveLength(2);
    expect(checker.difference?.at).toBe(2);
    expect(checker.difference?.text).toMatch(
      /^The threads came to another state than the simulator: B .*\.$/,
    );
  });

  it("names a step that the simulator cannot make", () => {
    const { memory, checker } = makeRun();
    append(memory, { choice: { type: "run", job: 1 }, digest: 0 });
    checker.advance(100);
    expect(checker.difference).toEqual({
      at: 4,
      text: "The threads went on where the simulator cannot: job B is done, not ready.",
    });
  });
});

describe("critical sections", () => {
  it("show somebody who is inside at the same time, and what was lost by it", () => {
    const { memory, checker } = makeRun();
    checker.advance(100);
    const [one, other] = [new Sections(memory), new Sections(memory)];
    one.enter(0, true);
    other.enter(0, true);
    one.leave(0);
    other.leave(0);
    // Two more were left, and one of them was counted.
    expect(memory.counters[0]).toBe(3);
    expect(checker.countSections()).toEqual({ sections: 2, lost: 1, intrusions: 1 });
  });

  it("let any number of sharers in, and nobody beside them exclusively", () => {
    const { memory, checker } = makeRun();
    const stays = [0, 1, 2].map(() => new Sections(memory));
    stays[0]?.enter(0, false);
    stays[1]?.enter(0, false);
    expect(checker.countSections().intrusions).toBe(0);
    stays[2]?.enter(0, true);
    expect(checker.countSections().intrusions).toBe(1);
  });

  it("are as before for who has left and not made its step", () => {
    const { memory } = makeRun();
    const sections = new Sections(memory);
    sections.enter(0, true);
    const stay = sections.leave(0);
    if (stay === null) throw new Error("it was inside");
    sections.comeBack(0, stay);
    sections.leave(0);
    expect(memory.counters[0]).toBe(3);
  });
});
