// Who waits for whom as a tree: root causes on top, circles marked.
import { useMemo } from "react";
import type { JobView } from "../../sim/view.ts";
import { countWord } from "../../sim/words.ts";
import { Icon } from "../base/Icon.tsx";
import styles from "./BlockerTree.module.css";
import { type BlockerRow, listBlockers } from "./blockers.ts";
import { JobChip, LockChip } from "./Chip.tsx";
import shared from "./Inspector.module.css";
import { describeWish, RULE_WORDS } from "./phrases.ts";
import { Limited, Section } from "./Section.tsx";

/** What holds up others without waiting itself comes first, what waits for it below. */
export function BlockerTree({ jobs }: { readonly jobs: readonly JobView[] }) {
  const rows = useMemo(() => listBlockers(jobs), [jobs]);
  const waiting = jobs.filter(({ status }) => status === "waiting").length;
  if (waiting === 0) {
    return (
      <Section title="Who waits">
        <p className={shared.soft}>No job waits for a lock.</p>
      </Section>
    );
  }
  return (
    <Section title="Who waits, root causes first" count={waiting}>
      <Limited items={rows} most={20} noun="rows">
        {(shown) => (
          <ul className={styles.tree}>
            {shown.map((row) => (
              <Blocker key={row.job} row={row} view={jobs[row.job]} />
            ))}
          </ul>
        )}
      </Limited>
    </Section>
  );
}

// Deeper rows are not moved in any further: the sentence says for whom they wait.
const DEEPEST = 4;

function Blocker({ row, view }: { row: BlockerRow; view: JobView | undefined }) {
  if (view === undefined) return null;
  const [first] = view.why;
  const circle = view.why.find(({ rule }) => rule === "cycle" || rule === "timedCycle");
  // Who stands in for the beginning of a circle tells of all of it.
  const reason = row.depth === 0 ? (circle ?? first) : first;
  return (
    <li
      className={row.depth === 0 ? styles.root : styles.below}
      style={{ marginInlineStart: `${Math.min(row.depth, DEEPEST) * 14}px` }}
    >
      <p className={shared.chips}>
        <JobChip job={row.job} />{" "}
        {reason !== undefined && view.wait !== null && (
          <>
            <span className={styles.arrow}>
              <Icon name="chevronRight" />
              <span className="visually-hidden">waits for</span>
            </span>
            <LockChip lock={view.wait.lock} />{" "}
            <span className="visually-hidden">{describeWish(view.wait)}</span>
          </>
        )}
        {circle !== undefined && (
          <span className={circle.rule === "cycle" ? styles.circle : styles.timedCircle}>
            {RULE_WORDS[circle.rule]}
          </span>
        )}
        {row.behind > 0 && (
          <span className={styles.behind}>
            {reason === undefined
              ? `holds up ${countWord(row.behind, "job")}`
              : `${row.behind} behind it`}
          </span>
        )}
      </p>
      {reason !== undefined && <p className={styles.reason}>{reason.text}</p>}
    </li>
  );
}
