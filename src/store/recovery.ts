// What happens when the engine died: a new one gets the page's copy of the recording.
import { toSentence } from "./announce.ts";
import { loadSource } from "./loading.ts";
import type { SessionCore } from "./sessionCore.ts";

export interface Recovery {
  /** Another recording is open: it is not to blame for earlier deaths. */
  readonly forgive: () => void;
  /** Starts the engine anew after it was given up. */
  readonly retry: () => void;
}

const DEATHS_MAX = 3;
const WITHIN_MS = 60_000;

const RESTARTED = "The engine stopped answering and was restarted; nothing is lost.";
const RESTARTED_EMPTY = "The engine stopped answering and was restarted.";
const OUT_OF_STEP =
  "The engine was out of step with the page and was given the recording again; nothing is lost.";

export function createRecovery(core: SessionCore): Recovery {
  let deaths: readonly number[] = [];

  function countDeath(): boolean {
    const now = core.ports.timers.now();
    deaths = [...deaths.filter((at) => now - at < WITHIN_MS), now];
    return deaths.length < DEATHS_MAX;
  }

  function giveUp(why: string): void {
    core.set({ isEngineLost: true, loading: null });
    core.notify(
      "error",
      `${why} It is not restarted by itself any more. What is shown is still here: start the engine again, save a file, or open something else.`,
    );
  }

  // What was asked of the engine when it died is not asked again: it may be what it died of.
  async function restore(notice: string | null): Promise<void> {
    const { selection, panel } = core.get();
    const recording = core.keeper.take(core.get());
    if (recording === null) {
      if (notice !== null) core.notify("info", RESTARTED_EMPTY);
      return;
    }
    const view = { selection, panel };
    const loaded = await loadSource(core, { type: "recording", recording }, { view });
    if (loaded === null) return;
    if ("problems" in loaded) {
      giveUp(
        toSentence(
          `the engine refused the recording: ${loaded.problems[0]?.message ?? "it says no more"}`,
        ),
      );
      return;
    }
    core.showOpened(loaded, { selection, panel });
    if (notice !== null) core.notify("info", notice);
  }

  core.onTrouble({
    lost: (reason) => {
      if (countDeath()) core.performFirst(() => restore(RESTARTED));
      else giveUp(`The engine stopped three times within a minute (${reason}).`);
    },
    outOfStep: () => {
      if (countDeath()) core.performFirst(() => restore(OUT_OF_STEP));
      else giveUp("The engine was out of step with the page three times within a minute.");
    },
  });

  const forgive = (): void => {
    deaths = [];
  };
  return {
    forgive,
    retry: () => {
      if (!core.get().isEngineLost) return;
      forgive();
      core.set({ isEngineLost: false });
      core.performFirst(() => restore(null));
    },
  };
}
