// The scenario as forms: what it is about, its locks, its jobs.
import { type ComponentProps, memo, useCallback, useMemo } from "react";
import type { Kind } from "../../core/scenario.ts";
import { KINDS } from "../../formats/scenarioOperations.ts";
import { Field, TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { NamesField } from "../jobs/NamesField.tsx";
import { changeKind } from "./changeKind.ts";
import styles from "./FormTab.module.css";
import {
  checkJobs,
  checkLocks,
  checkTexts,
  draftMembers,
  type FormDraft,
  type LockList,
  listLists,
} from "./formDraft.ts";
import { JobsForm } from "./JobsForm.tsx";

/** Changes the draft as it is by then. The same function for ever, so that parts stay as they are. */
type Edit = (edit: (draft: FormDraft) => FormDraft) => void;

interface FormTabProps {
  readonly draft: FormDraft;
  readonly onEdit: Edit;
}

/** Each part is drawn anew only when something in it has changed: scenarios may be large. */
export function FormTab({ draft, onEdit }: FormTabProps) {
  return (
    <div className={styles.form}>
      <Texts texts={draft.texts} onEdit={onEdit} />
      <Locks kind={draft.kind} locks={draft.locks} onEdit={onEdit} />
      <Jobs kind={draft.kind} locks={draft.locks} jobs={draft.jobs} onEdit={onEdit} />
    </div>
  );
}

interface LocksProps extends Pick<FormDraft, "kind" | "locks"> {
  readonly onEdit: Edit;
}

const Locks = memo(function Locks({ kind, locks, onEdit }: LocksProps) {
  const errors = checkLocks(kind, locks);
  return (
    <section className={styles.section} aria-label="Locks of the scenario">
      <h2 className={styles.heading}>Locks</h2>
      <Select
        label="Kind"
        hint="Another kind translates the programs, as far as it has the same operations."
        options={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        value={kind}
        onChange={(next) => onEdit((draft) => changeKind(draft, next))}
      />
      {listLists(kind).map((list) => (
        <NamesField
          key={list}
          label={LIST_WORDS[list]}
          members={NONE}
          names={locks[list]}
          error={errors[list]}
          onChange={(names) =>
            onEdit((draft) => ({ ...draft, locks: { ...draft.locks, [list]: names } }))
          }
        />
      ))}
    </section>
  );
});

const NONE: readonly string[] = [];

interface JobsProps extends Pick<FormDraft, "kind" | "locks" | "jobs"> {
  readonly onEdit: Edit;
}

const Jobs = memo(function Jobs({ kind, locks, jobs, onEdit }: JobsProps) {
  const members = useMemo(() => draftMembers(kind, locks), [kind, locks]);
  const edit = useCallback<ComponentProps<typeof JobsForm>["onEdit"]>(
    (change) => onEdit((draft) => ({ ...draft, jobs: change(draft.jobs) })),
    [onEdit],
  );
  return (
    <section className={styles.section} aria-label="Jobs of the scenario">
      <h2 className={styles.heading}>
        Jobs <span className={styles.count}>{jobs.length}</span>
      </h2>
      <JobsForm
        jobs={jobs}
        errors={checkJobs(jobs, kind, locks.locks)}
        members={members}
        onEdit={edit}
      />
    </section>
  );
});

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  sharedlock: "Plain locks (sharedlock)",
  lockset: "One set of locks (lockset)",
  manager: "Seven levels (manager)",
};

const LIST_WORDS: Readonly<Record<LockList, string>> = {
  locks: "Names of the locks",
  instance: "Instances",
  nodegroup: "Node groups",
  node: "Nodes (node and node-res)",
  network: "Networks",
};

interface TextsProps extends Pick<FormDraft, "texts"> {
  readonly onEdit: Edit;
}

const Texts = memo(function Texts({ texts, onEdit }: TextsProps) {
  const errors = checkTexts(texts);
  const change = (name: keyof FormDraft["texts"], text: string) =>
    onEdit((draft) => ({ ...draft, texts: { ...draft.texts, [name]: text } }));
  return (
    <section className={styles.section} aria-label="About the scenario">
      <TextField
        label="Title"
        value={texts.title}
        error={errors.title}
        onChange={(title) => change("title", title)}
      />
      {(["question", "answer"] as const).map((name) => (
        <Field
          key={name}
          label={name === "question" ? "Question" : "Answer, shown on demand"}
          error={errors[name]}
        >
          {(tie) => (
            <textarea
              {...tie}
              className={styles.area}
              rows={2}
              value={texts[name]}
              onChange={(event) => change(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </section>
  );
});
