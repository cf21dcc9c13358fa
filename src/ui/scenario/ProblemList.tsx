// What is wrong with a text, as a list whose entries lead to their places.
import type { Problem } from "../../formats/problem.ts";
import { countWord } from "../../sim/words.ts";
import { toSentence } from "../../store/announce.ts";
import { Icon } from "../base/Icon.tsx";
import { joinClasses } from "../joinClasses.ts";
import styles from "./ProblemList.module.css";

interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** Shows the place; left out where there is nothing to show it in. */
  readonly onReveal?: (problem: Problem) => void;
}

/** Says "No problems" where there are none, at the same height as one problem. */
export function ProblemList({ problems, onReveal }: ProblemListProps) {
  return (
    <div className={styles.problems}>
      <p className={styles.summary} role="status">
        {problems.length === 0 && <Icon name="check" />}
        {summarise(problems)}
      </p>
      {problems.length > 0 && (
        <ul className={styles.list} aria-label="Problems">
          {problems.map((problem) => (
            <li key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}>
              <Entry problem={problem} onReveal={onReveal} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface EntryProps {
  readonly problem: Problem;
  readonly onReveal: ((problem: Problem) => void) | undefined;
}

function Entry({ problem, onReveal }: EntryProps) {
  const { severity, message } = problem;
  const content = (
    <>
      <span className={joinClasses(styles.mark, styles[severity])}>
        <Icon name={severity} />
        <span className="visually-hidden">{severity}: </span>
      </span>
      <span className={styles.message}>{toSentence(message)}</span>
      <span className={styles.place}>{describePlace(problem)}</span>
    </>
  );
  if (onReveal === undefined) return <div className={styles.entry}>{content}</div>;
  return (
    <button type="button" className={styles.entry} onClick={() => onReveal(problem)}>
      {content}
    </button>
  );
}

/** `line 3, column 5`, or where in a JSON document. */
function describePlace({ line, column, path }: Problem): string {
  if (line !== null) return column === null ? `line ${line}` : `line ${line}, column ${column}`;
  return path ?? "";
}

function summarise(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [
    errors > 0 && countWord(errors, "error"),
    warnings > 0 && countWord(warnings, "warning"),
  ];
  return parts.filter(Boolean).join(", ") || "No problems";
}
