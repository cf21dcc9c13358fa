// What is done to jobs: an edit of the scenario at the start, choices later.
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/core/scenario.ts";
import type { SessionState } from "../../../src/store/sessionTypes.ts";
import {
  changeJob,
  dropJob,
  duplicateJob,
  spawnJobs,
  toggleBreakpoint,
} from "../../../src/ui/jobs/jobEdits.ts";
import { createJob, createSnapshot, renderPage } from "../renderPage.tsx";

const PROGRAM = [{ op: "acquire", lock: "a" }] as const;
const SCENARIO: Scenario = {
  kind: "sharedlock",
  locks: ["a"],
  jobs: { J0: PROGRAM, J1: [] },
};

function open(changes: Partial<SessionState> = {}) {
  const jobs = [createJob(), createJob({ name: "J1" }), createJob({ name: "J2" })];
  const snapshot = createSnapshot({ jobs, programs: [PROGRAM, [], PROGRAM] });
  return renderPage(null, { scenario: SCENARIO, snapshot, ...changes });
}

describe("spawning", () => {
  it("adds to the scenario at the start, after the jobs that it has", async () => {
    const { session, actions } = open();
    await spawnJobs(session, [["J9", PROGRAM]]);
    expect(actions.edit).toHaveBeenCalledExactlyOnceWith({
      ...SCENARIO,
      jobs: { J0: PROGRAM, J1: [], J9: PROGRAM },
    });
    expect(actions.select).toHaveBeenCalledWith({ type: "job", job: 2 });
    expect(actions.act).not.toHaveBeenCalled();
  });

  it("makes a choice for each job later, and stops when one is not possible", async () => {
    const { session, actions } = open({ position: 4 });
    actions.act.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    const isDone = await spawnJobs(session, [
      ["A", PROGRAM],
      ["B", []],
      ["C", []],
    ]);
    expect(isDone).toBe(false);
    expect(actions.act.mock.calls).toEqual([
      [{ type: "spawn", name: "A", program: PROGRAM }],
      [{ type: "spawn", name: "B", program: [] }],
    ]);
    expect(actions.edit).not.toHaveBeenCalled();
  });

  it("duplicates under the next name that nobody has, spawned later or not", async () => {
    const spawn = { type: "spawn", name: "J3", program: [] } as const;
    const step = { choice: spawn, job: 3, operation: null, clock: 0, events: [], locks: [] };
    const { session, actions } = open({ position: 2, trail: [{ ...step, text: "", lanes: [] }] });
    await duplicateJob(session, 2);
    const copy = { type: "spawn", name: "J4", program: PROGRAM };
    expect(actions.act).toHaveBeenCalledExactlyOnceWith(copy);
  });
});

describe("editing", () => {
  it("replaces a job at its place", async () => {
    const { session, actions } = open({ position: 3 });
    await changeJob(session, 0, ["First", []]);
    const [[edited]] = actions.edit.mock.calls as unknown as [[Scenario]];
    expect(Object.entries(edited.jobs)).toEqual([
      ["First", []],
      ["J1", []],
    ]);
  });

  it("takes a job out, and what is selected no longer when it may be another one", async () => {
    const { session, actions } = open({ selection: { type: "job", job: 1 } });
    await dropJob(session, 0);
    expect(actions.edit).toHaveBeenCalledWith({ ...SCENARIO, jobs: { J1: [] } });
    expect(actions.select).toHaveBeenCalledWith(null);
  });
});

describe("a breakpoint on a job", () => {
  it("comes and goes, and leaves the others", () => {
    const others = [{ job: "J0", lock: "a" }, { op: "release" }];
    const { session, actions } = open({ breakpoints: others });
    toggleBreakpoint(session, "J0");
    expect(actions.setBreakpoints).toHaveBeenLastCalledWith([...others, { job: "J0" }]);
    session.setState({ breakpoints: [{ job: "J0" }, ...others] });
    toggleBreakpoint(session, "J0");
    expect(actions.setBreakpoints).toHaveBeenLastCalledWith(others);
    session.setState({ breakpoints: [{ job: "J0", off: true }, ...others] });
    toggleBreakpoint(session, "J0");
    expect(actions.setBreakpoints).toHaveBeenLastCalledWith([...others, { job: "J0" }]);
  });
});
