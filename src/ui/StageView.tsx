// The picture of locks and jobs on the page: owns the drawing's life, and the tools that lie over it.
import { type RefObject, useEffect, useRef } from "react";
import { createStage } from "../graph/stage.ts";
import { IconButton } from "./base/Button.tsx";
import { FindBox, type Found } from "./FindBox.tsx";
import { Narrator } from "./Narrator.tsx";
import styles from "./StageView.module.css";
import { StepHint } from "./StepHint.tsx";
import { useReducedMotion } from "./useMedia.ts";
import { useActions, useSession } from "./useSession.ts";

type Stage = ReturnType<typeof createStage>;

const ZOOM = 1.25;

export function StageView() {
  const container = useRef<HTMLDivElement>(null);
  const stage = useStage(container);
  const { select } = useActions();
  const find = (found: Found) => {
    select(
      found.type === "job"
        ? { type: "job", job: found.index }
        : { type: "lock", lock: found.index },
    );
    stage.current?.find(found);
  };
  return (
    <section className={styles.view} aria-label="Stage">
      <div className={styles.head}>
        <Narrator />
        <div className={styles.tools} role="toolbar" aria-label="View of the stage">
          <FindBox onFind={find} />
          <div className={styles.zoom}>
            <IconButton
              label="Zoom out"
              icon="minus"
              onClick={() => stage.current?.zoomBy(1 / ZOOM)}
            />
            <IconButton label="Zoom in" icon="plus" onClick={() => stage.current?.zoomBy(ZOOM)} />
            <IconButton label="Show everything" icon="fit" onClick={() => stage.current?.fit()} />
          </div>
        </div>
      </div>
      <div className={styles.picture}>
        <div ref={container} className={styles.drawing} />
        <StepHint />
      </div>
    </section>
  );
}

/** Makes the drawing once, tells it what to show, and takes it down. */
function useStage(container: RefObject<HTMLElement | null>): RefObject<Stage | null> {
  const stage = useRef<Stage | null>(null);
  const { select, stepJob } = useActions();
  const snapshot = useSession((state) => state.snapshot);
  const selection = useSession((state) => state.selection);
  const step = useSession((state) => state.trail[state.position - 1] ?? null);
  const reducedMotion = useReducedMotion();
  useEffect(() => {
    if (container.current === null) return;
    const created = createStage(container.current, {
      onSelect: select,
      onStep: (job) => void stepJob(job),
    });
    stage.current = created;
    return () => {
      stage.current = null;
      created.destroy();
    };
  }, [container, select, stepJob]);
  useEffect(() => {
    if (snapshot !== null) stage.current?.update({ snapshot, selection, step, reducedMotion });
  }, [snapshot, selection, step, reducedMotion]);
  return stage;
}
