// Recordings by hand for the timeline's tests: steps that say what a lane does.
import type { TimelineInput } from "../../src/graph/timelineTypes.ts";
import type { LaneChange, TrailStep } from "../../src/sim/view.ts";

/** A lane from now on. */
export function lane(
  job: number,
  status: LaneChange["status"],
  { lock = -1, holds = 0 }: { readonly lock?: number; readonly holds?: number } = {},
): LaneChange {
  return { job, status, lock, holds };
}

/** A step of a job. */
export function run(
  job: number,
  lanes: readonly LaneChange[],
  more: Partial<TrailStep> = {},
): TrailStep {
  return {
    choice: { type: "run", job },
    job,
    operation: null,
    clock: 0,
    events: [],
    locks: [],
    text: `J${job} does something.`,
    lanes,
    ...more,
  };
}

/** A move of the clock to so many ms. */
export function advance(from: number, to: number, lanes: readonly LaneChange[] = []): TrailStep {
  return run(-1, lanes, {
    choice: { type: "advance", ms: to - from },
    clock: to,
    events: [{ type: "clock", from, to }],
    text: `The clock moves from ${from} to ${to} ms.`,
  });
}

/** Two jobs: J0 takes a, J1 waits for it, the clock moves, J0 releases, J1 gets it. */
export function createInput(more: Partial<TimelineInput> = {}): TimelineInput {
  const acquired = { type: "acquired", lock: 0, hasWaited: false } as const;
  const trail: readonly TrailStep[] = [
    run(0, [lane(0, "ready", { holds: 1 })], {
      events: [{ ...acquired, job: 0, shared: false }],
      text: "J0 acquires a, exclusive.",
    }),
    run(1, [lane(1, "waiting", { lock: 0 })], {
      events: [{ type: "queued", job: 1, lock: 0, shared: true, priority: 0 }],
      text: "J1 has to wait for a, shared.",
    }),
    advance(0, 40),
    run(0, [lane(0, "done"), lane(1, "ready")], {
      clock: 40,
      events: [{ type: "released", job: 0, lock: 0 }],
      text: "J0 releases a.",
    }),
    run(1, [lane(1, "ready", { holds: 1 })], {
      clock: 40,
      events: [{ ...acquired, job: 1, shared: true, hasWaited: true }],
      text: "J1 acquires a, shared, after waiting.",
    }),
  ];
  return {
    jobs: [{ name: "J0" }, { name: "J1" }],
    locks: [{ name: "node/a" }],
    trail,
    lanes: [lane(0, "ready"), lane(1, "ready")],
    position: 2,
    branches: [{ parent: null, at: 0, length: trail.length }],
    branch: 0,
    selection: null,
    ...more,
  };
}
