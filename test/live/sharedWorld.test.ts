// A world in shared memory: what one writes is what the others read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { allocateMemory } from "../../src/live/memory.ts";
import { SharedWorld } from "../../src/live/sharedWorld.ts";
import { resolveMove, run } from "../core/generated.ts";

describe("a shared world", () => {
  it("reads as it was written, by whichever of three it was", () => {
    fc.assert(
      fc.property(run, ([scenario, moves]) => {
        const start = createWorld(scenario);
        const memory = allocateMemory(start, 0, false);
        const sharers = [0, 1, 2].map(() => new SharedWorld(memory, start));
        let world = start;
        for (const [at, move] of moves.entries()) {
          const choice = resolveMove(world, move);
          // Nobody is spawned during a run.
          if (choice === null || choice.type === "spawn") continue;
          const sharer = sharers[at % 3];
          const read = sharer?.read();
          expect(read).toEqual(world);
          if (read === undefined) continue;
          world = step(world, choice).world;
          sharer?.write(step(read, choice).world);
        }
        for (const sharer of sharers) expect(sharer.read()).toEqual(world);
      }),
      { numRuns: 200 },
    );
  });

  it("reads parts that nobody has changed once only", () => {
    const start = createWorld({
      kind: "sharedlock",
      locks: ["a", "b"],
      jobs: { A: [{ op: "acquire", lock: "a" }] },
    });
    const memory = allocateMemory(start, 0, false);
    const [one, other] = [new SharedWorld(memory, start), new SharedWorld(memory, start)];
    one.write(step(start, { type: "run", job: 0 }).world);
    const read = other.read();
    expect(read.locks[1]).toBe(start.locks[1]);
    expect(other.read().locks).toBe(read.locks);
  });
});
