// Opening what comes from outside: the refusal, or the new recording and its place in the history.

import type { View } from "../formats/document.ts";
import { createProblem } from "../formats/problem.ts";
import type { Source } from "../worker/messages.ts";
import type { Address } from "./address.ts";
import { toSentence } from "./announce.ts";
import { loadSource } from "./loading.ts";
import type { SessionCore } from "./sessionCore.ts";
import type { Fallback, OpenOptions, Refused } from "./sessionTypes.ts";

interface OpeningWay {
  /** In place of what the source says. */
  readonly view?: View;
  readonly exampleId: string | null;
  /** An entry of its own in the browser's history, or the present one. */
  readonly entry: "push" | "replace";
  /** Where the page opens something in place of what was refused. */
  readonly keepsRefusal?: boolean;
}

export interface Opener {
  readonly start: (loadFallback: () => Promise<Fallback>) => Promise<void>;
  readonly open: (source: Source, options?: OpenOptions) => Promise<boolean>;
  /** The latest call wins: what an earlier one is still loading is given up. */
  readonly openBy: (source: Source, way: OpeningWay) => Promise<boolean>;
  readonly abandon: () => void;
}

interface Attempt {
  isGivenUp: boolean;
}

/** `onBegin` is called before, `onOpened` after something else was opened. */
export function createOpener(
  core: SessionCore,
  address: Address,
  hooks: { readonly onBegin: () => void; readonly onOpened: () => void },
): Opener {
  let latest: Attempt = { isGivenUp: false };
  let lastOpening: Promise<boolean> = Promise.resolve(false);

  async function attempt(source: Source, way: OpeningWay, own: Attempt): Promise<boolean> {
    const isGivenUp = (): boolean => own.isGivenUp;
    if (isGivenUp()) return false;
    // Something else is a way out when the engine was given up over what is open.
    const wasLost = core.get().isEngineLost;
    if (wasLost) core.set({ isEngineLost: false });
    else if (way.entry === "push") await address.settle();
    const isOpen = await tryOpen(source, way, isGivenUp);
    if (wasLost && !isOpen) core.set({ isEngineLost: true });
    return isOpen;
  }

  async function tryOpen(
    source: Source,
    way: OpeningWay,
    isGivenUp: () => boolean,
  ): Promise<boolean> {
    const { view } = way;
    const loaded = await loadSource(core, source, { isGivenUp, ...(view && { view }) });
    if (loaded === null) return false;
    if ("problems" in loaded) {
      core.set({ refusal: { title: entitle(source), problems: loaded.problems } });
      return false;
    }
    const { exampleId } = way;
    const refusal = way.keepsRefusal === true ? core.get().refusal : null;
    if (way.entry === "push") address.leave();
    const { table: report } = loaded;
    const table = report === undefined || source.type !== "text" ? null : { source, report };
    core.showOpened(loaded, { exampleId, refusal, table, undoes: null, redoes: null });
    hooks.onOpened();
    for (const { message } of loaded.warnings) core.notify("warning", toSentence(message));
    core.performFirst(() => address.enter(way.entry));
    return true;
  }

  async function openBy(source: Source, way: OpeningWay): Promise<boolean> {
    hooks.onBegin();
    latest.isGivenUp = true;
    const own: Attempt = { isGivenUp: false };
    latest = own;
    const before = core.get().snapshot;
    let isSettled = false;
    const isDone = await core.perform(async () => {
      const result = await attempt(source, way, own);
      isSettled = true;
      return result;
    }, false);
    // The engine died or failed of it: it is the source that was not opened, whatever else is told.
    if (!isSettled && core.get().snapshot === before) core.set({ refusal: unreadable(source) });
    return isDone;
  }

  return {
    openBy,
    open: (source, { exampleId, replace = false } = {}) => {
      const isFirst = core.get().phase === "starting";
      const entry = replace || isFirst ? "replace" : "push";
      lastOpening = openBy(source, { exampleId: exampleId ?? null, entry });
      return lastOpening;
    },
    start: async (loadFallback) => {
      const { fragment } = core.ports.address.read();
      const way = { exampleId: null, entry: "replace" } as const;
      if (fragment !== "" && (await openBy({ type: "link", fragment }, way))) return;
      if (core.get().phase === "ready") return;
      const fallback = await loadFallback().catch(() => null);
      // Meanwhile somebody may have chosen a file: the example is not to take its place.
      if (await lastOpening) return;
      if (fallback !== null) {
        await openBy(fallback.source, {
          ...way,
          exampleId: fallback.exampleId,
          keepsRefusal: true,
        });
      } else if (core.get().refusal === null) {
        core.set({ refusal: NO_EXAMPLE });
      }
    },
    abandon: () => {
      latest.isGivenUp = true;
    },
  };
}

const NO_EXAMPLE: Refused = {
  title: "The first example could not be loaded",
  problems: [
    createProblem("the connection to the server failed: open a file, or load the page again"),
  ],
};

function entitle(source: Source): string {
  switch (source.type) {
    case "link":
      return "The link could not be opened";
    case "text":
      return source.name === null
        ? "The text could not be opened"
        : `${source.name} could not be opened`;
    case "recording":
      return "The recording could not be opened";
    default:
      return source satisfies never;
  }
}

function unreadable(source: Source): Refused {
  const message = "the engine stopped or failed while it read this";
  return {
    title: entitle(source),
    problems: [createProblem(message)],
  };
}
