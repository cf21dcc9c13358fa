// What lies behind the moment as graphs: all states, the order of locks, and who waits for whom.
import { useEffect, useRef } from "react";
import { GRAPH_KINDS, type GraphKind } from "../../store/graphsTypes.ts";
import { Empty } from "../base/Empty.tsx";
import { joinClasses } from "../joinClasses.ts";
import { useSession } from "../useSession.ts";
import styles from "./GraphsPanel.module.css";
import { LockOrderView } from "./LockOrderView.tsx";
import { StatesView } from "./StatesView.tsx";
import { useGraphs, useGraphsActions } from "./useGraphs.ts";
import { WaitsView } from "./WaitsView.tsx";

const LABELS: Readonly<Record<GraphKind, string>> = {
  states: "All states",
  order: "Lock order",
  waits: "Who waits",
};

/** `focusRequests`: how often the panel was asked for by its key; its choice takes the focus each time. */
export function GraphsPanel({ focusRequests = 0 }: { readonly focusRequests?: number }) {
  const choice = useRef<HTMLFieldSetElement>(null);
  const kind = useGraphs((state) => state.kind);
  const isOpen = useSession((state) => state.snapshot !== null && state.scenario !== null);
  const { show } = useGraphsActions();
  useEffect(() => {
    if (focusRequests > 0) choice.current?.querySelector<HTMLElement>(":checked")?.focus();
  }, [focusRequests]);
  if (!isOpen) return <Empty icon="branch">Nothing is open yet.</Empty>;
  return (
    <div className={styles.panel}>
      <fieldset ref={choice} className={styles.choice}>
        <legend className="visually-hidden">Graph</legend>
        {GRAPH_KINDS.map((each) => (
          <label key={each} className={joinClasses(styles.kind, each === kind && styles.chosen)}>
            <input
              type="radio"
              name="graph"
              className="visually-hidden"
              checked={each === kind}
              onChange={() => show(each)}
            />
            {LABELS[each]}
          </label>
        ))}
      </fieldset>
      <Content kind={kind} />
    </div>
  );
}

function Content({ kind }: { readonly kind: GraphKind }) {
  switch (kind) {
    case "states":
      return <StatesView />;
    case "order":
      return <LockOrderView />;
    case "waits":
      return <WaitsView />;
    default:
      return kind satisfies never;
  }
}
