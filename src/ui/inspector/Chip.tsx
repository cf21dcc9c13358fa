// Names of jobs and locks in the text of panels; pressing one selects it.
import type { LockMode } from "../../core/monitor.ts";
import type { JobView } from "../../sim/view.ts";
import { ModeMark } from "../base/ModeMark.tsx";
import { StatusMark } from "../base/StatusMark.tsx";
import { useActions, useSession } from "../useSession.ts";
import styles from "./Chip.module.css";
import { describeMode, shortenLock } from "./phrases.ts";

/** What a job can do at the moment: its sign, with the word beside it unless it is compact. */
export function JobState({ view, isCompact }: { view: JobView; isCompact?: boolean }) {
  return (
    <StatusMark
      status={view.status}
      notified={view.wait?.notified ?? false}
      asleep={view.why[0]?.rule === "asleep"}
      cancelled={view.isCancelled}
      isCompact={isCompact ?? false}
    />
  );
}

/** A job by its index. `fallback` names one that is not there at the position shown. */
export function JobChip({ job, fallback }: { readonly job: number; readonly fallback?: string }) {
  const view = useSession((state) => state.snapshot?.jobs[job]);
  const isSelected = useSession(
    ({ selection }) => selection?.type === "job" && selection.job === job,
  );
  const { select } = useActions();
  if (view === undefined) return <span className={styles.gone}>{fallback ?? "a later job"}</span>;
  return (
    <button
      type="button"
      className={styles.job}
      aria-current={isSelected || undefined}
      onClick={() => select({ type: "job", job })}
    >
      <JobState view={view} isCompact /> <span className={styles.name}>{view.name}</span>
    </button>
  );
}

interface LockChipProps {
  readonly lock: number;
  /** The mode that is meant; where it is left out the lock's own is shown, and said after the name. */
  readonly mode?: LockMode;
  /** Without its level, where that stands above. */
  readonly isShort?: boolean;
}

/** A lock by its index. */
export function LockChip({ lock, mode, isShort = false }: LockChipProps) {
  const view = useSession((state) => state.snapshot?.locks[lock]);
  const isSelected = useSession(
    ({ selection }) => selection?.type === "lock" && selection.lock === lock,
  );
  const { select } = useActions();
  if (view === undefined) return <span className={styles.gone}>a later lock</span>;
  const isOwn = mode === undefined;
  return (
    <button
      type="button"
      className={styles.lock}
      aria-current={isSelected || undefined}
      onClick={() => select({ type: "lock", lock })}
    >
      <ModeMark mode={isOwn ? view.mode : mode} isNamed={!isOwn} />{" "}
      <span className={styles.name}>{isShort ? shortenLock(view.name) : view.name}</span>{" "}
      {isOwn && <span className="visually-hidden">{`(${describeMode(view.mode)})`}</span>}
    </button>
  );
}
