// What could not be opened or done: each problem with its place and what is allowed.
import type { Problem } from "../formats/problem.ts";
import { countWord } from "../sim/words.ts";
import { toSentence } from "../store/announce.ts";
import { Button } from "./base/Button.tsx";
import { Dialog } from "./base/Dialog.tsx";
import { Icon } from "./base/Icon.tsx";
import styles from "./RefusalDialog.module.css";
import { useActions, useSession } from "./useSession.ts";

/** Listing more would bury the first ones, which are the ones to mend first. */
const SHOWN = 50;

export function RefusalDialog() {
  const refusal = useSession((state) => state.refusal);
  const { dismissRefusal } = useActions();
  if (refusal === null) return null;
  const { title, problems } = refusal;
  return (
    <Dialog
      open
      title={title}
      onClose={dismissRefusal}
      actions={
        <Button variant="primary" data-autofocus onClick={dismissRefusal}>
          Close
        </Button>
      }
    >
      <ul className={styles.list}>
        {problems.slice(0, SHOWN).map((problem) => (
          <Item key={describeKey(problem)} problem={problem} />
        ))}
      </ul>
      {problems.length > SHOWN && (
        <p className={styles.note}>And {countWord(problems.length - SHOWN, "more problem")}.</p>
      )}
      <p className={styles.note}>What was open has not changed.</p>
    </Dialog>
  );
}

function Item({ problem }: { readonly problem: Problem }) {
  const place = describePlace(problem);
  return (
    <li className={styles.problem} data-severity={problem.severity}>
      <Icon name={problem.severity} />
      <div className={styles.words}>
        {place !== null && <p className={styles.place}>{place}</p>}
        <p className={styles.message}>{toSentence(problem.message)}</p>
      </div>
    </li>
  );
}

function describePlace({ line, column, path }: Problem): string | null {
  if (line !== null) return column === null ? `Line ${line}` : `Line ${line}, column ${column}`;
  return path === null || path === "" ? null : path;
}

function describeKey({ line, column, path, message }: Problem): string {
  return `${line}:${column}:${path}:${message}`;
}
