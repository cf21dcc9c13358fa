// One operation of a program as a form: only the fields that it has.
import { LEVELS } from "../../core/levels.ts";
import { IconButton } from "../base/Button.tsx";
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { type Members, membersOf } from "./members.ts";
import { NamesField } from "./NamesField.tsx";
import styles from "./OperationForm.module.css";
import {
  changeDraft,
  changeLevel,
  changeWord,
  listFields,
  listWords,
  type OperationDraft,
  type OperationErrors,
} from "./operationDraft.ts";

interface OperationFormProps {
  /** Its place in the program, from 1. */
  readonly number: number;
  readonly draft: OperationDraft;
  readonly errors: OperationErrors;
  readonly members: Members;
  readonly onChange: (draft: OperationDraft) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly isLast: boolean;
}

export function OperationForm(props: OperationFormProps) {
  const { number, draft, members, onChange } = props;
  const fields = listFields(draft, members.kind);
  const word = { value: draft.op, label: draft.op };
  const words = listWords(members.kind).map((op) => ({ value: op, label: op }));
  return (
    <fieldset className={styles.operation} data-operation={draft.id}>
      <legend className="visually-hidden">Operation {number}</legend>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.fields}>
        <div className={styles.short}>
          <Select
            label="Operation"
            options={words.some(({ value }) => value === draft.op) ? words : [...words, word]}
            value={draft.op}
            onChange={(op) => onChange(changeWord(draft, op, members))}
          />
        </div>
        {fields.has("level") && <LevelField {...props} />}
        {fields.has("lock") && <LockField {...props} />}
        {fields.has("shared") && (
          <div className={styles.short}>
            <Select
              label="Mode"
              options={MODES}
              value={draft.shared ? "shared" : "exclusive"}
              onChange={(mode) => onChange(changeDraft(draft, { shared: mode === "shared" }))}
            />
          </div>
        )}
        <NumberFields {...props} fields={fields} />
        {fields.has("names") && <TargetFields {...props} fields={fields} />}
        <Flags {...props} fields={fields} />
      </div>
      <Tools {...props} />
    </fieldset>
  );
}

const MODES = [
  { value: "exclusive", label: "exclusive" },
  { value: "shared", label: "shared" },
] as const;

function LevelField({ draft, members, onChange }: OperationFormProps) {
  const isKnown = draft.level === "" || (LEVELS as readonly string[]).includes(draft.level);
  const levels = isKnown ? LEVELS : [...LEVELS, draft.level];
  return (
    <div className={styles.short}>
      <Select
        label="Level"
        options={levels.map((level) => ({ value: level, label: level }))}
        value={draft.level}
        onChange={(level) => onChange(changeLevel(draft, level, members))}
      />
    </div>
  );
}

function LockField({ draft, errors, members, onChange }: OperationFormProps) {
  const locks = membersOf(members, "");
  const names = locks.includes(draft.lock) ? locks : [draft.lock, ...locks];
  return (
    <div className={styles.short}>
      <Select
        label="Lock"
        options={names.map((name) => ({ value: name, label: name === "" ? "none" : name }))}
        value={draft.lock}
        onChange={(lock) => onChange(changeDraft(draft, { lock }))}
      />
      {errors.lock !== undefined && <p className={styles.error}>{errors.lock}</p>}
    </div>
  );
}

interface PartProps extends OperationFormProps {
  readonly fields: ReadonlySet<string>;
}

const NUMBERS = [
  { field: "ms", label: "Works for (ms)", placeholder: "" },
  { field: "timeout", label: "Timeout (ms)", placeholder: "never" },
  { field: "priority", label: "Priority", placeholder: "0" },
] as const;

function NumberFields({ draft, errors, fields, onChange }: PartProps) {
  return NUMBERS.filter(({ field }) => fields.has(field)).map(({ field, label, placeholder }) => (
    <div key={field} className={styles.figure}>
      <TextField
        label={label}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        value={draft[field]}
        error={errors[field]}
        onChange={(value) => onChange(changeDraft(draft, { [field]: value }))}
      />
    </div>
  ));
}

function TargetFields({ draft, errors, fields, members, onChange }: PartProps) {
  const isAll = draft.isAll && fields.has("all");
  const hasOrder = draft.op === "add" || draft.op === "remove";
  const order = hasOrder && draft.names.length > 1 ? draft.names.join(", ") : "";
  return (
    <div className={styles.wide}>
      {fields.has("all") && (
        <Toggle
          label={draft.op === "acquire" ? "The whole set" : "All that it owns there"}
          checked={isAll}
          onChange={(checked) => onChange(changeDraft(draft, { isAll: checked }))}
        />
      )}
      {!isAll && (
        <NamesField
          label={draft.op === "add" ? "New names" : "Names"}
          members={draft.op === "add" ? [] : membersOf(members, draft.level)}
          names={draft.names}
          hint={order === "" ? undefined : `In this order: ${order}`}
          error={errors.names}
          onChange={(names) => onChange(changeDraft(draft, { names }))}
        />
      )}
    </div>
  );
}

function Flags({ draft, fields, onChange }: PartProps) {
  return (
    <>
      {fields.has("opportunistic") && (
        <Toggle
          label="Opportunistic: take only what is free"
          checked={draft.opportunistic}
          onChange={(opportunistic) => onChange(changeDraft(draft, { opportunistic }))}
        />
      )}
      {fields.has("acquired") && (
        <Toggle
          label="Acquire what is added"
          checked={draft.acquired}
          onChange={(acquired) => onChange(changeDraft(draft, { acquired }))}
        />
      )}
    </>
  );
}

function Tools({ number, isLast, onMove, onDuplicate, onRemove }: OperationFormProps) {
  return (
    <div className={styles.tools}>
      <IconButton
        label={`Move operation ${number} up`}
        icon="chevronUp"
        reason={number === 1 ? "It is the first." : null}
        data-tool="up"
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={`Move operation ${number} down`}
        icon="chevronDown"
        reason={isLast ? "It is the last." : null}
        data-tool="down"
        onClick={() => onMove(1)}
      />
      <IconButton label={`Duplicate operation ${number}`} icon="duplicate" onClick={onDuplicate} />
      <IconButton label={`Remove operation ${number}`} icon="trash" onClick={onRemove} />
    </div>
  );
}
