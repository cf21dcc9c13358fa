// The note at a position: to read, to write, to change, to remove.
import { useState } from "react";
import type { Note } from "../../sim/recording.ts";
import { formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { Section } from "../inspector/Section.tsx";
import { useActions, useSession } from "../useSession.ts";
import { NoteForm } from "./NoteForm.tsx";
import styles from "./NoteSection.module.css";
import { useNotes } from "./useNotes.ts";

/** Notes go along in links and files. */
export function NoteSection({ position }: { readonly position: number }) {
  const note = useNotes().get(position);
  const { annotate } = useActions();
  // Of one position: whoever goes on to another leaves the form behind.
  const [editedAt, setEditedAt] = useState<number | null>(null);
  const close = () => setEditedAt(null);
  const title = position === 0 ? "Note at the start" : `Note at step ${formatNumber(position)}`;
  if (editedAt === position) {
    return (
      <Section title={title}>
        <NoteForm
          text={note?.text ?? ""}
          onCancel={close}
          onSave={(text) => {
            annotate(position, text);
            close();
          }}
        />
      </Section>
    );
  }
  const edit = () => setEditedAt(position);
  return (
    <Section title={title}>
      {note === undefined ? (
        <Button variant="quiet" icon="plus" className={styles.first} onClick={edit}>
          Add a note
        </Button>
      ) : (
        <Written note={note} onEdit={edit} />
      )}
    </Section>
  );
}

function Written({ note, onEdit }: { readonly note: Note; readonly onEdit: () => void }) {
  const branch = useSession((state) => state.branch);
  const { annotate, switchBranch } = useActions();
  const isInherited = note.branch !== branch;
  const reason = isInherited ? `It was left on branch ${note.branch + 1}.` : null;
  return (
    <>
      <p className={styles.text}>{note.text}</p>
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon="edit"
          className={styles.first}
          reason={reason}
          onClick={onEdit}
        >
          Edit
        </Button>
        <Button
          variant="quiet"
          icon="trash"
          reason={reason}
          onClick={() => annotate(note.position, null)}
        >
          Remove
        </Button>
        {isInherited && (
          <Button
            variant="quiet"
            icon="branch"
            onClick={() => switchBranch(note.branch, note.position)}
          >
            {`Go to branch ${note.branch + 1}`}
          </Button>
        )}
      </div>
    </>
  );
}
