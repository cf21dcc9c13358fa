// What the graph of states says of a state, in words.
import { listEdges, type StateGraph, type StateNode } from "../../sim/stateGraph.ts";
import { countWord, formatNumber } from "../../sim/words.ts";

/** Which one of all it is. */
export function nameState(state: number): string {
  return `State ${formatNumber(state + 1)}`;
}

/** How far it is on a shortest way. */
export function describeDistance({ nodes }: StateGraph, state: number): string {
  const { depth = 0 } = nodes[state] ?? {};
  return depth === 0 ? "the beginning" : `${countWord(depth, "choice")} from the beginning`;
}

/** What the state means for the end of all jobs, or null where there is nothing to say. */
export function describeOutlook({ end, isLost }: Pick<StateNode, "end" | "isLost">): string | null {
  if (end === "done") return "All jobs have ended.";
  if (end === "deadlock") return "A deadlock: jobs wait, and nothing can wake them.";
  return isLost ? "Whatever follows, not all jobs will end." : null;
}

/** A sentence for each job. */
export function listStanding({ nodes, texts }: StateGraph, state: number): readonly string[] {
  return (nodes[state]?.standing ?? []).map((text) => texts[text] ?? "");
}

/** All of it, for those who hear the page. */
export function describeHeard(graph: StateGraph, state: number): string {
  const node = graph.nodes[state];
  const outlook = node === undefined ? null : describeOutlook(node);
  const choices = countWord(listEdges(graph, state).length, "choice");
  const parts = [
    `${nameState(state)}, ${describeDistance(graph, state)}.`,
    outlook ?? `${choices}.`,
  ];
  return [...parts, ...listStanding(graph, state)].join(" ");
}
