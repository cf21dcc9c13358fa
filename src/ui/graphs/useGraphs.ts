// The panel's way to the store of graphs: one for each session, made when the panel is first opened.
import type { StoreApi } from "zustand";
import { useStore } from "zustand";
import { createGraphs } from "../../store/graphs.ts";
import type { GraphsState, GraphsStore } from "../../store/graphsTypes.ts";
import { spawnExplorer } from "../../worker/exploreClient.ts";
import { useStores } from "../useSession.ts";

// Beside the page's stores, so that its first picture does not have to wait for this one.
const stores = new WeakMap<StoreApi<unknown>, GraphsStore>();

/** Selectors as for `useSession`. */
export function useGraphs<T>(selector: (state: GraphsState) => T): T {
  const { session, settings } = useStores();
  const known = stores.get(session);
  const graphs = known ?? createGraphs({ session, settings }, { spawn: spawnExplorer });
  if (known === undefined) stores.set(session, graphs);
  return useStore(graphs, selector);
}

/** The same object for ever. */
export function useGraphsActions(): GraphsState["actions"] {
  return useGraphs((state) => state.actions);
}
