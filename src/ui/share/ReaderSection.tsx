// What the one who opens the link will see.
import { countWord } from "../../sim/words.ts";
import { useSession } from "../useSession.ts";
import { describeMoment, findTitle } from "./moment.ts";
import styles from "./ShareDialog.module.css";

export function ReaderSection() {
  const title = useSession(findTitle);
  const moment = useSession(describeMoment);
  const selected = useSession(({ selection, snapshot }) => {
    if (selection === null || snapshot === null) return null;
    if (selection.type === "step") return `step ${selection.position}`;
    return selection.type === "job"
      ? (snapshot.jobs[selection.job]?.name ?? null)
      : (snapshot.locks[selection.lock]?.name ?? null);
  });
  const branches = useSession((state) => state.branches.length);
  const branch = useSession((state) => state.branch);
  const notes = useSession((state) => state.notes.length);
  return (
    <section className={styles.section} aria-labelledby="share-reader">
      <h3 id="share-reader" className={styles.heading}>
        What the reader will see
      </h3>
      <dl className={styles.facts}>
        <dt>Title</dt>
        <dd>{title}</dd>
        <dt>Paused at</dt>
        <dd>{moment}</dd>
        {branches > 1 && (
          <>
            <dt>Branch</dt>
            <dd>{`${branch + 1} of ${branches}; the others go along`}</dd>
          </>
        )}
        {selected !== null && (
          <>
            <dt>Selected</dt>
            <dd>{selected}</dd>
          </>
        )}
        {notes > 0 && (
          <>
            <dt>Notes</dt>
            <dd>{countWord(notes, "note")}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
