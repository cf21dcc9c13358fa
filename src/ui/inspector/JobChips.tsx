// Jobs as chips in a row, the first ones until more are asked for.
import { JobChip } from "./Chip.tsx";
import styles from "./Inspector.module.css";
import { Limited } from "./Section.tsx";

interface JobChipsProps {
  /** Indices of jobs, in the order in which they are shown. */
  readonly jobs: readonly number[];
  readonly most: number;
  /** What the rest is called: `owners`. */
  readonly noun: string;
}

export function JobChips({ jobs, most, noun }: JobChipsProps) {
  return (
    <Limited items={jobs} most={most} noun={noun}>
      {(shown) => (
        <ul className={styles.chips}>
          {shown.map((job) => (
            <li key={job}>
              <JobChip job={job} />
            </li>
          ))}
        </ul>
      )}
    </Limited>
  );
}
