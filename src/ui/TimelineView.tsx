// The timeline on the page: owns the drawing's life and tells it what to show.
import { useEffect, useRef } from "react";
import { createTimeline } from "../graph/timeline.ts";
import styles from "./TimelineView.module.css";
import { useActions, useSession } from "./useSession.ts";

export function TimelineView() {
  const container = useRef<HTMLDivElement>(null);
  const timeline = useRef<ReturnType<typeof createTimeline> | null>(null);
  const { seek, select, switchBranch } = useActions();
  const jobs = useSession((state) => state.snapshot?.jobs);
  const locks = useSession((state) => state.snapshot?.locks);
  const trail = useSession((state) => state.trail);
  const lanes = useSession((state) => state.lanes);
  const position = useSession((state) => state.position);
  const branches = useSession((state) => state.branches);
  const branch = useSession((state) => state.branch);
  const selection = useSession((state) => state.selection);
  useEffect(() => {
    if (container.current === null) return;
    const created = createTimeline(container.current, {
      onSeek: seek,
      onSelect: select,
      onBranch: switchBranch,
    });
    timeline.current = created;
    return () => {
      timeline.current = null;
      created.destroy();
    };
  }, [seek, select, switchBranch]);
  useEffect(() => {
    if (jobs === undefined || locks === undefined) return;
    const input = { jobs, locks, trail, lanes, position, branches, branch, selection };
    timeline.current?.update(input);
  }, [jobs, locks, trail, lanes, position, branches, branch, selection]);
  return <div ref={container} className={styles.drawing} />;
}
