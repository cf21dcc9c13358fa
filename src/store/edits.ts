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
  readonly edit: (scenario: Scenario) => Promise<boolean>;
  readonly replace: (recording: Recording) => Promise<boolean>;
  readonly playOut: (choices: readonly Choice[], position: number) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Something was done to a recording that undo brings back. */
  readonly remember: (before: Recording, what: string) => void;
  /** Something else was opened. */
  readonly forget: () => void;
}

/** Edits, or undoings, that follow each other faster make one entry of the browser's history together. */
const SERIES_MS = 2000;

type Kind = "edit" | "replace" | "restore";

export function createEdits(core: SessionCore, address: Address, playback: Playback): Edits {
  let list: UndoList = NOTHING_TO_UNDO;
  const entries = createEntries(core, address);

  function keep(changed: UndoList): void {
    list = changed;
    const { past, future } = list;
    core.set({
      undoes: past.at(-1)?.what ?? null,
      redoes: future.at(-1)?.what ?? null,
    });
  }

  async function edit(scenario: Scenario): Promise<boolean> {
    const { get, keeper } = core;
    if (get().snapshot === null) return false;
    const { leave, enter } = await entries.begin("edit");
    const recording = keeper.take(get());
    const reply = await core.ask({ type: "edit", scenario });
    if ("problems" in reply) {
      const { problems } = reply;
      core.set({ refusal: { title: "The scenario could not be changed", problems } });
      return false;
    }
    leave();
    if (recording !== null) keep(remember(list, recording, "the edit of the scenario"));
    showEdited(core, reply);
    enter();
    return true;
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
    if (recording !== null && isMore) keep(remember(list, recording, "opening the schedule"));
    return true;
  }

  function replace(recording: Recording): Promise<boolean> {
    return takeOver(core, entries, recording, {
      kind: "replace",
      title: "The scenario could not be opened",
      onTaken: (present) => keep(remember(list, present, "opening another scenario")),
    });
  }

  async function restore(
    from: "past" | "future",
    move: (list: UndoList, present: Recording) => UndoList,
  ): Promise<void> {
    const wanted = list[from].at(-1)?.recording;
    if (wanted === undefined) return;
    const isDone = await takeOver(core, entries, wanted, {
      kind: "restore",
      title: "This cannot be undone",
      onTaken: (present) => keep(move(list, present)),
    });
    if (!isDone) return;
    const word = from === "past" ? "undone" : "redone";
    core.set({ announcement: `It is ${word}. ${describePlace(core.get())}` });
  }

  const perform = <T>(task: () => Promise<T>, otherwise: T): Promise<T> => {
    playback.stop();
    return core.perform(task, otherwise);
  };
  return {
    edit: (scenario) => perform(() => edit(scenario), false),
    replace: (recording) => perform(() => replace(recording), false),
    playOut: (choices, position) => perform(() => playOut(choices, position), false),
    undo: () => void perform(() => restore("past", goBack), undefined),
    redo: () => void perform(() => restore("future", goAhead), undefined),
    remember: (before, what) => keep(remember(list, before, what)),
    forget: () => {
      entries.forget();
      keep(NOTHING_TO_UNDO);
    },
  };
}

interface TakingOver {
  readonly kind: Kind;
  /** Of the refusal. */
  readonly title: string;
  /** What was open, when it gives way. */
  readonly onTaken: (present: Recording) => void;
}

// An entry of its own, as for an edit: Back returns to what was there before, whatever that was.
async function takeOver(
  core: SessionCore,
  entries: ReturnType<typeof createEntries>,
  wanted: Recording,
  { kind, title, onTaken }: TakingOver,
): Promise<boolean> {
  const { get, keeper } = core;
  const present = keeper.take(get());
  if (present === null) return false;
  const { leave, enter } = await entries.begin(kind);
  const { selection, panel, snapshot } = get();
  const view = { selection, panel };
  const loaded = await loadSource(core, { type: "recording", recording: wanted }, { view });
  if (loaded === null) return false;
  if ("problems" in loaded) {
    core.set({ refusal: { title, problems: loaded.problems } });
    return false;
  }
  leave();
  onTaken(present);
  core.showOpened(loaded);
  core.set({ selection: followSelection(selection, snapshot, get().snapshot) });
  enter();
  return true;
}

// The entries of the browser's history that changes make: one for each, or for a series of them.
function createEntries(core: SessionCore, address: Address) {
  let last: { readonly kind: Kind; readonly at: number } | null = null;
  const { timers } = core.ports;
  return {
    /** Before a change. @returns what is to be done before, and after, it is shown. */
    begin: async (kind: Kind) => {
      const isNew = last?.kind !== kind || timers.now() - last.at >= SERIES_MS;
      if (isNew) await address.settle();
      return {
        leave: () => {
          if (isNew) address.leave();
          last = { kind, at: timers.now() };
        },
        enter: () => {
          if (isNew) core.performFirst(() => address.enter("push"));
        },
      };
    },
    forget: () => {
      last = null;
    },
  };
}

/** Of all branches together. */
export function countChoices(branches: readonly BranchView[]): number {
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
