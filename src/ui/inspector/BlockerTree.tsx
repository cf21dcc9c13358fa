// Who waits for whom as a tree: root causes on top, circles marked.
import { useMemo } from "react";
import { type BlockerRow, listBlockers, listRootCauses } from "../../sim/blockers.ts";
import type { JobView } from "../../sim/view.ts";
import { countWord } from "../../sim/words.ts";
import { Icon } from "../base/Icon.tsx";
import styles from "./BlockerTree.module.css";
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
    <>
      {rows.length > ROWS && <RootCauses jobs={jobs} />}
      <Section title="Who waits, root causes first" count={waiting}>
        <Limited items={rows} most={ROWS} noun="rows">
          {(shown) => (
            <ul className={styles.tree}>
              {shown.map((row) => (
                <Blocker key={row.job} row={row} view={jobs[row.job]} />
              ))}
            </ul>
          )}
        </Limited>
      </Section>
    </>
  );
}

/** More rows than these are folded away. */
const ROWS = 20;

// The tree below shows one root with all that waits behind it before the next: here they stand side by side.
function RootCauses({ jobs }: { readonly jobs: readonly JobView[] }) {
  const roots = useMemo(() => listRootCauses(jobs), [jobs]);
  return (
    <Section title="Root causes" count={roots.length}>
      <Limited items={roots} most={8} noun="jobs">
        {(shown) => (
          <ul className={styles.tree}>
            {shown.map(({ job, behind }) => (
              <li key={job} className={styles.root}>
                <p className={shared.chips}>
                  <JobChip job={job} />
                  <span className={styles.behind}>{countWord(behind, "job")} behind it</span>
                </p>
              </li>
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
