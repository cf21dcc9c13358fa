// The inspector's way to what would help waiting jobs: one store for each session, made when it is first asked.
import { type StoreApi, useStore } from "zustand";
import { browserTimers } from "../../store/browser.ts";
import { createRemedies, type RemediesState } from "../../store/remedies.ts";
import { spawnExplorer } from "../../worker/exploreClient.ts";
import { useStores } from "../useSession.ts";

// Beside the page's stores, so that its first picture does not have to wait for this one.
const stores = new WeakMap<StoreApi<unknown>, StoreApi<RemediesState>>();

/** Selectors as for `useSession`. */
export function useRemedies<T>(selector: (state: RemediesState) => T): T {
  const { session } = useStores();
  const known = stores.get(session);
  const remedies =
    known ?? createRemedies(session, { spawn: spawnExplorer, timers: browserTimers });
  if (known === undefined) stores.set(session, remedies);
  return useStore(remedies, selector);
}
