// The session in a real browser: its ports, made of window, history, storage, clipboard and worker.
import { createClient, type Timers } from "../worker/client.ts";
import { spawnEngine } from "../worker/spawn.ts";
import type { AddressPort, ClipboardPort } from "./ports.ts";
import { createSession } from "./session.ts";
import type { Session } from "./sessionTypes.ts";
import { createSettings, type SettingsStore, type StoragePort } from "./settings.ts";

const EMBED = "embed";

export function createBrowserSettings(): SettingsStore {
  return createSettings(findStorage());
}

/** The engine's worker starts at once. `?embed=1` makes the page embedded. */
export function createBrowserSession(settings: SettingsStore): Session {
  return createSession({
    connect: (onLost) => createClient({ spawn: spawnEngine, timers: browserTimers, onLost }),
    settings,
    clipboard: browserClipboard,
    address: browserAddress,
    timers: browserTimers,
    isEmbedded: new URLSearchParams(location.search).get(EMBED) === "1",
  });
}

/** The whole address of this page with a fragment, for others to open. */
export function urlOf(fragment: string): string {
  const url = new URL(location.href);
  // Who gets the link wants the whole page, not the frame that it was copied from.
  url.searchParams.delete(EMBED);
  url.hash = fragment;
  return url.href;
}

export const browserTimers: Timers = {
  // Since 1970, as the history's entries need it, and never backwards.
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Reading `localStorage` throws where storage is forbidden. */
function findStorage(): StoragePort | null {
  try {
    const { localStorage } = window;
    return {
      read: (key) => localStorage.getItem(key),
      write: (key, text) => localStorage.setItem(key, text),
    };
  } catch {
    return null;
  }
}

const ENTRY = "lockscopeEntry";

const browserAddress: AddressPort = {
  read: () => ({ fragment: location.hash.slice(1), entry: readEntry(history.state) }),
  replace: (fragment, entry) => history.replaceState({ [ENTRY]: entry }, "", addressOf(fragment)),
  push: (fragment, entry) => history.pushState({ [ENTRY]: entry }, "", addressOf(fragment)),
  urlOf,
  listen: (onMove) => {
    window.addEventListener("popstate", onMove);
    window.addEventListener("hashchange", onMove);
    return () => {
      window.removeEventListener("popstate", onMove);
      window.removeEventListener("hashchange", onMove);
    };
  },
};

function addressOf(fragment: string): string {
  const { pathname, search } = location;
  return fragment === "" ? `${pathname}${search}` : `#${fragment}`;
}

function readEntry(state: unknown): number | null {
  if (typeof state !== "object" || state === null || !(ENTRY in state)) return null;
  const entry = state[ENTRY];
  return typeof entry === "number" ? entry : null;
}

const browserClipboard: ClipboardPort = {
  write: async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Absent where the page is not from a secure address, or forbidden in a frame.
      return copyBySelection(text);
    }
  },
};

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.style.cssText = "position: fixed; top: 0; opacity: 0;";
  // Outside of an open modal dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.focus({ preventScroll: true });
  field.select();
  let isCopied = false;
  try {
    isCopied = document.execCommand("copy");
  } catch {
    isCopied = false;
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
