// What the marks in the picture of states mean: only those that are in it.
import type { StateGraph } from "../../sim/stateGraph.ts";
import styles from "./StateLegend.module.css";
import { StateMark } from "./StateMark.tsx";

const OPEN = { end: "running", isLost: false } as const;

const ENTRIES = [
  { node: { end: "done", isLost: false }, words: "all ended" },
  { node: { end: "deadlock", isLost: true }, words: "deadlock" },
  { node: { end: "running", isLost: true }, words: "cannot end well" },
] as const;

export function StateLegend({ graph }: { readonly graph: StateGraph }) {
  const entries = ENTRIES.filter(({ node: { end, isLost } }) =>
    graph.nodes.some((node) => node.end === end && node.isLost === isLost),
  );
  return (
    <ul className={styles.legend} aria-label="Legend">
      <li>
        <StateMark node={OPEN} isCurrent /> shown
      </li>
      {entries.map(({ node, words }) => (
        <li key={words}>
          <StateMark node={node} /> {words}
        </li>
      ))}
      <li>
        <svg className={styles.way} viewBox="0 0 20 8" aria-hidden="true">
          <path d="M1 4H11" />
          <path className={styles.ahead} d="M12 4H20" />
        </svg>{" "}
        this branch
      </li>
    </ul>
  );
}
