// What people put on a recording: notes and breakpoints.
import { LIMITS } from "../formats/limits.ts";
import { findTextFault } from "../formats/scenarioNames.ts";
import type { SessionCore } from "./sessionCore.ts";
import type { SessionActions } from "./sessionTypes.ts";

type Marks = Pick<SessionActions, "annotate" | "setBreakpoints">;

/** Both are seen at once; the engine, which needs them for links and runs, hears of them in its turn. */
export function createMarks(core: SessionCore): Marks {
  return {
    annotate: (position, text) => {
      const { notes: all, branch, length } = core.get();
      if (position < 0 || position > length) return;
      const others = all.filter((note) => note.branch !== branch || note.position !== position);
      // What is cut off in the middle of a character would be no text any more.
      const cut = (text ?? "").trim().slice(0, LIMITS.noteLength);
      const kept = cut.replace(/[\ud800-\udbff]$/, "");
      const fault = findTextFault(kept, LIMITS.noteLength);
      if (fault !== null) {
        core.notify("warning", `The note was not kept: ${fault}.`);
        return;
      }
      if (kept !== "" && others.length >= LIMITS.notes) {
        core.notify("warning", `A recording has at most ${LIMITS.notes} notes. Remove one first.`);
        return;
      }
      const notes = kept === "" ? others : [...others, { branch, position, text: kept }];
      core.set({ notes });
      void core.perform(() => core.ask({ type: "annotate", notes }), null);
    },
    setBreakpoints: (wanted) => {
      const breakpoints = wanted.slice(0, LIMITS.breakpoints);
      if (breakpoints.length < wanted.length) {
        core.notify("warning", `There are at most ${LIMITS.breakpoints} breakpoints.`);
      }
      core.set({ breakpoints });
      void core.perform(() => core.ask({ type: "breakpoints", breakpoints }), null);
    },
  };
}
