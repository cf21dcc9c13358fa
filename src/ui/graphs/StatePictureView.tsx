// The picture of states on the page: owns the drawing's life, and the tools over it.
import { useEffect, useRef } from "react";
import {
  createStatePicture,
  type StateCallbacks,
  type StateInput,
  type StatePicture,
} from "../../graph/statePicture.ts";
import { IconButton } from "../base/Button.tsx";
import { useReducedMotion } from "../useMedia.ts";
import styles from "./StateMap.module.css";

interface StatePictureViewProps {
  /** What is in the picture, in a few words. */
  readonly title: string;
  readonly input: Omit<StateInput, "reducedMotion">;
  readonly callbacks: StateCallbacks;
}

const ZOOM = 1.5;

export function StatePictureView({ title, input, callbacks }: StatePictureViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const picture = useRef<StatePicture | null>(null);
  const latest = useRef(callbacks);
  const reducedMotion = useReducedMotion();
  useEffect(() => {
    latest.current = callbacks;
  });
  useEffect(() => {
    if (container.current === null) return;
    const created = createStatePicture(container.current, {
      onPoint: (state) => latest.current.onPoint(state),
      onChoose: (state) => latest.current.onChoose(state),
      onGo: (state) => latest.current.onGo(state),
    });
    picture.current = created;
    return () => {
      picture.current = null;
      created.destroy();
    };
  }, []);
  useEffect(() => {
    picture.current?.update({ ...input, reducedMotion });
  });
  return (
    <>
      <div className={styles.head}>
        <p className={styles.size}>{title}</p>
        <div className={styles.tools} role="toolbar" aria-label="View of the graph">
          <IconButton
            label="Zoom the graph out"
            icon="minus"
            onClick={() => picture.current?.zoomBy(1 / ZOOM)}
          />
          <IconButton
            label="Zoom the graph in"
            icon="plus"
            onClick={() => picture.current?.zoomBy(ZOOM)}
          />
          <IconButton label="Show all states" icon="fit" onClick={() => picture.current?.fit()} />
        </div>
      </div>
      <div ref={container} className={styles.picture} />
    </>
  );
}
