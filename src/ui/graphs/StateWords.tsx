// A state in words: what each job owns and waits for, and which choice leads where.
import type { StateEdge, StateGraph } from "../../sim/stateGraph.ts";
import { listEdges } from "../../sim/stateGraph.ts";
import { formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { StateMark } from "./StateMark.tsx";
import styles from "./StateWords.module.css";
import { describeDistance, describeOutlook, listStanding, nameState } from "./stateSentences.ts";

interface StateWordsProps {
  readonly graph: StateGraph;
  readonly state: number;
  readonly isCurrent: boolean;
  /** A choice is pointed at, and so the state that it leads to. */
  readonly onHint: (state: number | null) => void;
  readonly onGo: (state: number) => void;
}

export function StateWords({ graph, state, isCurrent, onHint, onGo }: StateWordsProps) {
  const node = graph.nodes[state];
  if (node === undefined) return null;
  const outlook = describeOutlook(node);
  const edges = listEdges(graph, state);
  return (
    <section className={styles.state} aria-label="State">
      <header className={styles.head}>
        <StateMark node={node} isCurrent={isCurrent} />
        <h3 className={styles.name}>
          {nameState(state)} <span className={styles.far}>{describeDistance(graph, state)}</span>
        </h3>
        {isCurrent ? (
          <span className={styles.here}>shown</span>
        ) : (
          <Button variant="quiet" className={styles.go} onClick={() => onGo(state)}>
            Go there
          </Button>
        )}
      </header>
      {outlook !== null && (
        <p className={node.end === "done" ? styles.well : styles.ill}>{outlook}</p>
      )}
      <ul className={styles.standing} aria-label="Jobs">
        {listStanding(graph, state).map((text, job) => (
          <li key={graph.jobs[job]}>{text}</li>
        ))}
      </ul>
      {edges.length > 0 && (
        <ul className={styles.choices} aria-label="Choices">
          {edges.map((edge) => (
            <li key={edge.job}>
              <ChoiceButton graph={graph} edge={edge} onHint={onHint} onGo={onGo} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ChoiceButtonProps {
  readonly graph: StateGraph;
  readonly edge: StateEdge;
  readonly onHint: (state: number | null) => void;
  readonly onGo: (state: number) => void;
}

function ChoiceButton({ graph, edge, onHint, onGo }: ChoiceButtonProps) {
  const node = graph.nodes[edge.to];
  const outlook = node === undefined ? null : describeOutlook(node);
  return (
    <button
      type="button"
      className={styles.choice}
      onClick={() => onGo(edge.to)}
      onPointerEnter={() => onHint(edge.to)}
      onPointerLeave={() => onHint(null)}
      onFocus={() => onHint(edge.to)}
      onBlur={() => onHint(null)}
    >
      {node !== undefined && <StateMark node={node} />}
      <span className={styles.text}>{graph.texts[edge.text]}</span>
      <span className={styles.to}>{formatNumber(edge.to + 1)}</span>
      {outlook !== null && <span className="visually-hidden">{outlook}</span>}
    </button>
  );
}
