// The page's way to its stores: the context that holds them, and the hooks that read them.
import { createContext, use } from "react";
import { type StoreApi, useStore } from "zustand";
import type { SessionState } from "../store/sessionTypes.ts";
import type { SettingsState, SettingsStore } from "../store/settings.ts";

interface Stores {
  readonly session: StoreApi<SessionState>;
  readonly settings: SettingsStore;
}

/** Wraps the page: `<StoresContext value={{ session, settings }}>`. */
export const StoresContext = createContext<Stores | null>(null);

/** The stores themselves, for what reads them at the moment of an event and does not render. */
export function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error("the page is rendered outside of StoresContext");
  return stores;
}

/**
 * A part of what is open. The selector returns a part of the state as it is, or a plain value: a new
 * object or list for each call would render for ever (wrap it in zustand's `useShallow` then).
 */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useStores().session, selector);
}

/** What can be done to what is open. The same object for ever. */
export function useActions(): SessionState["actions"] {
  return useSession((state) => state.actions);
}

/** A part of what is remembered between visits; selectors as for `useSession`. */
export function useSettings<T>(selector: (state: SettingsState) => T): T {
  return useStore(useStores().settings, selector);
}
