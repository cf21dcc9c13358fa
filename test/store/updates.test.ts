import { describe, expect, it } from "vitest";
import { applyUpdate, NOTHING_SHOWN, OutOfStep } from "../../src/store/updates.ts";
import type { Update } from "../../src/worker/messages.ts";
import { recordPair, setUpSession } from "./setUpSession.ts";

async function show() {
  const { open, state } = setUpSession();
  await open(recordPair([0, 1, 0], 1));
  const { snapshot, branch, position, length, branches, trail, lanes } = state();
  return { snapshot, branch, position, length, branches, trail, lanes };
}

const PATCH = {
  kind: "sharedlock",
  sets: [""],
  clock: 0,
  nearestDeadline: null,
  end: "running",
  jobCount: 2,
  lockCount: 2,
  programs: [],
  jobs: [],
  locks: [],
} as const;

const SAME: Update = { isFresh: false, patch: PATCH, branch: 0, position: 2, length: 3 };

describe("an update", () => {
  it("leaves what it does not mention", async () => {
    const shown = await show();
    const after = applyUpdate(shown, SAME);
    expect(after.position).toBe(2);
    expect(after.trail).toBe(shown.trail);
    expect(after.branches).toBe(shown.branches);
    expect(after.lanes).toBe(shown.lanes);
    expect(after.snapshot?.jobs).toBe(shown.snapshot?.jobs);
    expect(after.snapshot?.sets).toBe(shown.snapshot?.sets);
  });

  it("keeps the beginning of the trail that it names", async () => {
    const shown = await show();
    const [first, ...others] = shown.trail;
    const after = applyUpdate(shown, { ...SAME, trail: { keep: 1, steps: others } });
    expect(after.trail[0]).toBe(first);
    expect(after.trail).toEqual(shown.trail);
  });

  it.each([
    ["with another length", { length: 4 }],
    ["that keeps steps which are not there", { trail: { keep: 4, steps: [] } }],
    ["of a branch that is not there", { branch: 1 }],
    ["of jobs that were never sent", { patch: { ...PATCH, jobCount: 3 } }],
    ["that begins anew without parts", { isFresh: true }],
  ] satisfies [string, Partial<Update>][])("is out of step %s", async (_, change) => {
    const shown = await show();
    expect(() => applyUpdate(shown, { ...SAME, ...change })).toThrow(OutOfStep);
  });

  it("is out of step with nothing", () => {
    expect(() => applyUpdate(NOTHING_SHOWN, SAME)).toThrow(OutOfStep);
  });
});
