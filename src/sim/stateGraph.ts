// The states that can be reached and the choices between them, and the way that a recording takes through them.
import type { Choice } from "../core/step.ts";
import type { End } from "./view.ts";

/** A state. Those of equal future are one: times count from the moment. */
export interface StateNode {
  /** Choices on a shortest way to it. */
  readonly depth: number;
  readonly end: End;
  /** Nothing that can follow lets every job end. */
  readonly isLost: boolean;
  /** Nothing in it depends on a time: moving the clock leaves it as it is. */
  readonly isTimeless: boolean;
  /** What each job owns and does: indices into the graph's texts, a sentence each. */
  readonly standing: readonly number[];
}

/** A choice in a state, and where it leads. */
export interface StateEdge {
  readonly from: number;
  readonly to: number;
  /** Who runs; -1 for the clock. */
  readonly job: number;
  /** How far the clock moves; 0 where a job runs. */
  readonly ms: number;
  /** Index into the graph's texts: what happens, as a sentence. */
  readonly text: number;
}

/** Everything that can follow a moment. The first state is that moment; nearer ones come before farther ones. */
export interface StateGraph {
  readonly jobs: readonly string[];
  readonly nodes: readonly StateNode[];
  /** By the state that they leave. */
  readonly edges: readonly StateEdge[];
  /** By state: the index of its first edge; one more at the end. */
  readonly starts: readonly number[];
  readonly texts: readonly string[];
}

/** Why a recording is at no state of the graph. */
export type Departure = "spawn" | "cancel" | "clock";

/** A way through the graph. */
export interface Walk {
  /** The state after each number of choices, from none on; -1 while the clock is on its way to the next one. */
  readonly states: readonly number[];
  /** Why the way ends before all choices were made; null: it does not. */
  readonly departure: Departure | null;
}

/** The choices in a state. */
export function listEdges(graph: StateGraph, state: number): readonly StateEdge[] {
  return graph.edges.slice(graph.starts[state] ?? 0, graph.starts[state + 1] ?? 0);
}

/** The choice that an edge stands for. */
export function toChoice({ job }: StateEdge): Choice {
  return job === -1 ? { type: "deadline" } : { type: "run", job };
}

/** Follows choices from the first state on, as far as the graph has them. */
export function walk(graph: StateGraph, choices: readonly Choice[]): Walk {
  const states = [0];
  let place: Place = { state: 0, ms: 0 };
  for (const choice of choices) {
    const next = follow(graph, place, choice);
    if (typeof next === "string") return { states, departure: next };
    place = next;
    states.push(place.ms > 0 ? -1 : place.state);
  }
  return { states, departure: null };
}

/** A state, and how long ago it was: the clock moves on to the next one. */
interface Place {
  readonly state: number;
  readonly ms: number;
}

function follow(graph: StateGraph, place: Place, choice: Choice): Place | Departure {
  switch (choice.type) {
    case "run": {
      const edge = listEdges(graph, place.state).find(({ job }) => job === choice.job);
      return edge === undefined || place.ms > 0 ? "clock" : { state: edge.to, ms: 0 };
    }
    case "deadline": {
      const edge = findClockEdge(graph, place.state);
      return edge === undefined ? "clock" : { state: edge.to, ms: 0 };
    }
    case "advance":
      return pass(graph, { ...place, ms: place.ms + choice.ms });
    case "spawn":
    case "cancel":
      return choice.type;
    default:
      return choice satisfies never;
  }
}

// The clock moved by hand is as good as one that moves to the deadlines that it passes.
function pass(graph: StateGraph, place: Place): Place | Departure {
  let { state, ms } = place;
  while (ms > 0) {
    if (graph.nodes[state]?.isTimeless === true) return { state, ms: 0 };
    const edge = findClockEdge(graph, state);
    if (edge === undefined) return "clock";
    if (ms < edge.ms) break;
    state = edge.to;
    ms -= edge.ms;
  }
  return { state, ms };
}

function findClockEdge(graph: StateGraph, state: number): StateEdge | undefined {
  return listEdges(graph, state).find(({ job }) => job === -1);
}

/** A shortest way between two states, as edges; null where there is none. */
export function findWay(graph: StateGraph, from: number, to: number): readonly StateEdge[] | null {
  const cameBy = new Map<number, StateEdge>();
  const queue = [from];
  for (const state of queue) {
    if (state === to) return traceBack(cameBy, from, to);
    for (const edge of listEdges(graph, state)) {
      if (edge.to === from || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return null;
}

function traceBack(
  cameBy: ReadonlyMap<number, StateEdge>,
  from: number,
  to: number,
): readonly StateEdge[] {
  const way: StateEdge[] = [];
  for (let state = to; state !== from; ) {
    const edge = cameBy.get(state);
    if (edge === undefined) break;
    way.unshift(edge);
    state = edge.from;
  }
  return way;
}
