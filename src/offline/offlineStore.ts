// How the page stands with its service worker, for those who show it.
import { createStore } from "zustand/vanilla";

export interface OfflineState {
  /** Whether the page would work without a network. `gone`: the server has this page no more. */
  readonly keeping: "unknown" | "off" | "fetching" | "kept" | "failed" | "gone";
  /** A newer build that waits for a reload, or that another tab has changed over to. */
  readonly update: "none" | "waiting" | "elsewhere";
}

export const offlineStore = createStore<OfflineState>()(() => ({
  keeping: "unknown",
  update: "none",
}));
