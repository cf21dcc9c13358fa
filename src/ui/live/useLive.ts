// The panel's way to the store of live runs: one for each session, made when the panel is first opened.
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { browserTimers } from "../../store/browser.ts";
import { createLive } from "../../store/live.ts";
import { canShareMemory } from "../../store/liveManner.ts";
import type { LiveState, LiveStore } from "../../store/liveTypes.ts";
import { spawnLive } from "../../worker/liveClient.ts";
import { useStores } from "../useSession.ts";

// Beside the page's stores, so that its first picture does not have to wait for this one.
const stores = new WeakMap<StoreApi<unknown>, LiveStore>();

const PORTS = { spawn: spawnLive, canShare: canShareMemory, timers: browserTimers };

/** Selectors as for `useSession`. */
export function useLive<T>(selector: (state: LiveState) => T): T {
  const { session, settings } = useStores();
  const known = stores.get(session);
  const live = known ?? createLive({ session, settings }, PORTS);
  if (known === undefined) stores.set(session, live);
  return useStore(live, selector);
}

/** The same object for ever. */
export function useLiveActions(): LiveState["actions"] {
  return useLive((state) => state.actions);
}
