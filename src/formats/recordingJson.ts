// A recording as JSON: the file that people keep, send and open. docs/recording.md describes it.
import type { Recording } from "../sim/recording.ts";
import { DEFAULT_VIEW, type View } from "./document.ts";
import type { Reading } from "./problem.ts";
import { describeRecording, RECORDING_VERSION, sortNotes } from "./recordingDocument.ts";
import { readBranches } from "./recordingJsonBranches.ts";
import { readBreakpoints, readNotes, readView } from "./recordingJsonParts.ts";
import { printJson } from "./recordingJsonPrint.ts";
import { readIndex } from "./recordingJsonValues.ts";
import type { Track } from "./recordingTrack.ts";
import { UPGRADES, upgradeDocument } from "./recordingVersions.ts";
import { readScenario } from "./scenarioJson.ts";
import { checkKeys, describe, isObject, type JsonObject, pick } from "./scenarioJsonValues.ts";
import { createProblems, type Problems, refuse } from "./scenarioProblems.ts";

const KEYS = [
  "lockscope",
  "scenario",
  "branches",
  "branch",
  "position",
  "notes",
  "breakpoints",
  "view",
];

/**
 * Checks a recording of this or an earlier version. Whether its choices are possible is for the engine to say,
 * which makes them.
 */
export function readRecording(
  json: unknown,
): Reading<{ readonly recording: Recording; readonly view: View }> {
  if (!isObject(json)) return refuse("", `expected a recording, found ${describe(json)}`);
  const version = pick(json, "lockscope");
  const fault = findVersionFault(version);
  if (fault !== null) return refuse("lockscope", fault);
  const document = upgradeDocument(json, Number(version), UPGRADES);
  const scenario = readScenario(pick(document, "scenario"), "scenario");
  if (!scenario.ok) return scenario;
  const branches = readBranches(scenario.value, pick(document, "branches"), "branches");
  if (!branches.ok) return branches;
  const problems = createProblems();
  checkKeys(problems, document, KEYS, "");
  const { tracks } = branches.value;
  const place = readPlace(problems, document, tracks);
  const last = tracks[place.branch];
  const value = {
    recording: {
      scenario: scenario.value,
      branches: branches.value.branches,
      ...place,
      notes: sortNotes(readNotes(problems, pick(document, "notes"), tracks)),
      breakpoints: readBreakpoints(problems, pick(document, "breakpoints")),
    },
    view: last === undefined ? DEFAULT_VIEW : readView(problems, pick(document, "view"), last),
  };
  const all = [...scenario.problems, ...branches.problems, ...problems.list];
  return problems.hasErrors() ? { ok: false, problems: all } : { ok: true, value, problems: all };
}

type Place = Pick<Recording, "branch" | "position">;

function readPlace(problems: Problems, document: JsonObject, tracks: readonly Track[]): Place {
  const branch = readIndex(problems, pick(document, "branch") ?? 0, "branch", {
    max: tracks.length - 1,
    what: "the branches",
  });
  const position = readIndex(problems, pick(document, "position") ?? 0, "position", {
    max: tracks[branch]?.length ?? 0,
    what: "the choices of the branch",
  });
  return { branch, position };
}

function findVersionFault(version: unknown): string | null {
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return `expected the version of the recording, a whole number from 1 to ${RECORDING_VERSION}, found ${describe(version)}`;
  }
  if (version <= RECORDING_VERSION) return null;
  return `the recording is from a later version (${version}); this page reads up to ${RECORDING_VERSION}`;
}

/** The recording as JSON that people can read, with a line break at its end. Equal recordings, equal texts. */
export function writeRecording(recording: Recording, view: View): string {
  return printJson(describeRecording(recording, view));
}
