// The form for a note.

import { type KeyboardEvent, useState } from "react";
import { LIMITS } from "../../formats/limits.ts";
import { formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { Field } from "../base/Field.tsx";
import styles from "./NoteSection.module.css";

interface NoteFormProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Ctrl+Enter saves, Escape cancels. A note of nothing but space is none. */
export function NoteForm({ text, onSave, onCancel }: NoteFormProps) {
  const [draft, setDraft] = useState(text);
  const save = () => onSave(draft.trim());
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNearLimit = draft.length > LIMITS.noteLength - 200;
  return (
    <>
      <Field
        label="Note for this position"
        isLabelHidden
        hint={
          isNearLimit
            ? `${formatNumber(draft.length)} of ${formatNumber(LIMITS.noteLength)} characters`
            : "Kept in links and files. Ctrl+Enter saves, Escape cancels."
        }
      >
        {(tie) => (
          <textarea
            {...tie}
            className={styles.input}
            rows={4}
            maxLength={LIMITS.noteLength}
            value={draft}
            // The form opens because somebody asked to write.
            ref={focusAtOnce}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={press}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={save}>
          Save note
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  );
}

// To write on where the note ends, with the buttons below in sight.
function focusAtOnce(input: HTMLTextAreaElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
  const section = input?.closest("section");
  if (typeof section?.scrollIntoView === "function") section.scrollIntoView({ block: "nearest" });
}
