// What the list of jobs can do to jobs: spawn, change, copy, take out, cancel, stop at.
import type { StoreApi } from "zustand/vanilla";
import type { SessionState } from "../../store/sessionTypes.ts";
import { addJobs, type NamedProgram, removeJob, replaceJob } from "./editScenario.ts";
import { suggestName } from "./jobNames.ts";

type SessionStore = Pick<StoreApi<SessionState>, "getState">;

/** At the start new jobs become part of the scenario; later, choices at the current moment. */
export async function spawnJobs(
  session: SessionStore,
  jobs: readonly NamedProgram[],
): Promise<boolean> {
  const { scenario, snapshot, position, actions } = session.getState();
  if (scenario === null || snapshot === null) return false;
  if (position === 0) {
    const extended = addJobs(scenario, jobs);
    await actions.edit(extended);
    // Names that are whole numbers come first, wherever they were added.
    const job = Object.keys(extended.jobs).indexOf(jobs[0]?.[0] ?? "");
    actions.select(job === -1 ? null : { type: "job", job });
    return true;
  }
  for (const [name, program] of jobs) {
    if (!(await actions.act({ type: "spawn", name, program }))) return false;
  }
  actions.select({ type: "job", job: snapshot.jobs.length });
  return true;
}

/** A job with the same program and the next free name. */
export async function duplicateJob(session: SessionStore, job: number): Promise<boolean> {
  const program = session.getState().snapshot?.programs[job];
  if (program === undefined) return false;
  return spawnJobs(session, [[suggestName(listTaken(session.getState())), program]]);
}

/** Another name and program for a job of the scenario. */
export async function changeJob(
  session: SessionStore,
  job: number,
  changed: NamedProgram,
): Promise<void> {
  const { scenario, actions } = session.getState();
  if (scenario !== null) await actions.edit(replaceJob(scenario, job, changed));
}

/** Takes a job out of the scenario. */
export async function dropJob(session: SessionStore, job: number): Promise<void> {
  const { scenario, selection, actions } = session.getState();
  if (scenario === null) return;
  // Those after it move up by one, so whatever is selected may be another one now.
  if (selection?.type === "job" && selection.job >= job) actions.select(null);
  await actions.edit(removeJob(scenario, job));
}

/** Runs stop at any step of the job, or no longer do. */
export function toggleBreakpoint(session: SessionStore, name: string): void {
  const { breakpoints, actions } = session.getState();
  const others = breakpoints.filter((breakpoint) => !isForJob(breakpoint, name));
  const isOn = hasBreakpoint(breakpoints, name);
  actions.setBreakpoints(isOn ? others : [...others, { job: name }]);
}

/** Whether runs stop at any step of the job: a breakpoint that is switched off is none. */
export function hasBreakpoint(breakpoints: SessionState["breakpoints"], name: string): boolean {
  return breakpoints.some((breakpoint) => isForJob(breakpoint, name) && breakpoint.off !== true);
}

/** Whether a breakpoint is for a job, whatever it does. */
function isForJob(breakpoint: SessionState["breakpoints"][number], name: string): boolean {
  return breakpoint.job === name && breakpoint.lock === undefined && breakpoint.op === undefined;
}

/** Names that are in use, the ones of jobs that the recording spawns later among them. */
export function listTaken({ snapshot, trail }: SessionState): readonly string[] {
  const spawned = trail.flatMap(({ choice }) => (choice.type === "spawn" ? [choice.name] : []));
  return [...new Set([...(snapshot?.jobs.map((job) => job.name) ?? []), ...spawned])];
}
