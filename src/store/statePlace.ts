// Where the recording is in the graph of states: its way there, and why it is elsewhere where it is.
import type { Choice } from "../core/step.ts";
import { type Departure, type StateGraph, type Walk, walk } from "../sim/stateGraph.ts";
import type { TrailStep } from "../sim/view.ts";

export interface StatePlace {
  /** States on the branch that is shown: up to the position, and after it. Each next to the one before. */
  readonly past: readonly number[];
  readonly ahead: readonly number[];
  /** The state that is shown; null where it is none of the graph. */
  readonly current: number | null;
  /** Why it is none: `earlier`: before the graph begins; `moving`: the clock has yet to reach a deadline. */
  readonly reason: Departure | "earlier" | "moving" | "branch" | null;
  /** The position nearest to the one that is shown at which the branch is in a state, or null. */
  readonly nearest: (state: number) => number | null;
}

/** A branch in the graph: its way from where the graph begins, or null where it does not pass there. */
export interface StateTrail {
  /** The position at which the graph begins. */
  readonly begun: number;
  readonly walk: Walk | null;
}

/** @param before the choices after which the graph begins. */
export function followTrail(
  graph: StateGraph,
  before: readonly Choice[],
  trail: readonly TrailStep[],
): StateTrail {
  const choices = trail.map(({ choice }) => choice);
  const isThere = beginsWith(choices, before);
  const begun = before.length;
  return { begun, walk: isThere ? walk(graph, choices.slice(begun)) : null };
}

/** Where a position of the branch is. */
export function findPlace({ begun, walk: way }: StateTrail, position: number): StatePlace {
  if (way === null) return elsewhere("branch");
  const { states, departure } = way;
  const at = position - begun;
  const state = states[at];
  const nearest = (wanted: number): number | null => {
    const found = states.flatMap((each, index) => (each === wanted ? [index] : []));
    const [first] = found.sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b);
    return first === undefined ? null : first + begun;
  };
  const isThere = state !== undefined && state !== -1;
  return {
    past: states.slice(0, Math.max(at + 1, 0)).filter((each) => each !== -1),
    ahead: states.slice(Math.max(at, 0)).filter((each) => each !== -1),
    current: isThere ? state : null,
    reason: isThere ? null : at < 0 ? "earlier" : state === -1 ? "moving" : departure,
    nearest,
  };
}

function elsewhere(reason: StatePlace["reason"]): StatePlace {
  return { past: [], ahead: [], current: null, reason, nearest: () => null };
}

function beginsWith(choices: readonly Choice[], before: readonly Choice[]): boolean {
  return before.every((choice, at) => JSON.stringify(choices[at]) === JSON.stringify(choice));
}
