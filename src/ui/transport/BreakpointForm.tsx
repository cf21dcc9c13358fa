// The form for a breakpoint: a job, a lock, an operation, or several of them together.
import { type FormEvent, useId, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Kind } from "../../core/scenario.ts";
import { LIMITS } from "../../formats/limits.ts";
import type { Breakpoint } from "../../sim/recording.ts";
import { Button } from "../base/Button.tsx";
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { useActions, useSession } from "../useSession.ts";
import styles from "./BreakpointsMenu.module.css";
import { isSameBreakpoint } from "./breakpointWords.ts";

const ANY = "";

const OPERATIONS: Readonly<Record<Kind, readonly string[]>> = {
  sharedlock: ["acquire", "release", "downgrade", "delete", "work"],
  lockset: ["acquire", "release", "downgrade", "add", "remove", "work"],
  manager: ["acquire", "release", "downgrade", "add", "remove", "work"],
};

const EMPTY = { job: ANY, lock: ANY, op: ANY };

export function BreakpointForm() {
  const jobs = useSession(
    useShallow((state) => state.snapshot?.jobs.map(({ name }) => name) ?? []),
  );
  const kind = useSession((state) => state.snapshot?.kind ?? "manager");
  const taken = useSession((state) => state.breakpoints);
  const { setBreakpoints } = useActions();
  const [draft, setDraft] = useState(EMPTY);
  const point = createBreakpoint(draft);
  const reason = findReason(point, taken);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (reason !== null) return;
    setBreakpoints([...taken, point]);
    setDraft(EMPTY);
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <Select
        label="Job"
        options={listOptions("Any job", jobs)}
        value={draft.job}
        onChange={(job) => setDraft({ ...draft, job })}
      />
      <Select
        label="Operation"
        options={listOptions("Any operation", OPERATIONS[kind])}
        value={draft.op}
        onChange={(op) => setDraft({ ...draft, op })}
      />
      <LockField value={draft.lock} onChange={(lock) => setDraft({ ...draft, lock })} />
      <Button type="submit" icon="plus" reason={reason} className={styles.add}>
        Add
      </Button>
    </form>
  );
}

interface LockFieldProps {
  readonly value: string;
  readonly onChange: (lock: string) => void;
}

/** Any name may be given, also one that is added later. */
function LockField({ value, onChange }: LockFieldProps) {
  const id = useId();
  const names = useSession(
    useShallow((state) => state.snapshot?.locks.map(({ name }) => name) ?? []),
  );
  return (
    <>
      <TextField
        label="Lock"
        placeholder="Any lock"
        list={id}
        maxLength={2 * LIMITS.nameLength}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={onChange}
      />
      <datalist id={id}>
        {[...new Set(names)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function listOptions(any: string, names: readonly string[]) {
  return [{ value: ANY, label: any }, ...names.map((name) => ({ value: name, label: name }))];
}

function createBreakpoint(draft: typeof EMPTY): Breakpoint {
  const lock = draft.lock.trim();
  return {
    ...(draft.job === ANY ? {} : { job: draft.job }),
    ...(lock === ANY ? {} : { lock }),
    ...(draft.op === ANY ? {} : { op: draft.op }),
  };
}

function findReason(point: Breakpoint, taken: readonly Breakpoint[]): string | null {
  if (Object.keys(point).length === 0) return "Choose a job, an operation or a lock first.";
  if (taken.some((other) => isSameBreakpoint(other, point))) return "There is such a breakpoint.";
  return taken.length >= LIMITS.breakpoints
    ? `There can be ${LIMITS.breakpoints} breakpoints and no more.`
    : null;
}
