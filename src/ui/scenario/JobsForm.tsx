// The jobs of a scenario as forms, one of them unfolded.
import { useState } from "react";
import { Button, IconButton } from "../base/Button.tsx";
import { Icon } from "../base/Icon.tsx";
import { JobForm } from "../jobs/JobForm.tsx";
import { draftJob, type JobDraft, type JobErrors, moveItem, nextId } from "../jobs/jobDraft.ts";
import { suggestName } from "../jobs/jobNames.ts";
import type { Members } from "../jobs/members.ts";
import { listPresets } from "../jobs/presets.ts";
import { joinClasses } from "../joinClasses.ts";
import styles from "./JobsForm.module.css";

interface JobsFormProps {
  readonly jobs: readonly JobDraft[];
  readonly errors: readonly JobErrors[];
  readonly members: Members;
  readonly onChange: (jobs: readonly JobDraft[]) => void;
}

const NO_ERRORS: JobErrors = { name: undefined, operations: [], count: 0 };

export function JobsForm({ jobs, errors, members, onChange }: JobsFormProps) {
  const [open, setOpen] = useState<number | null>(null);
  const nextName = () => suggestName(jobs.map(({ name }) => name));
  const insert = (index: number, job: JobDraft) => {
    onChange(jobs.toSpliced(index, 0, job));
    setOpen(job.id);
  };
  const add = () => {
    const program = listPresets(members)[0]?.program ?? [];
    insert(jobs.length, draftJob(nextName(), program, nextId(jobs)));
  };
  return (
    <div className={styles.jobs}>
      {jobs.length > 0 && (
        <ol className={styles.list}>
          {jobs.map((job, index) => (
            <Job
              key={job.id}
              job={job}
              errors={errors[index] ?? NO_ERRORS}
              members={members}
              isOpen={job.id === open}
              isFirst={index === 0}
              isLast={index === jobs.length - 1}
              onToggle={() => setOpen(job.id === open ? null : job.id)}
              onChange={(changed) => onChange(jobs.with(index, changed))}
              onMove={(by) => onChange(moveItem(jobs, index, by))}
              onDuplicate={() => insert(index + 1, { ...job, id: nextId(jobs), name: nextName() })}
              onRemove={() => onChange(jobs.toSpliced(index, 1))}
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

interface JobProps {
  readonly job: JobDraft;
  readonly errors: JobErrors;
  readonly members: Members;
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onChange: (job: JobDraft) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

function Job(props: JobProps) {
  const { job, errors, members, isOpen, onToggle, onChange } = props;
  const count = job.operations.length;
  return (
    <li className={joinClasses(styles.job, isOpen && styles.open)}>
      <div className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={onToggle}>
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
          <JobForm draft={job} errors={errors} members={members} onChange={onChange} />
        </div>
      )}
    </li>
  );
}

function Tools({ job, isFirst, isLast, onMove, onDuplicate, onRemove }: JobProps) {
  return (
    <div className={styles.tools}>
      <IconButton
        label={`Move ${job.name} up`}
        icon="chevronUp"
        reason={isFirst ? "It is the first." : null}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={`Move ${job.name} down`}
        icon="chevronDown"
        reason={isLast ? "It is the last." : null}
        onClick={() => onMove(1)}
      />
      <IconButton label={`Duplicate ${job.name}`} icon="duplicate" onClick={onDuplicate} />
      <IconButton label={`Remove ${job.name}`} icon="trash" onClick={onRemove} />
    </div>
  );
}
