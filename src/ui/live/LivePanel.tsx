// Jobs as threads: how they would run, the run that is on with its threads, how the last one ended, and the stress test.
import { useEffect, useRef } from "react";
import { chooseManner } from "../../store/liveManner.ts";
import { describeManner, describeOn } from "../../store/liveWords.ts";
import { Empty } from "../base/Empty.tsx";
import { Sweep } from "../base/Sweep.tsx";
import { useSession } from "../useSession.ts";
import { LiveControls } from "./LiveControls.tsx";
import { LiveOutcome } from "./LiveOutcome.tsx";
import styles from "./LivePanel.module.css";
import { NotIsolated } from "./NotIsolated.tsx";
import { StressSection } from "./StressSection.tsx";
import { ThreadList } from "./ThreadList.tsx";
import { useIsolation, useLive } from "./useLive.ts";

/** `focusRequests`: how often the panel was asked for by its key; its first button takes the focus each time. */
export function LivePanel({ focusRequests = 0 }: { readonly focusRequests?: number }) {
  const isOpen = useSession((state) => state.snapshot !== null && state.scenario !== null);
  const box = useRef<HTMLDivElement>(null);
  const run = useLive((state) => state.run);
  useEffect(() => {
    if (focusRequests > 0) box.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [focusRequests]);
  if (!isOpen) return <Empty icon="job">Nothing is open yet.</Empty>;
  return (
    <div ref={box} className={styles.panel}>
      <h2 className="visually-hidden">Live run</h2>
      <Manner />
      <LiveControls />
      {run.type === "on" && (
        <section className={styles.state} aria-label="State of the run">
          <Sweep isPaused={run.progress?.phase === "held"} />
          <p className={styles.figures}>{describeOn(run)}</p>
          {typeof run.progress?.why === "string" && (
            <p className={styles.why}>{run.progress.why}</p>
          )}
        </section>
      )}
      {(run.type === "ended" || run.type === "failed") && <LiveOutcome task={run} />}
      {run.type === "none" && (
        <p className={styles.about}>
          Every step is made by the lock manager itself, recorded in its true order, and checked
          against the simulator. Afterwards it can be stepped through like any other recording.
        </p>
      )}
      {run.type === "on" && <ThreadList run={run} />}
      <StressSection />
    </div>
  );
}

function Manner() {
  const jobs = useSession(
    ({ snapshot }) => snapshot?.jobs.filter(({ status }) => status !== "done").length ?? 0,
  );
  const on = useLive(({ run }) => (run.type === "on" ? run : null));
  const isolation = useIsolation();
  const threads = on?.progress?.threads ?? jobs;
  const manner = chooseManner(threads, isolation.isIsolated);
  return (
    <div className={styles.manner}>
      <p className={styles.mode}>{manner.mode === "threads" ? "Real threads" : "In turns"}</p>
      <p className={styles.words}>{describeManner(manner, threads)}</p>
      {!isolation.isIsolated && <NotIsolated isolation={isolation} />}
    </div>
  );
}
