// The notes that are to be seen on the branch shown, by position.
import { useMemo } from "react";
import type { Note } from "../../sim/recording.ts";
import { useSession } from "../useSession.ts";
import { listVisibleNotes } from "./visibleNotes.ts";

export function useNotes(): ReadonlyMap<number, Note> {
  const notes = useSession((state) => state.notes);
  const branches = useSession((state) => state.branches);
  const branch = useSession((state) => state.branch);
  return useMemo(() => listVisibleNotes(notes, branches, branch), [notes, branches, branch]);
}
