// The panel's way to the store of live runs: one for each session, made when the panel is first opened.
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { findIsolation, type Isolation } from "../../offline/isolation.ts";
import { browserTimers } from "../../store/browser.ts";
import { createLive } from "../../store/live.ts";
import type { LiveState, LiveStore } from "../../store/liveTypes.ts";
import { spawnLive } from "../../worker/liveClient.ts";
import { useSettings, useStores } from "../useSession.ts";

// Beside the page's stores, so that its first picture does not have to wait for this one.
const stores = new WeakMap<StoreApi<unknown>, LiveStore>();

/** Selectors as for `useSession`. */
export function useLive<T>(selector: (state: LiveState) => T): T {
  const { session, settings } = useStores();
  const known = stores.get(session);
  const live =
    known ??
    createLive(
      { session, settings },
      {
        spawn: spawnLive,
        canShare: () => findIsolation(settings.getState().isOfflineOn).isIsolated,
        timers: browserTimers,
      },
    );
  if (known === undefined) stores.set(session, live);
  return useStore(live, selector);
}

/** The same object for ever. */
export function useLiveActions(): LiveState["actions"] {
  return useLive((state) => state.actions);
}

/** Whether threads can share memory here, or why not. */
export function useIsolation(): Isolation {
  return findIsolation(useSettings((settings) => settings.isOfflineOn));
}
