// A job's program as a list, the operation that it is at marked and what is over dimmed.
import type { Program } from "../../core/scenario.ts";
import type { JobView } from "../../sim/view.ts";
import { describeOperation } from "../../sim/words.ts";
import { Icon } from "../base/Icon.tsx";
import styles from "./ProgramList.module.css";

interface ProgramListProps {
  readonly job: JobView;
  readonly program: Program;
}

export function ProgramList({ job, program }: ProgramListProps) {
  if (program.length === 0) return <p className={styles.empty}>The program is empty.</p>;
  return (
    <ol className={styles.program} aria-label={`Program of ${job.name}`}>
      {program.map((operation, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a program never changes, so an operation is its place
          key={index}
          className={index < job.index ? styles.past : undefined}
          aria-current={index === job.index ? "step" : undefined}
        >
          <span className={styles.number}>
            {index === job.index ? <Icon name="chevronRight" /> : index + 1}
          </span>
          <span>
            {describeOperation(operation)}
            {index < job.index && <span className="visually-hidden"> (over)</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
