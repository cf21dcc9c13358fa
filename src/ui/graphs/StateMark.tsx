// The mark of a state as the picture draws it: its kind by shape and colour.

import { findKind, markState } from "../../graph/stateShapes.ts";
import type { StateNode } from "../../sim/stateGraph.ts";
import styles from "./StateMark.module.css";

interface StateMarkProps {
  readonly node: Pick<StateNode, "end" | "isLost">;
  readonly isCurrent?: boolean;
}

export function StateMark({ node, isCurrent = false }: StateMarkProps) {
  const kind = findKind(node);
  return (
    <svg className={styles.mark} viewBox="-8 -8 16 16" aria-hidden="true">
      <path className={styles[kind]} d={markState(kind, { x: 0, y: 0 }, 3.4)} />
      {isCurrent && <path className={styles.ring} d={markState("open", { x: 0, y: 0 }, 6.6)} />}
    </svg>
  );
}
