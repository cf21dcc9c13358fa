// Moving the virtual clock: to the next deadline, or by so many milliseconds.

import { type FormEvent, useState } from "react";
import { LIMITS } from "../../formats/limits.ts";
import { formatMs, formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { TextField } from "../base/Field.tsx";
import { Popover } from "../base/Popover.tsx";
import { useActions, useSession } from "../useSession.ts";
import styles from "./ClockMenu.module.css";

export function ClockMenu() {
  return (
    <Popover trigger={{ label: "Move the clock", icon: "clock", isIconOnly: true }} align="end">
      {(close) => <ClockForm onDone={close} />}
    </Popover>
  );
}

function ClockForm({ onDone }: { readonly onDone: () => void }) {
  const { act } = useActions();
  const clock = useSession((state) => state.snapshot?.clock ?? 0);
  const deadline = useSession((state) => state.snapshot?.nearestDeadline ?? null);
  const [text, setText] = useState("10");
  const ms = readMs(text);
  const error = ms === null ? `A whole number from 0 to ${formatNumber(LIMITS.ms)}` : null;
  const advance = (event: FormEvent) => {
    event.preventDefault();
    if (ms === null) return;
    void act({ type: "advance", ms });
    onDone();
  };
  const jump = () => {
    void act({ type: "deadline" });
    onDone();
  };
  return (
    <div className={styles.form}>
      <p className={styles.now}>It is {formatMs(clock)} of virtual time.</p>
      <Button
        icon="deadline"
        reason={deadline === null ? "No deadline is to come" : null}
        onClick={jump}
      >
        {deadline === null ? "To the next deadline" : `To the next deadline, ${formatMs(deadline)}`}
      </Button>
      <form className={styles.row} onSubmit={advance}>
        <TextField
          label="Or by, in ms"
          inputMode="numeric"
          value={text}
          onChange={setText}
          error={error}
        />
        <Button type="submit" reason={error}>
          Advance
        </Button>
      </form>
    </div>
  );
}

function readMs(text: string): number | null {
  const ms = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return ms <= LIMITS.ms ? ms : null;
}
