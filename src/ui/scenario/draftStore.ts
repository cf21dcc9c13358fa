// Keeps the draft of each session's scenario, whichever panel is shown.
import { useCallback } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { SessionActions } from "../../store/sessionTypes.ts";
import { useActions } from "../useSession.ts";
import { EMPTY_DRAFT, hasChanges, type ScenarioDraft } from "./scenarioDraft.ts";

// By the session's actions, which are the same object for as long as the session lives.
const drafts = new WeakMap<SessionActions, StoreApi<ScenarioDraft>>();

function findStore(actions: SessionActions): StoreApi<ScenarioDraft> {
  const known = drafts.get(actions);
  if (known !== undefined) return known;
  const store = createStore<ScenarioDraft>()(() => EMPTY_DRAFT);
  drafts.set(actions, store);
  return store;
}

/** The draft, and what replaces it by a function of the one before. */
export function useScenarioDraft(): readonly [
  ScenarioDraft,
  (change: (draft: ScenarioDraft) => ScenarioDraft) => void,
] {
  const store = findStore(useActions());
  const change = useCallback(
    (next: (draft: ScenarioDraft) => ScenarioDraft) => store.setState(next, true),
    [store],
  );
  return [useStore(store), change];
}

/** Whether the scenario's text or forms hold changes that were not applied. */
export function useHasDraft(): boolean {
  return useStore(findStore(useActions()), hasChanges);
}
