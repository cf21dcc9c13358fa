// All states that lie within reach: drawn up by itself when it is first looked at, or why that cannot be.
import { useEffect, useRef } from "react";
import { formatNumber } from "../../sim/words.ts";
import { STATES_DRAWN } from "../../store/graphs.ts";
import type { StatesTask } from "../../store/graphsTypes.ts";
import type { Origin } from "../../store/inquiryTypes.ts";
import { useInquiryActions } from "../ask/useInquiry.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { Sweep } from "../base/Sweep.tsx";
import { useActions, useSession } from "../useSession.ts";
import { Beginning } from "./Beginning.tsx";
import { StateMap } from "./StateMap.tsx";
import styles from "./StatesView.module.css";
import { useFollowingFocus } from "./useFollowingFocus.ts";
import { useGraphs, useGraphsActions } from "./useGraphs.ts";

export function StatesView() {
  const task = useGraphs((state) => state.states);
  const box = useRef<HTMLDivElement>(null);
  const { draw } = useGraphsActions();
  const isFresh = task.type === "none";
  useEffect(() => {
    if (isFresh) draw("start");
  }, [isFresh, draw]);
  useFollowingFocus(box, task.type);
  return (
    <div ref={box} className={styles.states} tabIndex={-1}>
      <Content task={task} />
      {"scope" in task && <Beginning scope={task.scope} />}
    </div>
  );
}

function Content({ task }: { readonly task: StatesTask }) {
  const { draw } = useGraphsActions();
  switch (task.type) {
    case "none":
      return null;
    case "drawing":
      return <Drawing states={task.states} />;
    case "drawn":
      return <StateMap graph={task.graph} scope={task.scope} />;
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

function Large({ states, isAll, scope }: Extract<StatesTask, { readonly type: "large" }>) {
  const position = useSession((state) => state.position);
  const { draw } = useGraphsActions();
  const count = `${isAll ? "" : "more than "}${formatNumber(isAll ? states : states - 1)}`;
  const isLater = position !== 0 && position !== scope.before.length;
  const later = isLater ? "" : ": step some way, and draw what can follow from there";
  return (
    <div className={styles.large}>
      <Empty
        icon="branch"
        action={
          isLater
            ? {
                label: `Draw what can follow step ${formatNumber(position)}`,
                onSelect: () => draw("here"),
              }
            : undefined
        }
      >
        {`There are ${count} states; a picture shows up to ${formatNumber(STATES_DRAWN)}. Fewer jobs or shorter programs leave fewer, and so does a later beginning${later}. A question looks at many more.`}
      </Empty>
      <AskWhether origin={isLater || position === 0 ? "start" : "here"} />
    </div>
  );
}

/** Answers without a picture what most people look for in one. */
function AskWhether({ origin }: { readonly origin: Origin }) {
  const { write, setOrigin, ask } = useInquiryActions();
  const { setPanel } = useActions();
  return (
    <Button
      variant="quiet"
      icon="ask"
      onClick={() => {
        write("can it deadlock?");
        setOrigin(origin);
        ask({ type: "deadlock" });
        setPanel("ask");
      }}
    >
      Ask whether it can deadlock
    </Button>
  );
}
