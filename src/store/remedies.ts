// What would help the waiting jobs of the moment that is shown: looked for in a worker when a job is
// looked at and the moment has lasted a little, kept until the moment changes.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Timers } from "../worker/client.ts";
import type { ExploreWorker } from "../worker/exploreClient.ts";
import type { HelpTold, ToldRemedy } from "../worker/exploreMessages.ts";
import { startHelping } from "../worker/helpClient.ts";
import type { SessionState } from "./sessionTypes.ts";

/** Of one job. `told` is what was found so far; null before there is anything to say. */
export type RemedyState =
  | { readonly type: "looking" | "told"; readonly told: HelpTold | null }
  | { readonly type: "failed"; readonly message: string };

export interface RemediesState {
  /** By the index of the job, at the moment that is shown. */
  readonly byJob: Readonly<Record<number, RemedyState>>;
  readonly actions: RemediesActions;
}

interface RemediesActions {
  /** Looks a little for what would help a waiting job, soon. @returns what ends it if it goes on. */
  readonly look: (job: number) => () => void;
  /** Looks further than `look` does. */
  readonly lookFurther: (job: number) => void;
  readonly stop: () => void;
  /** Plays a remedy, or so many of its steps, as a branch of what is shown. */
  readonly open: (remedy: ToldRemedy, steps?: number) => Promise<boolean>;
}

export interface RemediesPorts {
  /** Starts a worker for a search. May throw. */
  readonly spawn: () => ExploreWorker;
  readonly timers: Pick<Timers, "after">;
}

/** Whoever steps on is not to start a worker at each step. In ms. */
const REST_MS = 250;
/** Without being asked: what most scenarios need, and no more than a moment of a processor. */
const QUIET = { maxStates: 20_000, maxMs: 2_000 };
const FAR = { maxStates: 1_000_000, maxMs: 120_000 };

export function createRemedies(
  session: StoreApi<SessionState>,
  ports: RemediesPorts,
): StoreApi<RemediesState> {
  return createStore<RemediesState>()((set, get) => {
    let end: () => void = () => {};
    const stop = (): void => {
      end();
      end = () => {};
    };
    const put = (job: number, state: RemedyState): void =>
      set({ byJob: { ...get().byJob, [job]: state } });
    const start = (job: number, bounds: typeof QUIET): void => {
      stop();
      const { scenario, trail, position, snapshot } = session.getState();
      if (scenario === null || snapshot?.jobs[job]?.status !== "waiting") return;
      put(job, { type: "looking", told: null });
      const choices = trail.slice(0, position).map(({ choice }) => choice);
      const endHelping = startHelping(
        ports.spawn,
        { scenario, choices, job, ...bounds },
        {
          onTold: (told, isDone) => put(job, { type: isDone ? "told" : "looking", told }),
          onFailed: (message) => put(job, { type: "failed", message }),
        },
      );
      end = () => {
        endHelping();
        conclude(job);
      };
    };
    // What was found until it was stopped stays; what had not been begun is begun again.
    const conclude = (job: number): void => {
      const state = get().byJob[job];
      if (state?.type !== "looking") return;
      const { [job]: _, ...others } = get().byJob;
      if (state.told === null) set({ byJob: others });
      else put(job, { type: "told", told: state.told });
    };
    session.subscribe(({ snapshot }, before) => {
      if (snapshot === before.snapshot) return;
      stop();
      if (Object.keys(get().byJob).length > 0) set({ byJob: {} });
    });
    return {
      byJob: {},
      actions: {
        look: (job) => {
          if (get().byJob[job] !== undefined) return () => {};
          const cancel = ports.timers.after(REST_MS, () => start(job, QUIET));
          return () => {
            cancel();
            if (get().byJob[job]?.type === "looking") stop();
          };
        },
        lookFurther: (job) => start(job, FAR),
        stop,
        open: ({ steps }, made = steps.length) => {
          const { trail, position, actions } = session.getState();
          const choices = [...trail.slice(0, position), ...steps].map(({ choice }) => choice);
          return actions.playOut(choices, position + made);
        },
      },
    };
  });
}
