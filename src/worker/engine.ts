// The engine: what is open in the worker, and what each request makes of it. No worker API here, so
// that tests and benches use it as it is.
import { observe } from "../core/observe.ts";
import { computeChecksum } from "../formats/checksum.ts";
import type { View } from "../formats/document.ts";
import { writeLink } from "../formats/link.ts";
import { writeRecording } from "../formats/recordingJson.ts";
import { readScenario, writeScenario } from "../formats/scenarioJson.ts";
import { printScenario } from "../formats/scenarioPrint.ts";
import type { History } from "../sim/history.ts";
import { createPatch } from "../sim/patch.ts";
import type { Breakpoint, Note, Recording } from "../sim/recording.ts";
import { createSnapshot, type Shot } from "../sim/snapshot.ts";
import type { TrailStep } from "../sim/view.ts";
import { appendTo } from "./append.ts";
import { findActProblem } from "./check.ts";
import { replayOn } from "./edit.ts";
import { type Loaded, Loader } from "./loader.ts";
import type { Replies, Request, Update } from "./messages.ts";
import { playOn } from "./play.ts";
import { refuse } from "./refusal.ts";
import { runOn } from "./run.ts";

/** What is open, and what the page has been shown of it. */
interface Open {
  readonly history: History;
  notes: readonly Note[];
  breakpoints: readonly Breakpoint[];
  shot: Shot | null;
  trail: readonly TrailStep[];
  branchCount: number;
}

type Reply = Replies[keyof Replies];

export class Engine {
  #open: Open | null = null;
  #loader: Loader | null = null;

  /**
   * Answers one request. Requests are handled one after the other: call again after the answer.
   * @throws Error for a defect, or when something is asked of nothing open.
   */
  async handle(request: Request): Promise<Reply> {
    switch (request.type) {
      case "open": {
        const begun = await Loader.begin(request.source, request.view ?? null);
        if ("problems" in begun) return begun;
        this.#loader = begun;
        return this.#load();
      }
      case "load":
        return this.#load();
      case "abandon":
        this.#loader = null;
        return null;
      default:
        return this.#handleOpen(this.#getOpen(), request);
    }
  }

  async #handleOpen(
    open: Open,
    request: Exclude<Request, { type: "open" | "load" | "abandon" }>,
  ): Promise<Reply> {
    const { history } = open;
    switch (request.type) {
      case "edit":
        return this.#edit(open, request.scenario);
      case "act": {
        const problem = findActProblem(history, request.choice) ?? history.act(request.choice);
        return problem === null ? { update: createUpdate(open) } : refuse(problem);
      }
      case "play": {
        const problem = playOn(history, request);
        return problem === null ? { update: createUpdate(open) } : refuse(problem);
      }
      case "append": {
        const end = appendTo(history, request);
        return typeof end === "string" ? refuse(end) : { update: createUpdate(open), end };
      }
      case "run": {
        const stop = runOn(history, request, open.breakpoints);
        return { update: createUpdate(open), stop };
      }
      case "seek":
        history.seek(request.position);
        return { update: createUpdate(open) };
      case "switch":
        history.switchTo(request.branch, request.position);
        return { update: createUpdate(open) };
      case "annotate":
        open.notes = request.notes;
        return null;
      case "breakpoints":
        open.breakpoints = request.breakpoints;
        return null;
      case "link":
        return { fragment: await createFragment(open, request.view) };
      case "save":
        return { text: writeFile(open, request.format, request.view) };
      case "observe":
        return {
          observation: observe(history.world),
          checksum: computeChecksum(history.world).toString(16).padStart(8, "0"),
        };
      default:
        return request satisfies never;
    }
  }

  #getOpen(): Open {
    if (this.#open === null) throw new Error("nothing is open yet");
    return this.#open;
  }

  #load(): Reply {
    const loader = this.#loader;
    if (loader === null) throw new Error("nothing is being loaded");
    const result = loader.next();
    if (!("history" in result)) {
      if ("problems" in result) this.#loader = null;
      return result;
    }
    this.#loader = null;
    const { done, of } = loader;
    return { done, of, opened: { ...this.#show(result), ...describeLoaded(result) } };
  }

  #show({ history, recording }: Loaded): { readonly update: Update } {
    const { notes, breakpoints } = recording;
    this.#open = createOpen(history, notes, breakpoints);
    return { update: createUpdate(this.#open) };
  }

  #edit(open: Open, wanted: Recording["scenario"]): Replies["edit"] {
    const reading = readScenario(wanted);
    if (!reading.ok) return { problems: reading.problems };
    const { history, ...told } = replayOn(reading.value, open.history, open.notes);
    // Where the history itself goes on, the page has been shown it already.
    if (history === open.history) open.notes = told.notes;
    else this.#open = createOpen(history, told.notes, open.breakpoints);
    return { update: createUpdate(this.#getOpen()), scenario: reading.value, ...told };
  }
}

function createOpen(
  history: History,
  notes: readonly Note[],
  breakpoints: readonly Breakpoint[],
): Open {
  return { history, notes, breakpoints, shot: null, trail: [], branchCount: 0 };
}

function describeLoaded({ recording, view, warnings, table }: Loaded): Omit<Loaded, "history"> {
  return { recording, view, warnings, ...(table !== undefined && { table }) };
}

function toRecording(open: Open): Recording {
  const { notes, breakpoints } = open;
  return { ...open.history.toRecording(), notes, breakpoints };
}

function createFragment(open: Open, view: View): Promise<string> {
  return writeLink(toRecording(open), view, computeChecksum(open.history.world));
}

function writeFile(open: Open, format: "recording" | "scenario" | "text", view: View): string {
  switch (format) {
    case "recording":
      return writeRecording(toRecording(open), view);
    case "scenario":
      return writeScenario(open.history.scenario);
    case "text":
      return printScenario(open.history.scenario);
    default:
      return format satisfies never;
  }
}

function countCommon(a: readonly TrailStep[], b: readonly TrailStep[]): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at++) if (a[at] !== b[at]) return at;
  return most;
}

// What differs from what the page has been shown; from then on it has been shown this.
function createUpdate(open: Open): Update {
  const { history, shot } = open;
  const isFresh = shot === null;
  const snapshot = createSnapshot(history.world, shot);
  const patch = createPatch(shot?.snapshot ?? null, snapshot);
  const trail = history.listTrail();
  const keep = countCommon(open.trail, trail);
  const isTrailChanged = isFresh || keep < open.trail.length || trail.length > keep;
  const branches = history.listBranches();
  const areBranchesChanged = isTrailChanged || branches.length !== open.branchCount;
  open.shot = { world: history.world, snapshot };
  open.trail = trail;
  open.branchCount = branches.length;
  return {
    isFresh,
    patch,
    branch: history.branch,
    position: history.position,
    length: history.length,
    ...(areBranchesChanged ? { branches } : {}),
    ...(isTrailChanged ? { trail: { keep, steps: trail.slice(keep) } } : {}),
    ...(isFresh ? { lanes: history.lanes } : {}),
  };
}
