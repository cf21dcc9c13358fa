// The session: what is open on the page, and all that can be done to it. Composed of its parts here.
import { createStore, type StoreApi } from "zustand/vanilla";
import { DEFAULT_VIEW } from "../formats/document.ts";
import { type Address, createAddress, type Destination } from "./address.ts";
import { createEdits } from "./edits.ts";
import { nameFile, writeFile } from "./files.ts";
import { createLiveSeat } from "./liveSeat.ts";
import { createMarks } from "./marks.ts";
import { createMoves } from "./moves.ts";
import { createOpener } from "./opening.ts";
import { createPlayback } from "./playback.ts";
import type { SessionPorts } from "./ports.ts";
import { createRecovery } from "./recovery.ts";
import { createSessionCore, type SessionCore } from "./sessionCore.ts";
import type {
  SavedFile,
  SaveFormat,
  Session,
  SessionActions,
  SessionState,
} from "./sessionTypes.ts";
import { NOTHING_SHOWN } from "./updates.ts";

/** A session with nothing open yet: call `actions.start`. */
export function createSession(ports: SessionPorts): Session {
  let destroy = () => {};
  const store = createStore<SessionState>()((_set, _get, api) => {
    const parts = compose(createSessionCore(api, ports), api);
    destroy = parts.destroy;
    return { ...INITIAL, isEmbedded: ports.isEmbedded, actions: parts.actions };
  });
  return Object.assign(store, { destroy });
}

/** Nothing is open yet. */
export const INITIAL: Omit<SessionState, "isEmbedded" | "actions"> = {
  ...NOTHING_SHOWN,
  ...DEFAULT_VIEW,
  phase: "starting",
  loading: null,
  scenario: null,
  exampleId: null,
  notes: [],
  breakpoints: [],
  playing: false,
  running: null,
  live: null,
  stop: null,
  announcement: "",
  notices: [],
  refusal: null,
  table: null,
  link: null,
  undoes: null,
  redoes: null,
  isEngineLost: false,
};

interface Parts {
  readonly actions: SessionActions;
  readonly destroy: () => void;
}

function compose(core: SessionCore, store: StoreApi<SessionState>): Parts {
  const recovery = createRecovery(core);
  const playback = createPlayback(core);
  const address = createAddress(core);
  const edits = createEdits(core, address, playback);
  const opener = createOpener(core, address, {
    onBegin: playback.stop,
    onOpened: () => {
      recovery.forgive();
      edits.forget();
    },
  });
  const live = createLiveSeat(core, edits.remember);
  const endFollowing = address.follow(
    store,
    live.stopFirst(({ source, ...way }: Destination) =>
      opener.openBy(source, { ...way, entry: "replace" }),
    ),
  );
  const { start, open, abandon } = opener;
  const { edit, replace, playOut, undo, redo } = edits;
  const { play, runUntil, stop: pause } = playback;
  const actions = live.guard({
    start,
    open,
    abandon,
    edit,
    replace,
    playOut,
    undo,
    redo,
    play,
    pause,
    runUntil,
    ...createMoves(core, playback),
    ...createMarks(core),
    ...createCopies(core, address),
    select: (selection) => core.set({ selection }),
    setPanel: (panel) => core.set({ panel }),
    save: (format) => save(core, format),
    retry: recovery.retry,
    notify: core.notify,
    dismiss: (notice) =>
      core.set({ notices: core.get().notices.filter(({ id }) => id !== notice) }),
    dismissRefusal: () => core.set({ refusal: null }),
    reopenTable: async (options) => {
      const { table } = core.get();
      return table !== null && (await open({ ...table.source, table: options }, { replace: true }));
    },
    dismissTable: () => core.set({ table: null }),
  });
  return {
    actions,
    destroy: () => {
      playback.stop();
      endFollowing();
      core.destroy();
    },
  };
}

function createCopies(
  core: SessionCore,
  address: Address,
): Pick<SessionActions, "settle" | "copyLink" | "copyText"> {
  const copyText = async (text: string): Promise<boolean> => {
    const isCopied = await core.ports.clipboard.write(text).catch(() => false);
    if (!isCopied) core.notify("warning", NOT_COPIED);
    return isCopied;
  };
  return {
    copyText,
    settle: () => core.perform(async () => (await address.settle()) && address.holds(), false),
    copyLink: async () => {
      const link = await core.perform(async () => {
        return (await address.settle()) ? core.get().link : null;
      }, null);
      return link !== null && (await copyText(link.url));
    },
  };
}

const NOT_COPIED = "The browser did not allow copying. Select the text and copy it yourself.";

async function save(core: SessionCore, format: SaveFormat): Promise<SavedFile | null> {
  const text = await core.perform(async () => {
    const { selection, panel, isEngineLost, snapshot } = core.get();
    const view = { selection, panel };
    if (snapshot === null) return null;
    if (!isEngineLost) return (await core.ask({ type: "save", format, view })).text;
    const recording = core.keeper.take(core.get());
    return recording === null ? null : await writeFile(format, recording, view);
  }, null);
  return text === null ? null : { name: nameFile(core.get().scenario?.title, format), text };
}
