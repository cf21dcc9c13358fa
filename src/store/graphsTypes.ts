// What the page knows of its graphs: the states within reach, and the order of locks. Types only.
import type { StoreApi } from "zustand/vanilla";
import type { Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import type { LockOrder } from "../sim/lockOrder.ts";
import type { StateGraph } from "../sim/stateGraph.ts";
import type { ExploreWorker } from "../worker/exploreClient.ts";
import type { Origin } from "./inquiryTypes.ts";
import type { Settings } from "./settings.ts";

export const GRAPH_KINDS = ["states", "order", "waits"] as const;

export type GraphKind = (typeof GRAPH_KINDS)[number];

/** Which states a graph is of: those after some choices, as the clock moves by a rule. */
export interface StatesScope {
  readonly before: readonly Choice[];
  readonly clock: Settings["askClock"];
}

/** `none`: nothing was asked for about what is open. */
export type StatesTask =
  | { readonly type: "none" | "stopped" }
  | { readonly type: "drawing"; readonly states: number; readonly scope: StatesScope }
  | { readonly type: "drawn"; readonly graph: StateGraph; readonly scope: StatesScope }
  /** `isAll`: there are no more. */
  | {
      readonly type: "large";
      readonly states: number;
      readonly isAll: boolean;
      readonly scope: StatesScope;
    }
  | { readonly type: "failed"; readonly message: string };

type OrderTask =
  | { readonly type: "none" }
  | { readonly type: "finding"; readonly scenario: Scenario }
  | { readonly type: "found"; readonly scenario: Scenario; readonly order: LockOrder }
  | { readonly type: "failed"; readonly scenario: Scenario; readonly message: string };

export interface GraphsState {
  readonly kind: GraphKind;
  readonly states: StatesTask;
  readonly order: OrderTask;
  readonly actions: GraphsActions;
}

export interface GraphsActions {
  readonly show: (kind: GraphKind) => void;
  /** Draws up the states of what is open: from its start, or from the position that is shown. */
  readonly draw: (origin: Origin) => void;
  /** Draws what is shown again, from where it begins, as the settings are now. */
  readonly redraw: () => void;
  readonly stop: () => void;
  /**
   * Goes to a state: on the branch that is shown where it lies on it, else by a shortest way from what
   * is shown, or, where none leads there, from where the graph begins. False when that is not possible.
   */
  readonly goTo: (state: number) => Promise<boolean>;
  /** @param scenario with the jobs that were spawned. */
  readonly findOrder: (scenario: Scenario) => void;
}

export interface GraphsStore extends StoreApi<GraphsState> {
  /** Ends what is under way. */
  readonly destroy: () => void;
}

export interface GraphsPorts {
  /** Starts a worker. May throw. */
  readonly spawn: () => ExploreWorker;
}
