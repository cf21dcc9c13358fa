// The jobs of a scenario as forms, one of them unfolded.
import { memo, useCallback, useState } from "react";
import { Button, IconButton } from "../base/Button.tsx";
import { Icon } from "../base/Icon.tsx";
import { JobForm } from "../jobs/JobForm.tsx";
import { draftJob, type JobDraft, type JobErrors, moveItem, nextId } from "../jobs/jobDraft.ts";
import { suggestName } from "../jobs/jobNames.ts";
import type { Members } from "../jobs/members.ts";
import { listPresets } from "../jobs/presets.ts";
import { joinClasses } from "../joinClasses.ts";
import styles from "./JobsForm.module.css";

/** Changes the list as it is by then. The same function for ever. */
type EditJobs = (edit: (jobs: readonly JobDraft[]) => readonly JobDraft[]) => void;

interface JobsFormProps {
  readonly jobs: readonly JobDraft[];
  readonly errors: readonly JobErrors[];
  readonly members: Members;
  readonly onEdit: EditJobs;
}

// One object for all jobs without errors, so that their lines are not drawn anew.
const NO_ERRORS: JobErrors = { name: undefined, operations: [], count: 0 };

export function JobsForm({ jobs, errors, members, onEdit }: JobsFormProps) {
  const [open, setOpen] = useState<number | null>(null);
  const toggle = useCallback((id: number) => setOpen((now) => (now === id ? null : id)), []);
  const add = () => {
    const program = listPresets(members)[0]?.program ?? [];
    const name = suggestName(jobs.map((job) => job.name));
    onEdit((before) => [...before, draftJob(name, program, nextId(before))]);
    setOpen(nextId(jobs));
  };
  return (
    <div className={styles.jobs}>
      {jobs.length > 0 && (
        <ol className={styles.list}>
          {jobs.map((job, index) => (
            <Job
              key={job.id}
              job={job}
              index={index}
              errors={findErrors(errors[index])}
              members={members}
              isOpen={job.id === open}
              isLast={index === jobs.length - 1}
              onToggle={toggle}
              onEdit={onEdit}
            />
          ))}
        </ol>
      )}
      <Button icon="plus" onClick={add}>
        Add job
      </Button>
    </div>
  );
}

function findErrors(errors: JobErrors | undefined): JobErrors {
  return errors === undefined || errors.count === 0 ? NO_ERRORS : errors;
}

interface JobProps {
  readonly job: JobDraft;
  readonly index: number;
  readonly errors: JobErrors;
  readonly members: Members;
  readonly isOpen: boolean;
  readonly isLast: boolean;
  readonly onToggle: (id: number) => void;
  readonly onEdit: EditJobs;
}

const Job = memo(function Job(props: JobProps) {
  const { job, index, errors, members, isOpen, onToggle, onEdit } = props;
  const count = job.operations.length;
  return (
    <li className={joinClasses(styles.job, isOpen && styles.open)}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => onToggle(job.id)}
        >
          <Icon name={isOpen ? "chevronDown" : "chevronRight"} />
          <span className={styles.name}>{job.name === "" ? "(no name)" : job.name}</span>{" "}
          <span className={styles.count}>
            {count} {count === 1 ? "operation" : "operations"}
          </span>{" "}
          {errors.count > 0 && <span className={styles.wrong}>{errors.count} to correct</span>}
        </button>
        <Tools {...props} />
      </div>
      {isOpen && (
        <div className={styles.body}>
          <JobForm
            draft={job}
            errors={errors}
            members={members}
            onChange={(changed) => onEdit((jobs) => jobs.with(index, changed))}
          />
        </div>
      )}
    </li>
  );
});

function Tools({ job, index, isLast, onEdit }: JobProps) {
  const move = (by: 1 | -1) => onEdit((jobs) => moveItem(jobs, index, by));
  const duplicate = () =>
    onEdit((jobs) => {
      const name = suggestName(jobs.map((other) => other.name));
      return jobs.toSpliced(index + 1, 0, { ...job, id: nextId(jobs), name });
    });
  return (
    <div className={styles.tools}>
      <IconButton
        label={`Move ${job.name} up`}
        icon="chevronUp"
        reason={index === 0 ? "It is the first." : null}
        onClick={() => move(-1)}
      />
      <IconButton
        label={`Move ${job.name} down`}
        icon="chevronDown"
        reason={isLast ? "It is the last." : null}
        onClick={() => move(1)}
      />
      <IconButton label={`Duplicate ${job.name}`} icon="duplicate" onClick={duplicate} />
      <IconButton
        label={`Remove ${job.name}`}
        icon="trash"
        onClick={() => onEdit((jobs) => jobs.toSpliced(index, 1))}
      />
    </div>
  );
}
