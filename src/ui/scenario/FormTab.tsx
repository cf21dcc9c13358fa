// The scenario as forms: what it is about, its locks, its jobs.
import type { Kind } from "../../core/scenario.ts";
import { KINDS } from "../../formats/scenarioOperations.ts";
import { Field, TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { NamesField } from "../jobs/NamesField.tsx";
import { changeKind } from "./changeKind.ts";
import styles from "./FormTab.module.css";
import {
  draftMembers,
  type FormDraft,
  type FormErrors,
  type LockList,
  listLists,
} from "./formDraft.ts";
import { JobsForm } from "./JobsForm.tsx";

interface FormTabProps {
  readonly draft: FormDraft;
  readonly errors: FormErrors;
  readonly onChange: (draft: FormDraft) => void;
}

export function FormTab(props: FormTabProps) {
  const { draft, errors, onChange } = props;
  return (
    <div className={styles.form}>
      <Texts {...props} />
      <section className={styles.section} aria-label="Locks of the scenario">
        <h2 className={styles.heading}>Locks</h2>
        <Select
          label="Kind"
          hint="Another kind translates the programs, as far as it has the same operations."
          options={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
          value={draft.kind}
          onChange={(kind) => onChange(changeKind(draft, kind))}
        />
        {listLists(draft.kind).map((list) => (
          <NamesField
            key={list}
            label={LIST_WORDS[list]}
            members={[]}
            names={draft.locks[list]}
            error={errors.locks[list]}
            onChange={(names) => onChange({ ...draft, locks: { ...draft.locks, [list]: names } })}
          />
        ))}
      </section>
      <section className={styles.section} aria-label="Jobs of the scenario">
        <h2 className={styles.heading}>
          Jobs <span className={styles.count}>{draft.jobs.length}</span>
        </h2>
        <JobsForm
          jobs={draft.jobs}
          errors={errors.jobs}
          members={draftMembers(draft)}
          onChange={(jobs) => onChange({ ...draft, jobs })}
        />
      </section>
    </div>
  );
}

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

function Texts({ draft, errors, onChange }: FormTabProps) {
  const change = (name: keyof FormDraft["texts"], text: string) =>
    onChange({ ...draft, texts: { ...draft.texts, [name]: text } });
  return (
    <section className={styles.section} aria-label="About the scenario">
      <TextField
        label="Title"
        value={draft.texts.title}
        error={errors.texts.title}
        onChange={(title) => change("title", title)}
      />
      {(["question", "answer"] as const).map((name) => (
        <Field
          key={name}
          label={name === "question" ? "Question" : "Answer, shown on demand"}
          error={errors.texts[name]}
        >
          {(tie) => (
            <textarea
              {...tie}
              className={styles.area}
              rows={2}
              value={draft.texts[name]}
              onChange={(event) => change(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </section>
  );
}
