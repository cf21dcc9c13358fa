// The graphs of what is open: drawn up by workers of their own, and dropped when the scenario is another.
import { createStore, type StoreApi } from "zustand/vanilla";
import { identifyScenario, type Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { findWay, type StateGraph, toChoice } from "../sim/stateGraph.ts";
import type { TrailStep } from "../sim/view.ts";
import { startMapping, startOrdering } from "../worker/mapClient.ts";
import type {
  GraphsActions,
  GraphsPorts,
  GraphsState,
  GraphsStore,
  StatesTask,
} from "./graphsTypes.ts";
import type { SessionState } from "./sessionTypes.ts";
import type { SettingsStore } from "./settings.ts";
import { findPlace, followTrail } from "./statePlace.ts";

/** What the graphs are of. */
interface Subject {
  readonly session: StoreApi<SessionState>;
  readonly settings: SettingsStore;
}

/** More states make no picture that anybody can read. */
export const STATES_DRAWN = 3_000;
/** Beyond them states are not even counted: it takes a second or two. */
const STATES_COUNTED = 100_000;

export function createGraphs(subject: Subject, ports: GraphsPorts): GraphsStore {
  let destroy = () => {};
  const store = createStore<GraphsState>()((set, get) => {
    const graphs = new GraphsSession(subject, ports, set, get);
    destroy = graphs.follow();
    return {
      kind: "states",
      states: { type: "none" },
      order: { type: "none" },
      actions: graphs.actions,
    };
  });
  return Object.assign(store, { destroy });
}

class GraphsSession {
  readonly #subject: Subject;
  readonly #ports: GraphsPorts;
  readonly #set: (changes: Partial<GraphsState>) => void;
  readonly #get: () => GraphsState;
  #stopStates = () => {};
  #stopOrder = () => {};

  constructor(
    subject: Subject,
    ports: GraphsPorts,
    set: (changes: Partial<GraphsState>) => void,
    get: () => GraphsState,
  ) {
    this.#subject = subject;
    this.#ports = ports;
    this.#set = set;
    this.#get = get;
  }

  readonly actions: GraphsActions = {
    show: (kind) => this.#set({ kind }),
    draw: (origin) => {
      const { scenario, trail, position } = this.#subject.session.getState();
      if (scenario === null) return;
      const before = listChoices(trail, origin === "here" ? position : 0);
      this.#draw(scenario, before);
    },
    redraw: () => {
      const { scenario } = this.#subject.session.getState();
      const { states } = this.#get();
      if (scenario !== null && "scope" in states) this.#draw(scenario, states.scope.before);
    },
    stop: () => {
      this.#stopStates();
      if (this.#get().states.type === "drawing") this.#set({ states: { type: "stopped" } });
    },
    goTo: (state) => this.#goTo(state),
    findOrder: (scenario) => {
      this.#stopOrder();
      this.#set({ order: { type: "finding", scenario } });
      this.#stopOrder = startOrdering(
        this.#ports.spawn,
        scenario,
        (order) => this.#set({ order: { type: "found", scenario, order } }),
        (message) => this.#set({ order: { type: "failed", scenario, message } }),
      );
    },
  };

  /** Drops what is not about what is open. Returns what ends this. */
  follow(): () => void {
    const end = this.#subject.session.subscribe(({ scenario }, { scenario: before }) => {
      if (scenario === before || identify(scenario) === identify(before)) return;
      this.#stopStates();
      this.#set({ states: { type: "none" } });
    });
    return () => {
      end();
      this.#stopStates();
      this.#stopOrder();
    };
  }

  #draw(scenario: Scenario, before: readonly Choice[]): void {
    const show = (states: StatesTask): void => this.#set({ states });
    const { askClock: clock } = this.#subject.settings.getState();
    const scope = { before, clock };
    this.#stopStates();
    show({ type: "drawing", states: 0, scope });
    const bounds = { maxStates: STATES_DRAWN, maxCounted: STATES_COUNTED };
    this.#stopStates = startMapping(
      this.#ports.spawn,
      { scenario, choices: before, clock, ...bounds },
      {
        onProgress: (states) => show({ type: "drawing", states, scope }),
        onMapped: (mapped) =>
          show(
            mapped.type === "graph"
              ? { type: "drawn", graph: mapped.graph, scope }
              : { ...mapped, scope },
          ),
        onFailed: (message) => show({ type: "failed", message }),
      },
    );
  }

  async #goTo(state: number): Promise<boolean> {
    const { states } = this.#get();
    if (states.type !== "drawn") return false;
    const { trail, position, actions } = this.#subject.session.getState();
    const { graph, scope } = states;
    const { before } = scope;
    const place = findPlace(followTrail(graph, before, trail), position);
    const at = place.nearest(state);
    if (at !== null) {
      actions.seek(at);
      return true;
    }
    const made = place.current === null ? before : listChoices(trail, position);
    const choices =
      extend(graph, made, place.current ?? 0, state) ?? extend(graph, before, 0, state);
    return choices !== null && (await actions.playOut(choices, choices.length));
  }
}

function extend(
  graph: StateGraph,
  made: readonly Choice[],
  from: number,
  to: number,
): readonly Choice[] | null {
  const way = findWay(graph, from, to);
  return way === null ? null : [...made, ...way.map(toChoice)];
}

function listChoices(trail: readonly TrailStep[], count: number): readonly Choice[] {
  return trail.slice(0, count).map(({ choice }) => choice);
}

function identify(scenario: Scenario | null): string {
  return scenario === null ? "" : identifyScenario(scenario);
}
