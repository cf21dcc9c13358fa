// The answer to a question, hidden until somebody wants it.
import styles from "./Answer.module.css";

interface AnswerProps {
  /** Nothing is shown for an empty one. */
  readonly children: string;
}

export function Answer({ children }: AnswerProps) {
  if (children === "") return null;
  return (
    <details>
      <summary className={styles.summary}>Show the answer</summary>
      <p className={styles.text}>{children}</p>
    </details>
  );
}
