// The graph of states on the page: the picture with its tools, and in words what is looked at in it.
import { useMemo, useState } from "react";
import type { StateGraph } from "../../sim/stateGraph.ts";
import { countWord, listWords } from "../../sim/words.ts";
import type { StatesScope } from "../../store/graphsTypes.ts";
import { findPlace, followTrail, type StatePlace } from "../../store/statePlace.ts";
import { Button } from "../base/Button.tsx";
import { useSession } from "../useSession.ts";
import { StateLegend } from "./StateLegend.tsx";
import styles from "./StateMap.module.css";
import { StatePictureView } from "./StatePictureView.tsx";
import { StateWords } from "./StateWords.tsx";
import { describeHeard } from "./stateSentences.ts";
import { useGraphsActions } from "./useGraphs.ts";

interface StateMapProps {
  readonly graph: StateGraph;
  readonly scope: StatesScope;
}

export function StateMap({ graph, scope: { before } }: StateMapProps) {
  const trail = useSession((state) => state.trail);
  const position = useSession((state) => state.position);
  const way = useMemo(() => followTrail(graph, before, trail), [graph, before, trail]);
  const place = useMemo(() => findPlace(way, position), [way, position]);
  const { goTo } = useGraphsActions();
  const [pointed, setPointed] = useState<number | null>(null);
  const [hinted, setHinted] = useState<number | null>(null);
  // Where the keys are; forgotten when the recording moves on.
  const [keyed, setKeyed] = useState<{ state: number; of: StatePlace } | null>(null);
  const chosen = keyed?.of === place ? keyed.state : null;
  const choose = (state: number | null) => setKeyed(state === null ? null : { state, of: place });
  const shown = pointed ?? chosen ?? place.current;
  const go = (state: number) => {
    choose(null);
    setHinted(null);
    void goTo(state);
  };
  return (
    <>
      <StatePictureView
        title={describeSize(graph)}
        input={{ graph, ...place, chosen, pointed: pointed ?? hinted }}
        callbacks={{ onPoint: setPointed, onChoose: choose, onGo: go }}
      />
      <StateLegend graph={graph} />
      <div className={styles.words}>
        {place.reason !== null && <Elsewhere reason={place.reason} />}
        {shown !== null && (
          <StateWords
            graph={graph}
            state={shown}
            isCurrent={shown === place.current}
            onHint={setHinted}
            onGo={go}
          />
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {chosen === null ? "" : describeHeard(graph, chosen)}
      </p>
    </>
  );
}

function describeSize({ nodes }: StateGraph): string {
  const count = (wanted: string): number => nodes.filter(({ end }) => end === wanted).length;
  const [done, stuck] = [count("done"), count("deadlock")];
  const ends = [
    ...(done === 0 ? [] : [countWord(done, "end")]),
    ...(stuck === 0 ? [] : [countWord(stuck, "deadlock")]),
  ];
  const tail = ends.length === 0 ? "no end" : listWords(ends);
  return `${countWord(nodes.length, "state")}, ${tail}`;
}

const REASONS: Readonly<Record<Exclude<StatePlace["reason"], null>, string>> = {
  branch: "The graph begins on another branch than the one that is shown.",
  earlier: "The graph begins later than the moment that is shown.",
  moving: "The clock is on its way to the next deadline: between two states of the graph.",
  spawn: "What is shown is not in the graph: a job was spawned meanwhile.",
  cancel: "What is shown is not in the graph: a job was cancelled by hand.",
  clock: "What is shown is not in the graph: the clock was moved where it does not move in it.",
};

function Elsewhere({ reason }: { readonly reason: Exclude<StatePlace["reason"], null> }) {
  const { draw } = useGraphsActions();
  return (
    <div className={styles.elsewhere} role="status">
      <p>{REASONS[reason]}</p>
      {reason !== "moving" && <Button onClick={() => draw("here")}>Draw it from here</Button>}
    </div>
  );
}
