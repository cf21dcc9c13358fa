// What all parts of the session share: the state, the queue of tasks, and the way to the engine.
import type { StoreApi } from "zustand/vanilla";
import { DEFAULT_VIEW } from "../formats/document.ts";
import { EngineFailure, EngineLost } from "../worker/client.ts";
import type { Opened, Replies, Request, Update } from "../worker/messages.ts";
import { describeOpened, makeDifferent } from "./announce.ts";
import type { SessionPorts } from "./ports.ts";
import { createRecordingKeeper, type RecordingKeeper } from "./recordingKeeper.ts";
import type { SessionState, Shown, Tone } from "./sessionTypes.ts";
import { createTaskQueue, type Task } from "./taskQueue.ts";
import { applyUpdate, NOTHING_SHOWN, OutOfStep } from "./updates.ts";

type Changes = Partial<SessionState>;

interface TroubleHandler {
  readonly lost: (reason: string) => void;
  readonly outOfStep: () => void;
}

export interface SessionCore {
  readonly ports: SessionPorts;
  readonly keeper: RecordingKeeper;
  /** Counts the tasks that were ever asked for. */
  readonly turn: number;
  readonly get: () => SessionState;
  readonly set: (changes: Changes) => void;
  /** To be used in tasks alone. */
  readonly ask: <R extends Request>(request: R) => Promise<Replies[R["type"]]>;
  /** Does a task after those before it. It never rejects: troubles are told, and give `otherwise`. */
  readonly perform: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>;
  /** Does a task before all that wait. */
  readonly performFirst: (task: () => Promise<void>) => void;
  /** Shows an update and says of what is shown then what `say` makes of it. */
  readonly show: (update: Update, say: (shown: Shown) => string, changes?: Changes) => void;
  /** Shows what was opened in place of anything before. */
  readonly showOpened: (opened: Opened, changes?: Changes) => void;
  readonly notify: (tone: Tone, text: string) => void;
  /** Who deals with the engine's death and with an engine that shows something else than the page. */
  readonly onTrouble: (handler: TroubleHandler) => void;
  readonly destroy: () => void;
}

const NOTICES_MAX = 6;

/** The engine was given up, see `isEngineLost`. */
class EngineStopped extends Error {
  override readonly name = "EngineStopped";
}

export function createSessionCore(store: StoreApi<SessionState>, ports: SessionPorts): SessionCore {
  const queue = createTaskQueue();
  const keeper = createRecordingKeeper();
  let trouble: TroubleHandler = { lost: () => {}, outOfStep: () => {} };
  const client = ports.connect((reason) => trouble.lost(reason));
  let turn = 0;
  let lastNotice = 0;
  const { getState: get } = store;
  const set = (changes: Changes): void => store.setState(changes);

  function notify(tone: Tone, text: string): void {
    lastNotice += 1;
    const others = get().notices.filter((notice) => notice.text !== text);
    set({ notices: [...others, { id: lastNotice, tone, text }].slice(-NOTICES_MAX) });
  }

  function report(error: unknown): void {
    // Its death is told by who replaces it.
    if (error instanceof EngineLost) return;
    if (error instanceof OutOfStep) trouble.outOfStep();
    else if (error instanceof EngineStopped)
      notify("warning", "The engine is stopped. Start it again to go on.");
    else if (error instanceof EngineFailure) notify("error", `The engine failed: ${error.message}`);
    else notify("error", `Something went wrong: ${String(error)}`);
  }

  function guard<T>(task: () => Promise<T>, settle: (value: T) => void, otherwise: T): Task {
    return async () => {
      try {
        settle(await task());
      } catch (error) {
        report(error);
        settle(otherwise);
      }
    };
  }

  return {
    ports,
    keeper,
    get turn() {
      return turn;
    },
    get,
    set,
    ask: async (request) => {
      if (get().isEngineLost) throw new EngineStopped();
      return await client.send(request);
    },
    perform: (task, otherwise) =>
      new Promise((resolve) => {
        turn += 1;
        queue.add(guard(task, resolve, otherwise));
      }),
    performFirst: (task) => queue.addFirst(guard(task, () => {}, undefined)),
    show: (update, say, changes = {}) => {
      const before = get();
      const shown = applyUpdate(before, update);
      keeper.follow(before, shown);
      set({
        ...shown,
        announcement: makeDifferent(say(shown), before.announcement),
        ...changes,
      });
    },
    showOpened: ({ update, recording, view }, changes = {}) => {
      const shown = applyUpdate(NOTHING_SHOWN, update);
      keeper.begin(recording.branches);
      const { scenario, notes, breakpoints } = recording;
      const announcement = describeOpened(scenario.title, shown);
      const { panel: before, phase } = get();
      // A panel that somebody went to while the page was still opening stays.
      const isChosen = phase === "starting" && before !== DEFAULT_VIEW.panel;
      const { selection } = view;
      const panel = isChosen ? before : view.panel;
      set({
        ...shown,
        phase: "ready",
        scenario,
        notes,
        breakpoints,
        panel,
        selection,
        announcement,
        stop: null,
        ...changes,
      });
    },
    notify,
    onTrouble: (handler) => {
      trouble = handler;
    },
    destroy: () => client.destroy(),
  };
}
