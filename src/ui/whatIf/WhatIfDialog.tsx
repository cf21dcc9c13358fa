// What if an operation were otherwise: the change is chosen, the same choices are made again in a worker,
// and the first difference is shown side by side and can be opened.
import { type FormEvent, useEffect, useId, useState } from "react";
import type { Program } from "../../core/scenario.ts";
import { type Change, type Course, changeCourse } from "../../sim/change.ts";
import { countWord, describeOperation, formatNumber } from "../../sim/words.ts";
import { toSentence } from "../../store/announce.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { useActions, useStores } from "../useSession.ts";
import { Contrasts } from "./Contrasts.tsx";
import { type ChangeDraft, draftChange, isShared, listChanges, readChange } from "./changeDraft.ts";
import { type ComparisonState, useComparison } from "./useComparison.ts";
import styles from "./WhatIf.module.css";

interface WhatIfDialogProps {
  readonly job: number;
  readonly operation: number;
  readonly onClose: () => void;
}

export function WhatIfDialog({ job, operation, onClose }: WhatIfDialogProps) {
  const { session } = useStores();
  const { pause } = useActions();
  // The dialog stays with what it was opened on.
  const [subject] = useState(() => prepare(session.getState(), job));
  const [draft, setDraft] = useState(() => draftChange(subject.program, operation));
  const [isTried, setIsTried] = useState(false);
  const { state, compare, stop } = useComparison();
  const open = useOpen(subject, job, onClose);
  const id = useId();
  useEffect(pause, [pause]);
  const reading = readChange(draft, subject.program[operation]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried("fault" in reading);
    if ("fault" in reading || subject.course === null) return;
    const otherwise = changeCourse(subject.course, job, operation, reading.change);
    if (otherwise !== null) compare({ as: subject.course, otherwise });
  };
  const compared = state.type === "done" ? state.compared : null;
  return (
    <Dialog
      open
      size="medium"
      title="What if"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {state.type === "done" && compared !== null && (
            <Button variant="primary" onClick={() => void open(state.order.otherwise, compared)}>
              {subject.isSpawned ? "Open as a branch" : "Open as a scenario"}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.subject}>{describeSubject(subject, operation)}</p>
      <form id={id} noValidate className={styles.form} onSubmit={submit}>
        <ChangeFields
          program={subject.program}
          operation={operation}
          draft={draft}
          fault={isTried && "fault" in reading ? toSentence(reading.fault) : null}
          onChange={(next) => {
            // What was found was of another change.
            stop();
            setDraft(next);
          }}
        />
        <Button type="submit">Compare</Button>
      </form>
      <div className={styles.outcome}>
        <Outcome state={state} onStop={stop} />
      </div>
    </Dialog>
  );
}

interface Subject {
  readonly course: Course | null;
  readonly name: string;
  readonly program: Program;
  readonly isSpawned: boolean;
}

function prepare({ scenario, snapshot, trail }: SessionState, job: number): Subject {
  return {
    course: scenario === null ? null : { scenario, choices: trail.map(({ choice }) => choice) },
    name: snapshot?.jobs[job]?.name ?? "",
    program: snapshot?.programs[job] ?? [],
    isSpawned: scenario !== null && job >= Object.keys(scenario.jobs).length,
  };
}

function describeSubject({ name, program }: Subject, index: number): string {
  const operation = program[index];
  const words = operation === undefined ? "" : `: ${describeOperation(operation)}`;
  return `${name}, operation ${formatNumber(index + 1)}${words}`;
}

/** A job of the scenario makes another scenario, a spawned one another branch; undo takes both back. */
function useOpen({ isSpawned }: Subject, job: number, onClose: () => void) {
  const { edit, seek, playOut, select } = useActions();
  return async ({ scenario }: Course, { choices }: { readonly choices: Course["choices"] }) => {
    onClose();
    const isOpen = await (isSpawned ? playOut(choices, choices.length) : edit(scenario));
    if (!isOpen) return;
    if (!isSpawned) seek(choices.length);
    select({ type: "job", job });
  };
}

const LABELS: Readonly<Record<Change["type"], string>> = {
  priority: "it had another priority",
  mode: "it wanted the other mode",
  timeout: "it had another timeout",
  order: "it came at another place",
};

interface ChangeFieldsProps {
  readonly program: Program;
  readonly operation: number;
  readonly draft: ChangeDraft;
  readonly fault: string | null;
  readonly onChange: (draft: ChangeDraft) => void;
}

function ChangeFields({ program, operation, draft, fault, onChange }: ChangeFieldsProps) {
  const types = listChanges(program, operation);
  return (
    <>
      <div className={styles.field}>
        <Select
          label="What if"
          options={types.map((value) => ({
            value,
            label: value === "mode" ? describeMode(program, operation) : LABELS[value],
          }))}
          value={draft.type}
          onChange={(type) => onChange({ ...draft, type })}
        />
      </div>
      {draft.type === "priority" && (
        <div className={styles.field}>
          <TextField
            label="Priority, lower is more urgent"
            inputMode="numeric"
            value={draft.priority}
            error={fault}
            onChange={(priority) => onChange({ ...draft, priority })}
          />
        </div>
      )}
      {draft.type === "timeout" && (
        <div className={styles.field}>
          <TextField
            label="Timeout in ms, empty for none"
            inputMode="numeric"
            value={draft.timeout}
            error={fault}
            onChange={(timeout) => onChange({ ...draft, timeout })}
          />
        </div>
      )}
      {draft.type === "order" && (
        <div className={styles.field}>
          <Select
            label="Changes places with"
            options={program.flatMap((other, at) =>
              at === operation
                ? []
                : [{ value: String(at), label: `${at + 1}: ${describeOperation(other)}` }],
            )}
            value={String(draft.other)}
            onChange={(other) => onChange({ ...draft, other: Number(other) })}
          />
        </div>
      )}
    </>
  );
}

function describeMode(program: Program, operation: number): string {
  return isShared(program[operation]) ? "it were exclusive" : "it were shared";
}

function Outcome({ state, onStop }: { state: ComparisonState; onStop: () => void }) {
  switch (state.type) {
    case "none":
      return (
        <p className={styles.line}>
          The same choices are made again, as far as they are possible, up to the first difference.
        </p>
      );
    case "comparing":
      return (
        <p className={styles.line}>
          {`${formatNumber(state.made)} of ${countWord(state.of, "step")} compared…`}
          <Button variant="quiet" onClick={onStop}>
            Stop
          </Button>
        </p>
      );
    case "failed":
      return <p className={styles.line}>{`The comparison failed: ${state.message}.`}</p>;
    case "done":
      return state.compared === null ? (
        <p className={styles.verdict} role="status">
          {`No difference to the end of what was done (${countWord(state.order.as.choices.length, "step")}).`}
        </p>
      ) : (
        <Contrasts compared={state.compared} />
      );
    default:
      return state satisfies never;
  }
}
