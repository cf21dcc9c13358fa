// Reads a source and replays it in portions; what is open stays open until it has succeeded.

import { computeChecksum } from "../formats/checksum.ts";
import { DEFAULT_VIEW, type View } from "../formats/document.ts";
import { readLink } from "../formats/link.ts";
import { createProblem, type Problem, type Reading } from "../formats/problem.ts";
import { readText } from "../formats/source.ts";
import type { TableReport } from "../formats/tableOpening.ts";
import { History, type Load } from "../sim/history.ts";
import type { Recording } from "../sim/recording.ts";
import { formatNumber } from "../sim/words.ts";
import type { Loading, Refusal, Source } from "./messages.ts";
import { refuse } from "./refusal.ts";

/** Choices that are replayed at a time: well under a second with the largest worlds. */
const PORTION = 2_000;

interface Document {
  readonly recording: Recording;
  readonly view: View;
  /** Of what was to be seen at the position, where the source says so. */
  readonly checksum?: number | null;
  readonly table?: TableReport;
}

export interface Loaded {
  readonly history: History;
  readonly recording: Recording;
  readonly view: View;
  readonly table?: TableReport;
  readonly warnings: readonly Problem[];
}

export class Loader {
  readonly #document: Document;
  readonly #warnings: Problem[];
  readonly #load: Load;
  /** How many choices there are to replay, and how many have been. */
  readonly of: number;
  done = 0;

  private constructor(document: Document, warnings: readonly Problem[]) {
    this.#document = document;
    this.#warnings = [...warnings];
    const { branches } = document.recording;
    this.of = branches.reduce((sum, branch) => sum + branch.choices.length, 0);
    this.#load = History.load(document.recording, PORTION);
  }

  /** Reads and checks a source. `view`, where given, goes before that of the source. */
  static async begin(source: Source, view: View | null): Promise<Loader | Refusal> {
    const reading = await readSource(source);
    if (!reading.ok) return { problems: reading.problems };
    const document = view === null ? reading.value : { ...reading.value, view };
    return new Loader(document, reading.problems);
  }

  /** Replays a portion. */
  next(): Loaded | Refusal | Extract<Loading, { readonly opened: null }> {
    const { done, value } = this.#load.next();
    if (!done) {
      this.done = value;
      return { done: value, of: this.of, opened: null };
    }
    if (!(value instanceof History)) {
      const { branch, position, message } = value;
      const where = branch === 0 ? "" : ` of branch ${branch + 1}`;
      return refuse(`choice ${formatNumber(position + 1)}${where} is not possible: ${message}`);
    }
    this.done = this.of;
    return this.#finish(value);
  }

  #finish(history: History): Loaded {
    const { recording, view, checksum = null, table } = this.#document;
    const isOther = checksum !== null && checksum !== computeChecksum(history.world);
    const warnings = isOther ? [...this.#warnings, OTHER] : this.#warnings;
    const loaded = { history, recording, view: fitView(history, view), warnings };
    return table === undefined ? loaded : { ...loaded, table };
  }
}

const OTHER = createProblem(
  "what is to be seen here differs from what the link's author saw: it was made by a version with other rules, or changed by hand",
  "warning",
);

async function readSource(source: Source): Promise<Reading<Document>> {
  switch (source.type) {
    case "recording":
      return { ok: true, value: { recording: source.recording, view: DEFAULT_VIEW }, problems: [] };
    case "text":
      return readText(source.text, source.table);
    case "link":
      return readLink(source.fragment);
    default:
      return source satisfies never;
  }
}

// A selection of something that is not there would select nothing, or something else later on.
function fitView(history: History, view: View): View {
  const { selection } = view;
  if (selection === null) return view;
  const { world } = history;
  const isThere =
    (selection.type === "job" && selection.job < world.jobs.length) ||
    (selection.type === "lock" && selection.lock < world.locks.length) ||
    (selection.type === "step" && selection.position <= history.length);
  return isThere ? view : { ...view, selection: null };
}
