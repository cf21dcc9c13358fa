// The dialog that spawns jobs or changes one of the scenario.
import { type FormEvent, useId, useMemo, useRef, useState } from "react";
import { LIMITS } from "../../formats/limits.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { useSession, useStores } from "../useSession.ts";
import { findJob } from "./editScenario.ts";
import styles from "./JobForm.module.css";
import { JobForm } from "./JobForm.tsx";
import { checkJob, draftJob, type JobDraft, readProgram } from "./jobDraft.ts";
import { changeJob, listTaken, spawnJobs } from "./jobEdits.ts";
import { nameJobs, SEVERAL_MAX, suggestName } from "./jobNames.ts";
import { listMembers, listPresent, type Members, membersOf } from "./members.ts";
import { listPresets } from "./presets.ts";

interface JobDialogProps {
  /** Index of the job of the scenario that is changed; null for new ones. */
  readonly job: number | null;
  readonly onClose: () => void;
}

export function JobDialog({ job, onClose }: JobDialogProps) {
  const { session } = useStores();
  // What is open may go on changing behind the dialog; the form stays with what it was opened on.
  const [opened] = useState(() => prepare(session.getState(), job));
  const [draft, setDraft] = useState(opened.draft);
  const [count, setCount] = useState("1");
  const number = readCount(count);
  const names = useMemo(
    () => (number === null ? [] : nameJobs(draft.name, number, opened.taken)),
    [draft.name, number, opened.taken],
  );
  const errors = useMemo(() => checkNames(draft, names, opened), [draft, names, opened]);
  const countError = findCountError(count, opened.taken.length);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (errors.count > 0 || countError !== undefined) {
      form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
      return;
    }
    onClose();
    const program = readProgram(draft, opened.members.kind);
    if (job !== null) void changeJob(session, job, [draft.name, program]);
    else
      void spawnJobs(
        session,
        names.map((name) => [name, program]),
      );
  };
  return (
    <Dialog
      open
      size="medium"
      title={job === null ? "Spawn a job" : `Edit ${opened.draft.name}`}
      onClose={onClose}
      actions={<Actions form={id} label={describeSubmit(job, number ?? 1)} onCancel={onClose} />}
    >
      <form ref={form} id={id} noValidate onSubmit={submit}>
        <Where job={job} />
        <JobForm
          draft={draft}
          errors={errors}
          members={opened.members}
          onChange={setDraft}
          several={
            job === null ? { count, error: countError, names, onChange: setCount } : undefined
          }
        />
      </form>
    </Dialog>
  );
}

interface ActionsProps {
  readonly form: string;
  readonly label: string;
  readonly onCancel: () => void;
}

function Actions({ form, label, onCancel }: ActionsProps) {
  return (
    <>
      <Button onClick={onCancel}>Cancel</Button>
      <Button variant="primary" type="submit" form={form}>
        {label}
      </Button>
    </>
  );
}

/** Says what of the two it will be: a change of the scenario, or a choice. */
function Where({ job }: { readonly job: number | null }) {
  const position = useSession((state) => state.position);
  if (job !== null) {
    return (
      <p className={styles.where}>
        This changes the scenario. The choices that are still possible are kept.
      </p>
    );
  }
  return position === 0 ? (
    <p className={styles.where}>You are at the start, so this becomes part of the scenario.</p>
  ) : (
    <p className={styles.where}>
      This is a choice at the current moment, after {position}{" "}
      {position === 1 ? "choice" : "choices"}. To change the scenario itself, go to the start.
    </p>
  );
}

interface Opened {
  readonly members: Members;
  /** Names of the other jobs. */
  readonly taken: readonly string[];
  readonly draft: JobDraft;
}

function prepare(state: SessionState, job: number | null): Opened {
  const { scenario, snapshot, position } = state;
  const names = listTaken(state);
  const start: Members =
    scenario === null ? { kind: "sharedlock", levels: new Map() } : listMembers(scenario);
  if (job !== null) {
    const [name, program] = findJob(scenario, job);
    const taken = names.filter((other) => other !== name);
    return { members: start, taken, draft: draftJob(name, program, 0) };
  }
  const members = position === 0 || snapshot === null ? start : listPresent(snapshot);
  const program = listPresets(members)[0]?.program ?? [];
  return { members, taken: names, draft: draftJob(suggestName(names), program, 0) };
}

function checkNames(draft: JobDraft, names: readonly string[], { members, taken }: Opened) {
  // With several the number counts on past names that are taken, so only one can collide.
  const inUse = names.length > 1 ? [] : taken;
  return checkJob(draft, members.kind, membersOf(members, ""), inUse);
}

function readCount(text: string): number | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return count >= 1 && count <= SEVERAL_MAX ? count : null;
}

function findCountError(text: string, jobs: number): string | undefined {
  const count = readCount(text);
  if (count === null) return `Give a number from 1 to ${SEVERAL_MAX}.`;
  const room = LIMITS.jobs - jobs;
  return count > room ? `There can be ${LIMITS.jobs} jobs, ${room} more than now.` : undefined;
}

function describeSubmit(job: number | null, count: number): string {
  if (job !== null) return "Save changes";
  return count === 1 ? "Spawn job" : `Spawn ${count} jobs`;
}
