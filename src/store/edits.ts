// What can be undone: edits of the scenario, and schedules that are played out.

import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { Selection } from "../formats/document.ts";
import type { Recording } from "../sim/recording.ts";
import type { BranchView, Snapshot } from "../sim/view.ts";
import { countWord, formatNumber } from "../sim/words.ts";
import type { Refusal, Replies } from "../worker/messages.ts";
import type { Address } from "./address.ts";
import { describePlace } from "./announce.ts";
import { loadSource } from "./loading.ts";
import type { Playback } from "./playback.ts";
import type { SessionCore } from "./sessionCore.ts";
import { goAhead, goBack, NOTHING_TO_UNDO, remember, type UndoList } from "./undo.ts";

export interface Edits {
  readonly edit: (scenario: Scenario) => Promise<void>;
  readonly playOut: (choices: readonly Choice[], position: number) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Something else was opened. */
  readonly forget: () => void;
}

/** Edits, or undoings, that follow each other faster make one entry of the browser's history together. */
const SERIES_MS = 2000;

export function createEdits(core: SessionCore, address: Address, playback: Playback): Edits {
  let list: UndoList = NOTHING_TO_UNDO;
  let last: { readonly kind: "edit" | "restore"; readonly at: number } | null = null;

  function keep(changed: UndoList): void {
    list = changed;
    core.set({ canUndo: list.past.length > 0, canRedo: list.future.length > 0 });
  }

  function isInSeries(kind: "edit" | "restore"): boolean {
    return last?.kind === kind && core.ports.timers.now() - last.at < SERIES_MS;
  }

  async function edit(scenario: Scenario): Promise<void> {
    const { get, keeper, ports } = core;
    if (get().snapshot === null) return;
    const isNew = !isInSeries("edit");
    if (isNew) await address.settle();
    const recording = keeper.take(get());
    const reply = await core.ask({ type: "edit", scenario });
    if ("problems" in reply) {
      const { problems } = reply;
      core.set({ refusal: { title: "The scenario could not be changed", problems } });
      return;
    }
    if (isNew) address.leave();
    last = { kind: "edit", at: ports.timers.now() };
    if (recording !== null) keep(remember(list, recording));
    showEdited(core, reply);
    if (isNew) core.performFirst(() => address.enter("push"));
  }

  async function playOut(choices: readonly Choice[], position: number): Promise<boolean> {
    const { get, keeper } = core;
    if (get().snapshot === null) return false;
    const recording = keeper.take(get());
    const size = countChoices(get().branches);
    const reply = await core.ask({ type: "play", choices, position });
    if ("problems" in reply) {
      const { problems } = reply;
      core.set({ refusal: { title: "The schedule could not be opened", problems } });
      return false;
    }
    core.show(reply.update, describePlace, { stop: null });
    const isMore = countChoices(get().branches) > size;
    if (recording !== null && isMore) keep(remember(list, recording));
    return true;
  }

  // An entry of its own, as for an edit: Back returns to what was there before, whatever that was.
  async function restore(
    from: "past" | "future",
    move: (list: UndoList, present: Recording) => UndoList,
  ): Promise<void> {
    const { get, keeper, ports } = core;
    const [wanted, present] = [list[from].at(-1), keeper.take(get())];
    if (wanted === undefined || present === null) return;
    const isNew = !isInSeries("restore");
    if (isNew) await address.settle();
    const { selection, panel, snapshot } = get();
    const view = { selection, panel };
    const loaded = await loadSource(core, { type: "recording", recording: wanted }, { view });
    if (loaded === null) return;
    if ("problems" in loaded) {
      core.set({ refusal: { title: "This cannot be undone", problems: loaded.problems } });
      return;
    }
    if (isNew) address.leave();
    last = { kind: "restore", at: ports.timers.now() };
    keep(move(list, present));
    core.showOpened(loaded);
    const followed = followSelection(selection, snapshot, get().snapshot);
    const word = from === "past" ? "undone" : "redone";
    const announcement = `It is ${word}. ${describePlace(get())}`;
    core.set({ announcement, selection: followed });
    if (isNew) core.performFirst(() => address.enter("push"));
  }

  const perform = <T>(task: () => Promise<T>, otherwise: T): Promise<T> => {
    playback.stop();
    return core.perform(task, otherwise);
  };
  return {
    edit: (scenario) => perform(() => edit(scenario), undefined),
    playOut: (choices, position) => perform(() => playOut(choices, position), false),
    undo: () => void perform(() => restore("past", goBack), undefined),
    redo: () => void perform(() => restore("future", goAhead), undefined),
    forget: () => {
      last = null;
      keep(NOTHING_TO_UNDO);
    },
  };
}

function countChoices(branches: readonly BranchView[]): number {
  return branches.reduce((sum, { at, length }) => sum + length - at, 0);
}

type Edited = Exclude<Replies["edit"], Refusal>;

function showEdited(core: SessionCore, edited: Edited): void {
  const { update, scenario, notes } = edited;
  const { selection, snapshot } = core.get();
  core.show(update, describePlace, { scenario, notes, stop: null });
  // Where steps were made again only the current branch is left.
  if (update.isFresh) {
    core.keeper.begin([]);
    core.set({ selection: followSelection(selection, snapshot, core.get().snapshot) });
  }
  const lost = describeLost(edited);
  if (lost !== null) core.notify("info", `${lost} Undo brings back what is missing.`);
}

function describeLost({ kept, of, dropped }: Edited): string | null {
  const kind =
    kept === 0
      ? "None of the recorded steps is"
      : `${formatNumber(kept)} of ${countWord(of, "step")} are still`;
  const steps = kept < of ? `${kind} possible in the changed scenario.` : null;
  const branches =
    dropped === 0
      ? null
      : `${dropped} other ${dropped === 1 ? "branch was" : "branches were"} left out.`;
  return steps === null && branches === null ? null : [steps, branches].filter(Boolean).join(" ");
}

/** The same job or lock by its name, wherever it is now. */
function followSelection(
  selection: Selection | null,
  before: Snapshot | null,
  after: Snapshot | null,
): Selection | null {
  switch (selection?.type) {
    case "job": {
      const job = findByName(before?.jobs, after?.jobs, selection.job);
      return job === -1 ? null : { type: "job", job };
    }
    case "lock": {
      const lock = findByName(before?.locks, after?.locks, selection.lock);
      return lock === -1 ? null : { type: "lock", lock };
    }
    case "step":
    case undefined:
      return null;
    default:
      return selection satisfies never;
  }
}

type Named = readonly { readonly name: string }[];

function findByName(before: Named = [], after: Named = [], index = 0): number {
  const name = before[index]?.name;
  return name === undefined ? -1 : after.findIndex((part) => part.name === name);
}
