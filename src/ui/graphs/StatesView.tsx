// All states that lie within reach: drawn up by itself when it is first looked at, or why that cannot be.
import { useEffect } from "react";
import { formatNumber } from "../../sim/words.ts";
import { STATES_DRAWN } from "../../store/graphs.ts";
import type { StatesTask } from "../../store/graphsTypes.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { Sweep } from "../base/Sweep.tsx";
import { useSession } from "../useSession.ts";
import { Beginning } from "./Beginning.tsx";
import { StateMap } from "./StateMap.tsx";
import styles from "./StatesView.module.css";
import { useGraphs, useGraphsActions } from "./useGraphs.ts";

export function StatesView() {
  const task = useGraphs((state) => state.states);
  const { draw } = useGraphsActions();
  const isFresh = task.type === "none";
  useEffect(() => {
    if (isFresh) draw("start");
  }, [isFresh, draw]);
  switch (task.type) {
    case "none":
      return null;
    case "drawing":
      return <Drawing states={task.states} />;
    case "drawn":
      return <StateMap graph={task.graph} before={task.before} />;
    case "stopped":
      return (
        <Empty icon="branch" action={{ label: "Draw all states", onSelect: () => draw("start") }}>
          Every state that can be reached, whichever job runs next, and the choices between them.
        </Empty>
      );
    case "large":
      return <Large {...task} />;
    case "failed":
      return (
        <Empty icon="error" action={{ label: "Try again", onSelect: () => draw("start") }}>
          {`The states could not be drawn: ${task.message}.`}
        </Empty>
      );
    default:
      return task satisfies never;
  }
}

function Drawing({ states }: { readonly states: number }) {
  const { stop } = useGraphsActions();
  return (
    <section className={styles.drawing} aria-label="Drawing up the states">
      <Sweep />
      <p className={styles.figure}>
        {states === 0 ? "Looking at all states" : `${formatNumber(states)} states so far`}
      </p>
      <Button icon="close" variant="quiet" onClick={stop}>
        Stop
      </Button>
    </section>
  );
}

function Large({ states, isAll, before }: Extract<StatesTask, { readonly type: "large" }>) {
  const position = useSession((state) => state.position);
  const { draw } = useGraphsActions();
  const count = `${isAll ? "" : "more than "}${formatNumber(isAll ? states : states - 1)}`;
  return (
    <div className={styles.large}>
      <Empty
        icon="branch"
        action={
          position === 0
            ? undefined
            : {
                label: `Draw what can follow step ${formatNumber(position)}`,
                onSelect: () => draw("here"),
              }
        }
      >
        {`There are ${count} states; a picture shows up to ${formatNumber(STATES_DRAWN)}. `}
        {position === 0
          ? "Fewer jobs or shorter programs leave fewer, and so does a later beginning: step some way, and draw what can follow from there."
          : "Fewer jobs or shorter programs leave fewer, and so does a later beginning."}
      </Empty>
      <Beginning begun={before.length} />
    </div>
  );
}
