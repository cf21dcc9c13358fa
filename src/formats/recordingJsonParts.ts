// Reads what is beside the choices of a recording in JSON: notes, breakpoints, what is shown.
import { LEVELS, splitLockName } from "../core/levels.ts";
import type { Breakpoint, Note } from "../sim/recording.ts";
import { DEFAULT_VIEW, PANELS, type Selection, type View } from "./document.ts";
import { LIMITS } from "./limits.ts";
import { readIndex, readList } from "./recordingJsonValues.ts";
import type { Track } from "./recordingTrack.ts";
import { listSome } from "./scenarioBuild.ts";
import { describeMissingJob } from "./scenarioJsonProgram.ts";
import {
  checkKeys,
  describe,
  isObject,
  joinPath,
  pick,
  readFlag,
  readName,
} from "./scenarioJsonValues.ts";
import { findNameFault, findTextFault } from "./scenarioNames.ts";
import { KINDS, listShapes } from "./scenarioOperations.ts";
import type { Problems } from "./scenarioProblems.ts";
import { hint } from "./spelling.ts";

/** Locks that a world can come to have: nodes count twice, and each level has an internal lock. */
const MOST_LOCKS = 2 * LIMITS.locks + LEVELS.length + LIMITS.addedNames;

const WORDS: ReadonlySet<string> = new Set(KINDS.flatMap((kind) => [...listShapes(kind).keys()]));

/** Notes, each at its place; what is wrong is reported and left out. */
export function readNotes(
  problems: Problems,
  json: unknown,
  tracks: readonly Track[],
): readonly Note[] {
  const items = readList(problems, json, "notes", { max: LIMITS.notes, what: "notes" });
  const taken = new Set<string>();
  const notes: Note[] = [];
  for (const [index, item] of items.entries()) {
    if (problems.isOver()) break;
    const path = joinPath("notes", index);
    const note = readNote(problems, item, tracks, path);
    if (note === null) continue;
    const place = `${note.branch} ${note.position}`;
    if (taken.has(place)) problems.fail(path, "there is a note at this position already");
    taken.add(place);
    notes.push(note);
  }
  return notes;
}

function readNote(
  problems: Problems,
  json: unknown,
  tracks: readonly Track[],
  path: string,
): Note | null {
  if (!isObject(json)) {
    problems.fail(path, `expected a note, found ${describe(json)}`);
    return null;
  }
  checkKeys(problems, json, ["branch", "position", "text"], path);
  const branch = readIndex(problems, pick(json, "branch") ?? 0, joinPath(path, "branch"), {
    max: tracks.length - 1,
    what: "the branches",
  });
  const position = readIndex(problems, pick(json, "position"), joinPath(path, "position"), {
    max: tracks[branch]?.length ?? 0,
    what: "the choices of the branch",
  });
  const text = pick(json, "text");
  const fault =
    typeof text === "string"
      ? findTextFault(text, LIMITS.noteLength)
      : `expected a text, found ${describe(text)}`;
  if (fault !== null) problems.fail(joinPath(path, "text"), fault);
  return { branch, position, text: typeof text === "string" ? text : "" };
}

/** Breakpoints; what is wrong is reported. */
export function readBreakpoints(problems: Problems, json: unknown): readonly Breakpoint[] {
  const range = { max: LIMITS.breakpoints, what: "breakpoints" };
  const items = readList(problems, json, "breakpoints", range);
  return items.flatMap((item, index) =>
    problems.isOver() ? [] : [readBreakpoint(problems, item, joinPath("breakpoints", index))],
  );
}

/** What a breakpoint is on: one or more of these. */
const TARGETS = ["job", "lock", "op"];

function readBreakpoint(problems: Problems, json: unknown, path: string): Breakpoint {
  if (!isObject(json) || Object.keys(json).every((key) => key === "off")) {
    const rule = `expected an object with one or more of ${TARGETS.join(", ")}`;
    problems.fail(path, `${rule}, found ${isObject(json) ? "none of them" : describe(json)}`);
    return {};
  }
  checkKeys(problems, json, [...TARGETS, "off"], path);
  const job = Object.hasOwn(json, "job")
    ? readName(problems, json.job, joinPath(path, "job"))
    : undefined;
  const lock = Object.hasOwn(json, "lock")
    ? readLockName(problems, json.lock, joinPath(path, "lock"))
    : undefined;
  const op = Object.hasOwn(json, "op")
    ? readWord(problems, json.op, joinPath(path, "op"))
    : undefined;
  return {
    ...(job === undefined ? {} : { job }),
    ...(lock === undefined ? {} : { lock }),
    ...(op === undefined ? {} : { op }),
    ...(readFlag(problems, pick(json, "off"), joinPath(path, "off")) ? { off: true } : {}),
  };
}

// A full name: a level's or set's and a member's with a slash between, or one name.
function readLockName(problems: Problems, name: unknown, path: string): string | undefined {
  if (typeof name !== "string" || !name.includes("/")) return readName(problems, name, path);
  const faults = splitLockName(name)
    .map(findNameFault)
    .filter((fault) => fault !== null);
  if (findNameFault(name) === null || faults.length === 0) return name;
  problems.fail(path, faults[0] ?? "");
  return undefined;
}

function readWord(problems: Problems, op: unknown, path: string): string | undefined {
  if (typeof op === "string" && WORDS.has(op)) return op;
  const near = typeof op === "string" ? hint(op, WORDS) : "";
  const rule = `expected one of ${listSome(WORDS)}, found ${describe(op)}${near}`;
  problems.fail(path, rule);
  return undefined;
}

/** What was shown of the branch that the track has walked along. */
export function readView(problems: Problems, json: unknown, track: Track): View {
  if (json === undefined || json === null) return DEFAULT_VIEW;
  if (!isObject(json)) {
    problems.fail("view", `expected an object, found ${describe(json)}`);
    return DEFAULT_VIEW;
  }
  checkKeys(problems, json, ["selection", "panel"], "view");
  const selection = readSelection(problems, pick(json, "selection") ?? null, track);
  const wanted = pick(json, "panel") ?? DEFAULT_VIEW.panel;
  const panel = PANELS.find((known) => known === wanted);
  if (panel === undefined) {
    problems.fail("view.panel", `expected one of ${listSome(PANELS)}, found ${describe(wanted)}`);
  }
  return { selection, panel: panel ?? DEFAULT_VIEW.panel };
}

const SELECTION = 'null, or an object with one of "job", "lock" and "step"';

function readSelection(problems: Problems, json: unknown, track: Track): Selection | null {
  if (json === null) return null;
  const path = "view.selection";
  const [key, ...others] = isObject(json) ? Object.keys(json) : [];
  if (!isObject(json) || key === undefined || others.length > 0) {
    problems.fail(path, `expected ${SELECTION}, found ${describe(json)}`);
    return null;
  }
  const at = joinPath(path, key);
  switch (key) {
    case "job":
      return readSelectedJob(problems, json[key], track, at);
    case "lock": {
      const range = { max: MOST_LOCKS, what: "the locks of the world" };
      return { type: "lock", lock: readIndex(problems, json[key], at, range) };
    }
    case "step": {
      const range = { max: track.length, what: "the choices of the branch" };
      return { type: "step", position: readIndex(problems, json[key], at, range) };
    }
    default:
      problems.fail(at, `expected ${SELECTION}`);
      return null;
  }
}

function readSelectedJob(
  problems: Problems,
  json: unknown,
  track: Track,
  path: string,
): Selection | null {
  const name = readName(problems, json, path);
  if (name === undefined) return null;
  const job = track.indexOf(name);
  if (job !== -1) return { type: "job", job };
  problems.fail(path, describeMissingJob(name, track.names));
  return null;
}
