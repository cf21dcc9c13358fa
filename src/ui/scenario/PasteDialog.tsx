// Opens a text that is pasted: a scenario as text, JSON of a scenario or of a recording, or a table of locks.
import { type FormEvent, useId, useState } from "react";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { Field } from "../base/Field.tsx";
import { useActions } from "../useSession.ts";
import styles from "./PasteDialog.module.css";

interface PasteDialogProps {
  readonly onClose: () => void;
}

export function PasteDialog({ onClose }: PasteDialogProps) {
  const { open } = useActions();
  const [text, setText] = useState("");
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onClose();
    void open({ type: "text", text, name: null });
  };
  return (
    <Dialog
      open
      title="Open pasted text"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={id}
            reason={text.trim() === "" ? "Paste a text first." : null}
          >
            Open
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <Field
          label="Text"
          hint="A scenario as text, JSON of a scenario or a recording, or what gnt-debug locks printed: which of them shows by itself."
        >
          {(tie) => (
            <textarea
              {...tie}
              data-autofocus=""
              className={styles.area}
              rows={14}
              value={text}
              spellCheck={false}
              autoCapitalize="off"
              wrap="off"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
