// Where everything stands: the picture in the middle, panels around it, the transport between it and the timeline.
import { Suspense } from "react";
import { JobsPanel } from "../jobs/JobsPanel.tsx";
import { TimelineView } from "../lazyParts.ts";
import { Notices } from "../Notices.tsx";
import { StageView } from "../StageView.tsx";
import { TransportBar } from "../transport/TransportBar.tsx";
import { useTier } from "../useMedia.ts";
import { useSettings } from "../useSession.ts";
import styles from "./Layout.module.css";
import { Separator } from "./Separator.tsx";
import { SidePanels } from "./SidePanels.tsx";
import { usePaneSizes } from "./usePaneSizes.ts";

/** Fills what the top bar leaves of the window. */
export function Layout() {
  const tier = useTier();
  switch (tier) {
    case "wide":
      return <WideLayout />;
    case "medium":
      return <MediumLayout />;
    case "narrow":
      return <NarrowLayout />;
    default:
      return tier satisfies never;
  }
}

function WideLayout() {
  const { panes, resize } = usePaneSizes();
  const isJobsOpen = useSettings((settings) => settings.isJobsOpen);
  return (
    <div className={styles.layout}>
      <div className={styles.upper}>
        {isJobsOpen && (
          <>
            <div id="jobs-pane" className={styles.pane} style={{ width: panes.jobs.size }}>
              <JobsPanel />
            </div>
            <Separator
              label="Width of the list of jobs"
              orientation="vertical"
              side="before"
              pane="jobs-pane"
              {...panes.jobs}
              onResize={(size) => resize("jobs", size)}
            />
          </>
        )}
        <StageView />
        <Separator
          label="Width of the panels"
          orientation="vertical"
          side="after"
          pane="side-pane"
          {...panes.side}
          onResize={(size) => resize("side", size)}
        />
        <div id="side-pane" className={styles.pane} style={{ width: panes.side.size }}>
          <SidePanels />
        </div>
      </div>
      <Notices />
      <BottomDock />
    </div>
  );
}

function MediumLayout() {
  return (
    <div className={styles.layout}>
      <StageView />
      <div className={styles.beside}>
        <div className={styles.half}>
          <JobsPanel />
        </div>
        <div className={styles.half}>
          <SidePanels />
        </div>
      </div>
      <Notices />
      <BottomDock />
    </div>
  );
}

/** The transport with the timeline below it, as in a player. */
function BottomDock() {
  const { panes, resize } = usePaneSizes();
  const isTimelineOpen = useSettings((settings) => settings.isTimelineOpen);
  if (!isTimelineOpen) {
    return (
      <div className={styles.dock}>
        <TransportBar />
      </div>
    );
  }
  return (
    <>
      <Separator
        label="Height of the timeline"
        orientation="horizontal"
        side="after"
        pane="timeline-pane"
        {...panes.timeline}
        onResize={(size) => resize("timeline", size)}
      />
      <TransportBar />
      <section
        id="timeline-pane"
        className={styles.timeline}
        style={{ height: panes.timeline.size }}
        aria-label="Timeline"
      >
        <Suspense>
          <TimelineView />
        </Suspense>
      </section>
    </>
  );
}

function NarrowLayout() {
  const extras = [
    { id: "jobs", label: "Jobs", content: <JobsPanel /> },
    { id: "timeline", label: "Timeline", content: <TimelineView /> },
  ];
  return (
    <div className={styles.layout}>
      <StageView />
      <div className={styles.below}>
        <SidePanels extras={extras} />
      </div>
      <Notices />
      <TransportBar />
    </div>
  );
}
