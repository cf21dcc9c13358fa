// One job in the list: its state, what it is at, its own step button, and its program when selected.
import { memo } from "react";
import type { Program } from "../../core/scenario.ts";
import type { JobView } from "../../sim/view.ts";
import { IconButton } from "../base/Button.tsx";
import { StatusMark } from "../base/StatusMark.tsx";
import { joinClasses } from "../joinClasses.ts";
import { useActions } from "../useSession.ts";
import { JobMenu } from "./JobMenu.tsx";
import styles from "./JobRow.module.css";
import {
  countProgress,
  describeCurrent,
  describeNote,
  findStepReason,
  isAsleep,
  isNotified,
  partCurrent,
} from "./jobNote.ts";
import { ProgramList } from "./ProgramList.tsx";

interface JobRowProps {
  readonly index: number;
  readonly job: JobView;
  readonly program: Program;
  readonly isSelected: boolean;
  /** The row that Tab reaches; arrow keys move between rows. */
  readonly isTabStop: boolean;
  /** By a choice: not part of the scenario. */
  readonly isSpawned: boolean;
  readonly onEdit: (job: number) => void;
}

interface JobItemProps extends JobRowProps {
  /** Out of sight: as large, and with the name, so that it can be found, but without all the rest. */
  readonly isFar: boolean;
}

/** One item of the list. Near or far it is the same element, which is watched for where it is. */
export function JobItem({ isFar, ...props }: JobItemProps) {
  const { index, job, isSelected, isTabStop } = props;
  return (
    <li
      className={joinClasses(styles.item, isSelected && styles.selected, isFar && styles.far)}
      data-job={index}
      data-tab-stop={isTabStop || undefined}
    >
      {isFar ? job.name : <JobRow {...props} />}
    </li>
  );
}

/** Drawn anew only when its job has changed. */
const JobRow = memo(function JobRow(props: JobRowProps) {
  const { index, job, program, isSelected, isTabStop, isSpawned, onEdit } = props;
  const actions = useActions();
  const note = describeNote(job);
  const marks = { notified: isNotified(job), asleep: isAsleep(job), cancelled: job.isCancelled };
  return (
    <>
      <div className={styles.row}>
        <button
          type="button"
          className={joinClasses(styles.main, styles[job.status])}
          aria-expanded={isSelected}
          aria-current={isSelected || undefined}
          tabIndex={isTabStop ? 0 : -1}
          data-row-control="main"
          onClick={() => actions.select(isSelected ? null : { type: "job", job: index })}
        >
          <span className={styles.mark}>
            <StatusMark status={job.status} {...marks} isCompact />
          </span>{" "}
          <span className={styles.first}>
            <span className={styles.name}>{job.name}</span>{" "}
            <span className={styles.progress}>
              {countProgress(job, program)}
              <span aria-hidden="true">/</span>
              <span className="visually-hidden"> of </span>
              {program.length}
            </span>
          </span>{" "}
          <span
            className={joinClasses(styles.second, findTone(job))}
            data-tip={`${describeCurrent(job, program)} · ${note}`}
          >
            <Current job={job} program={program} /> <span className={styles.note}>{note}</span>
          </span>
        </button>
        <IconButton
          label={`Step ${job.name}`}
          icon="stepJob"
          keys={isSelected ? "Shift+F10" : undefined}
          reason={findStepReason(job)}
          tabIndex={isTabStop ? 0 : -1}
          data-row-control="step"
          onClick={() => void actions.stepJob(index)}
        />
        <span className={styles.menu} data-row-control="menu">
          <JobMenu index={index} job={job} isSpawned={isSpawned} onEdit={onEdit} />
        </span>
      </div>
      {isSelected && (
        <div className={styles.details}>
          {job.status === "waiting" && <p className={styles.why}>{note}</p>}
          <ProgramList job={job} program={program} />
        </div>
      )}
    </>
  );
});

/** The operation that it is at. The mode is never cut off, and names last: what a job does depends on them. */
function Current({ job, program }: Pick<JobRowProps, "job" | "program">) {
  const { verb, names, mode, after } = partCurrent(job, program);
  return (
    <span className={styles.operation}>
      <span className={styles.verb}>{verb}</span> <span>{names}</span>{" "}
      <span className={styles.mode}>{mode}</span>
      <span className={styles.after}>{after}</span>
    </span>
  );
}

function findTone(job: JobView): string | undefined {
  if (isNotified(job)) return styles.toneNotified;
  if (isAsleep(job)) return styles.toneAsleep;
  if (job.status === "waiting") return styles.toneWaiting;
  return job.status === "working" ? styles.toneWorking : undefined;
}
