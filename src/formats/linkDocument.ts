// A whole link, version 1: scenario, branches of choices, what is shown of them, notes, breakpoints, checksum.
import type { Breakpoint, Note } from "../sim/recording.ts";
import type { Panel } from "./document.ts";
import { LIMITS } from "./limits.ts";
import { type ChoicesCodec, createChoicesCodec } from "./linkChoices.ts";
import { type Codec, count, list, number, oneOf, optional, word32 } from "./linkCodec.ts";
import { type Sink, type Source, Unreadable } from "./linkPort.ts";
import { createScenarioCodec } from "./linkScenario.ts";
import { text } from "./linkText.ts";
import type {
  BranchDocument,
  RecordingDocument,
  SelectionDocument,
  ViewDocument,
} from "./recordingDocument.ts";
import { startTrack, type Track } from "./recordingTrack.ts";

/** What a link holds. */
export interface LinkContent {
  readonly document: RecordingDocument;
  /** Of what is to be seen at the position: `computeChecksum`. */
  readonly checksum: number;
}

const SELECTIONS = ["none", "job", "lock", "step"] as const;
const PANELS = [
  "inspector",
  "monitor",
  "scenario",
  "log",
  "ask",
  "graphs",
  "live",
] as const satisfies readonly Panel[];
/** Before the operation's word stands `off` where the breakpoint is switched off. */
const WORDS = ["acquire", "release", "downgrade", "delete", "add", "remove", "work", "off"];

/** A codec for one link. */
export function createLinkCodec(): Codec<LinkContent> {
  const scenarios = createScenarioCodec();
  const branches = createBranchesCodec();
  const places = createPlaceCodec();
  const views = createViewCodec();
  const notes = list(createNoteCodec(), count(LIMITS.notes, "notes"));
  const breakpoints = list(createBreakpointCodec(), count(LIMITS.breakpoints, "breakpoints"));
  const checksums = word32();
  return {
    put(sink, { document, checksum }) {
      const { scenario } = document;
      scenarios.put(sink, scenario);
      const tracks = [startTrack(Object.keys(scenario.jobs))];
      const choices = createChoicesCodec(scenarios, scenario.kind);
      branches(choices, tracks).put(sink, document.branches);
      places(tracks).put(sink, document);
      views(tracks[document.branch]).put(sink, document.view);
      notes.put(sink, document.notes);
      breakpoints.put(sink, document.breakpoints);
      checksums.put(sink, checksum);
    },
    take(source) {
      const scenario = scenarios.take(source);
      const tracks = [startTrack(Object.keys(scenario.jobs))];
      const choices = createChoicesCodec(scenarios, scenario.kind);
      const all = branches(choices, tracks).take(source);
      const place = places(tracks).take(source);
      const document: RecordingDocument = {
        lockscope: 1,
        scenario,
        branches: all,
        ...place,
        view: views(tracks[place.branch]).take(source),
        notes: notes.take(source),
        breakpoints: breakpoints.take(source),
      };
      return { document, checksum: checksums.take(source) };
    },
  };
}

type BranchesCodec = (choices: ChoicesCodec, tracks: Track[]) => Codec<readonly BranchDocument[]>;

/** Branches; their tracks are put beside that of the first one. */
function createBranchesCodec(): BranchesCodec {
  const size = count(LIMITS.branches - 1, "branches beside the first");
  const back = number();
  const at = number();
  const fork = (tracks: Track[], parent: number, position: number): Track => {
    const track = tracks[parent]?.fork(position);
    if (track === undefined) throw new Unreadable("damaged", "a branch leaves one there is not");
    tracks.push(track);
    return track;
  };
  return (choices, tracks) => {
    const [first] = tracks;
    const root = first === undefined ? [] : [choices(first)];
    return {
      put(sink, branches) {
        size.put(sink, branches.length - 1);
        root.forEach((codec, index) => {
          codec.put(sink, branches[index]?.choices ?? []);
        });
        for (const { parent = 0, at: position = 0, choices: own } of branches.slice(1)) {
          back.put(sink, tracks.length - 1 - parent);
          at.put(sink, position);
          choices(fork(tracks, parent, position)).put(sink, own);
        }
      },
      take(source) {
        const others = size.take(source);
        const all: BranchDocument[] = root.map((codec) => ({ choices: codec.take(source) }));
        while (all.length <= others) {
          const parent = tracks.length - 1 - back.take(source);
          const position = at.take(source);
          const own = choices(fork(tracks, parent, position)).take(source);
          all.push({ parent, at: position, choices: own });
        }
        return all;
      },
    };
  };
}

type Place = Pick<RecordingDocument, "branch" | "position">;

/** What is shown, counted from the end, where it mostly is. */
function createPlaceCodec(): (tracks: readonly Track[]) => Codec<Place> {
  const branches = number();
  const positions = number();
  return (tracks) => {
    const lengthOf = (branch: number): number => tracks[branch]?.length ?? 0;
    return {
      put(sink, { branch, position }) {
        branches.put(sink, tracks.length - 1 - branch);
        positions.put(sink, lengthOf(branch) - position);
      },
      take(source) {
        const branch = tracks.length - 1 - branches.take(source);
        return { branch, position: lengthOf(branch) - positions.take(source) };
      },
    };
  };
}

function createViewCodec(): (track: Track | undefined) => Codec<ViewDocument> {
  const selections = oneOf(SELECTIONS, 2);
  const indices = number();
  const panels = oneOf(PANELS, 3);
  return (track) => ({
    put(sink: Sink, { selection, panel }: ViewDocument) {
      const [type, index] = describeSelection(selection, track);
      selections.put(sink, type);
      if (type !== "none") indices.put(sink, index);
      panels.put(sink, panel);
    },
    take(source: Source) {
      const type = selections.take(source);
      const index = type === "none" ? 0 : indices.take(source);
      const selection = createSelection(type, index, track);
      return { selection, panel: panels.take(source) };
    },
  });
}

type SelectionType = (typeof SELECTIONS)[number];

function describeSelection(
  selection: SelectionDocument | null,
  track: Track | undefined,
): readonly [SelectionType, number] {
  if (selection === null) return ["none", 0];
  if ("job" in selection) return ["job", track?.indexOf(selection.job) ?? 0];
  return "lock" in selection ? ["lock", selection.lock] : ["step", selection.step];
}

function createSelection(
  type: SelectionType,
  index: number,
  track: Track | undefined,
): SelectionDocument | null {
  switch (type) {
    case "none":
      return null;
    case "job": {
      const job = track?.names[index];
      if (job === undefined) throw new Unreadable("damaged", "it selects a job that there is not");
      return { job };
    }
    case "lock":
      return { lock: index };
    case "step":
      return { step: index };
    default:
      return type satisfies never;
  }
}

function createNoteCodec(): Codec<Note> {
  const branches = number();
  const positions = number();
  const texts = text(LIMITS.noteLength);
  return {
    put(sink, note) {
      branches.put(sink, note.branch);
      positions.put(sink, note.position);
      texts.put(sink, note.text);
    },
    take: (source) => ({
      branch: branches.take(source),
      position: positions.take(source),
      text: texts.take(source),
    }),
  };
}

function createBreakpointCodec(): Codec<Breakpoint> {
  const names = text(LIMITS.nameLength * 2 + 1);
  const jobs = optional(names);
  const locks = optional(names);
  const words = optional(oneOf(WORDS, 3));
  return {
    put(sink, { job, lock, op, off }) {
      jobs.put(sink, job);
      locks.put(sink, lock);
      if (off === true) words.put(sink, "off");
      words.put(sink, op);
    },
    take(source) {
      const job = jobs.take(source);
      const lock = locks.take(source);
      const word = words.take(source);
      const isOff = word === "off";
      const op = isOff ? words.take(source) : word;
      return {
        ...(job === undefined ? {} : { job }),
        ...(lock === undefined ? {} : { lock }),
        ...(op === undefined ? {} : { op }),
        ...(isOff ? { off: true } : {}),
      };
    },
  };
}
