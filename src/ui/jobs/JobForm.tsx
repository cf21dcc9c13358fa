// The fields of a job: its name, how many of it, and its program.
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import styles from "./JobForm.module.css";
import { draftJob, type JobDraft, type JobErrors } from "./jobDraft.ts";
import type { Members } from "./members.ts";
import { OperationList } from "./OperationList.tsx";
import { listPresets, type Preset } from "./presets.ts";

interface JobFormProps {
  readonly draft: JobDraft;
  readonly errors: JobErrors;
  readonly members: Members;
  readonly onChange: (draft: JobDraft) => void;
  /** Only for jobs that are new: how many, as typed, and the names that this makes. */
  readonly several?:
    | {
        readonly count: string;
        readonly error: string | undefined;
        readonly names: readonly string[];
        readonly onChange: (count: string) => void;
      }
    | undefined;
}

export function JobForm({ draft, errors, members, onChange, several }: JobFormProps) {
  return (
    <>
      <div className={styles.head}>
        <div className={styles.name}>
          <TextField
            label="Name"
            data-autofocus=""
            autoComplete="off"
            spellCheck={false}
            value={draft.name}
            error={errors.name}
            onChange={(name) => onChange({ ...draft, name })}
          />
        </div>
        {several !== undefined && (
          <div className={styles.count}>
            <TextField
              label="How many"
              inputMode="numeric"
              autoComplete="off"
              value={several.count}
              error={several.error}
              hint={describeNames(several.names)}
              onChange={several.onChange}
            />
          </div>
        )}
        {several !== undefined && (
          <div className={styles.preset}>
            <PresetField draft={draft} members={members} onChange={onChange} />
          </div>
        )}
      </div>
      <h3 className={styles.title}>Program</h3>
      <OperationList
        operations={draft.operations}
        errors={errors.operations}
        members={members}
        onChange={(operations) => onChange({ ...draft, operations })}
      />
    </>
  );
}

function describeNames(names: readonly string[]): string | undefined {
  return names.length > 1 ? `${names[0]} to ${names.at(-1)}` : undefined;
}

const OWN = "own";

function PresetField({ draft, members, onChange }: Omit<JobFormProps, "errors" | "several">) {
  const presets = listPresets(members);
  const current = presets.find((preset) => isUnchanged(draft, preset));
  const options = presets.map(({ id, title }) => ({ value: id, label: title }));
  const choose = (id: string) => {
    const preset = presets.find((candidate) => candidate.id === id);
    if (preset === undefined) return;
    onChange({ ...draftJob(draft.name, preset.program, draft.id) });
  };
  return (
    <Select
      label="Program from"
      options={current === undefined ? [{ value: OWN, label: "Your own" }, ...options] : options}
      value={current?.id ?? OWN}
      onChange={choose}
    />
  );
}

function isUnchanged(draft: JobDraft, preset: Preset): boolean {
  const { operations } = draft;
  return (
    operations.length === preset.program.length &&
    operations.every(
      ({ source }, index) => JSON.stringify(source) === JSON.stringify(preset.program[index]),
    )
  );
}
