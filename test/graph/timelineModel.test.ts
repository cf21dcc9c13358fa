// Lanes from trails, and rebuilding their tails only.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createModel,
  HOLD_SHIFT,
  type Lane,
  STATE,
  TICK,
  type TimelineModel,
} from "../../src/graph/timelineModel.ts";
import type { TrailStep } from "../../src/sim/view.ts";
import { advance, createInput, lane, run } from "./timelineSteps.ts";

function readLane({ count, starts, codes, locks, holds, ...ticks }: Lane) {
  return {
    spans: Array.from({ length: count }, (_, at) => [starts[at], codes[at], locks[at], holds[at]]),
    ticks: Array.from({ length: ticks.tickCount }, (_, at) => [ticks.ticks[at], ticks.kinds[at]]),
  };
}

function readModel({ lanes, clockMoves, spawned }: TimelineModel) {
  return { lanes: lanes.map(readLane), clockMoves: [...clockMoves], spawned: [...spawned] };
}

function modelOf(trail: readonly TrailStep[], lanes = createInput().lanes): TimelineModel {
  const model = createModel();
  model.update(trail, lanes);
  return model;
}

describe("the lanes of a trail", () => {
  const { trail } = createInput();

  it("have a span for each state, with the lock that is waited for and the locks that are owned", () => {
    const held = 1 << HOLD_SHIFT;
    const shared = 4 << HOLD_SHIFT;
    expect(readModel(modelOf(trail)).lanes.map(({ spans }) => spans)).toEqual([
      [
        [0, STATE.ready, -1, 0],
        [1, STATE.ready | held, -1, 1],
        [4, STATE.none, -1, 0],
      ],
      [
        [0, STATE.ready, -1, 0],
        [2, STATE.waiting, 0, 0],
        [4, STATE.ready, -1, 0],
        [5, STATE.ready | shared, -1, 1],
      ],
    ]);
  });

  it("mark the job's own steps by what came of them, and the moves of the clock", () => {
    const model = readModel(modelOf(trail));
    expect(model.lanes.map(({ ticks }) => ticks)).toEqual([
      [
        [1, TICK.exclusive],
        [4, TICK.plain],
      ],
      [
        [2, TICK.plain],
        [5, TICK.shared],
      ],
    ]);
    expect(model.clockMoves).toEqual([3]);
  });

  it("mark a failure as one, whatever else happened in the step", () => {
    const failure = { error: "UsageError", code: "not-owner", subject: "a" } as const;
    const step = run(0, [], { events: [{ type: "raises", job: 0, failure }] });
    expect(readModel(modelOf([step])).lanes[0]?.ticks).toEqual([[1, TICK.failure]]);
  });

  it("tell a downgrade, though neither the state nor the number of locks changes", () => {
    const down = run(0, [], { events: [{ type: "downgraded", job: 0, lock: 0 }] });
    const spans = readModel(modelOf([...trail.slice(0, 1), down])).lanes[0]?.spans;
    expect(spans?.at(-1)).toEqual([2, STATE.ready | (4 << HOLD_SHIFT), -1, 1]);
  });

  it("begin for a spawned job where it is spawned, and know its name", () => {
    const choice = { type: "spawn", name: "Late", program: [] } as const;
    const spawn = run(2, [lane(2, "ready")], { choice });
    const model = readModel(modelOf([...trail, spawn]));
    expect(model.lanes[2]?.spans).toEqual([[6, STATE.ready, -1, 0]]);
    expect(model.spawned).toEqual([[2, "Late"]]);
  });
});

describe("updating a model", () => {
  it("says how much of the trail before is kept", () => {
    const { trail, lanes } = createInput();
    const model = createModel();
    expect(model.update(trail, lanes)).toBe(-1);
    expect(model.update(trail, lanes)).toBe(5);
    expect(model.update([...trail, run(0, [])], lanes)).toBe(5);
    expect(model.update([...trail.slice(0, 3), run(1, [])], lanes)).toBe(3);
    expect(model.update(trail, [...lanes])).toBe(-1);
  });

  it("gives the same as building anew, whichever trails follow each other", () => {
    const lanes = [0, 1, 2].map((job) => lane(job, "ready"));
    const event = fc.oneof(
      fc.record({
        type: fc.constant("acquired" as const),
        job: fc.nat(2),
        lock: fc.nat(2),
        shared: fc.boolean(),
        hasWaited: fc.boolean(),
      }),
      fc.record({
        type: fc.constantFrom("released" as const, "downgraded" as const),
        job: fc.nat(2),
        lock: fc.nat(2),
      }),
    );
    const change = fc.record({
      job: fc.nat(2),
      status: fc.constantFrom("ready" as const, "waiting" as const, "done" as const),
      lock: fc.integer({ min: -1, max: 2 }),
      holds: fc.nat(4),
    });
    const step = fc.oneof(
      fc
        .tuple(fc.nat(2), fc.array(change, { maxLength: 3 }), fc.array(event, { maxLength: 2 }))
        .map(([job, changes, events]) => run(job, changes, { events })),
      fc.constant(advance(0, 10)),
    );
    const tails = fc.array(fc.tuple(fc.nat(40), fc.array(step, { maxLength: 20 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(tails, (parts) => {
        const model = createModel();
        let trail: readonly TrailStep[] = [];
        for (const [kept, tail] of parts) {
          trail = [...trail.slice(0, kept), ...tail];
          model.update(trail, lanes);
          expect(readModel(model)).toEqual(readModel(modelOf(trail, lanes)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
