// What keys do in the graph of states: along its edges, beside each other, to its ends.
import type { StateGraph } from "../sim/stateGraph.ts";

/** What a key asks for. Moves in CSS px. */
export type StateCommand =
  | { readonly type: "go"; readonly to: "next" | "previous" | "left" | "right" | "end" }
  | { readonly type: "pan"; readonly x: number; readonly y: number }
  | { readonly type: "zoom"; readonly factor: number }
  | { readonly type: "fit" | "open" | "leave" };

/** For those who hear the page. */
export const STATE_KEYS_TEXT =
  "Down and up arrow: along a choice to the next state, and back. Left and right arrow: states as far from " +
  "the start. End: the next state in which all ends. Enter: go there. Escape: back to the state that is shown. " +
  "Shift and arrow: move the picture. Plus, minus and 0: zoom in, zoom out, show all.";

const PAN = 60;
const ZOOM = 1.5;

const PLAIN: Readonly<Record<string, StateCommand>> = {
  ArrowDown: { type: "go", to: "next" },
  ArrowUp: { type: "go", to: "previous" },
  ArrowLeft: { type: "go", to: "left" },
  ArrowRight: { type: "go", to: "right" },
  End: { type: "go", to: "end" },
  Enter: { type: "open" },
  " ": { type: "open" },
  Escape: { type: "leave" },
  Home: { type: "leave" },
  "-": { type: "zoom", factor: 1 / ZOOM },
  "0": { type: "fit" },
};

const SHIFTED: Readonly<Record<string, StateCommand>> = {
  ArrowLeft: { type: "pan", x: PAN, y: 0 },
  ArrowRight: { type: "pan", x: -PAN, y: 0 },
  ArrowUp: { type: "pan", x: 0, y: PAN },
  ArrowDown: { type: "pan", x: 0, y: -PAN },
};

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** The command of a key, or null for keys that are left to the page. */
export function readStateKey(press: KeyPress): StateCommand | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  // Plus is a shifted key on many keyboards.
  if (press.key === "+" || press.key === "=") return { type: "zoom", factor: ZOOM };
  return (press.shiftKey ? SHIFTED : PLAIN)[press.key] ?? null;
}

/** Where one goes. */
interface Ground {
  readonly graph: StateGraph;
  /** Of the states, to tell left from right. */
  readonly x: readonly number[];
  /** Where it leads on it is gone along. */
  readonly path: readonly number[];
}

/** The state to which that way leads; the same one where there is none. */
export function findNextState(
  { graph, x, path }: Ground,
  from: number,
  to: Extract<StateCommand, { readonly type: "go" }>["to"],
): number {
  switch (to) {
    case "next": {
      const nexts = graph.edges.flatMap((edge) => (edge.from === from ? [edge.to] : []));
      return prefer(nexts, path) ?? from;
    }
    case "previous": {
      const others = graph.edges.flatMap((edge) => (edge.to === from ? [edge.from] : []));
      return prefer(others, path) ?? from;
    }
    case "left":
      return findBeside(graph, x, from, -1);
    case "right":
      return findBeside(graph, x, from, 1);
    case "end": {
      const ends = graph.nodes.flatMap(({ end }, state) => (end === "running" ? [] : [state]));
      return ends.find((end) => end > from) ?? ends[0] ?? from;
    }
    default:
      return to satisfies never;
  }
}

function prefer(states: readonly number[], path: readonly number[]): number | undefined {
  return states.find((state) => path.includes(state)) ?? states[0];
}

function findBeside({ nodes }: StateGraph, x: readonly number[], from: number, by: -1 | 1): number {
  const depth = nodes[from]?.depth;
  const row = nodes.flatMap((node, state) => (node.depth === depth ? [state] : []));
  row.sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  return row[row.indexOf(from) + by] ?? from;
}
