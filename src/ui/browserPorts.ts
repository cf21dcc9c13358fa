// The browser as the session needs it: address bar, clipboard, storage, time, and the engine's worker.
import type { AddressPort, ClipboardPort, StoragePort } from "../store/ports.ts";
import { type Client, createClient, type Timers } from "../worker/client.ts";
import { spawnEngine } from "../worker/spawn.ts";

/** What the page keeps for the next visit. May throw where the browser forbids it. */
export const browserStorage: StoragePort = {
  read: (key) => window.localStorage.getItem(key),
  write: (key, text) => window.localStorage.setItem(key, text),
};

export const browserClipboard: ClipboardPort = {
  write: async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
};

export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The entry's number is kept in the browser's own state of the history. */
export const browserAddress: AddressPort = {
  read: () => ({ fragment: window.location.hash.slice(1), entry: readEntry(window.history.state) }),
  replace: (fragment, entry) => window.history.replaceState({ entry }, "", describeHash(fragment)),
  push: (fragment, entry) => window.history.pushState({ entry }, "", describeHash(fragment)),
  urlOf: (fragment) => `${window.location.origin}${window.location.pathname}#${fragment}`,
  listen: (onMove) => {
    window.addEventListener("popstate", onMove);
    window.addEventListener("hashchange", onMove);
    return () => {
      window.removeEventListener("popstate", onMove);
      window.removeEventListener("hashchange", onMove);
    };
  },
};

export function connectEngine(onLost: (reason: string) => void): Client {
  return createClient({ spawn: spawnEngine, timers: browserTimers, onLost });
}

/** Whether the page is shown in a frame of another page: `?embed=1`. */
export function isEmbedded(): boolean {
  return new URLSearchParams(window.location.search).get("embed") === "1";
}

// An empty fragment keeps path and search alone, so that no lone # is left.
function describeHash(fragment: string): string {
  const { pathname, search } = window.location;
  return fragment === "" ? `${pathname}${search}` : `#${fragment}`;
}

function readEntry(state: unknown): number | null {
  if (typeof state !== "object" || state === null || !("entry" in state)) return null;
  return typeof state.entry === "number" ? state.entry : null;
}
