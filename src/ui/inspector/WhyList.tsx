// Why a job waits: one card a reason, with its rule, its sentence, and what it names to press.
import type { JobView, Reason } from "../../sim/view.ts";
import { Icon } from "../base/Icon.tsx";
import type { IconName } from "../base/icons.ts";
import { joinClasses } from "../joinClasses.ts";
import { JobChip, LockChip } from "./Chip.tsx";
import { RULE_WORDS } from "./phrases.ts";
import styles from "./WhyList.module.css";

const ICONS: Readonly<Record<Reason["rule"], IconName>> = {
  owned: "lock",
  priority: "chevronUp",
  order: "list",
  asleep: "sleep",
  handover: "bell",
  cycle: "redo",
  timedCycle: "redo",
};

/** The reasons of a waiting job, the decisive one first. */
export function WhyList({ view }: { readonly view: JobView }) {
  const isSoft = isSoftBlock(view);
  return (
    <ul className={styles.reasons}>
      {view.why.map((reason) => (
        <li
          key={`${reason.rule}-${reason.lock}`}
          className={joinClasses(
            styles.reason,
            styles[reason.rule],
            isSoft && isQueueRule(reason) && styles.soft,
          )}
        >
          <p className={styles.rule}>
            <Icon name={ICONS[reason.rule]} />
            {RULE_WORDS[reason.rule]}
            {isSoft && isQueueRule(reason) && <span className={styles.tag}>soft block</span>}
          </p>
          <p className={styles.text}>{reason.text}</p>
          <Named reason={reason} />
        </li>
      ))}
    </ul>
  );
}

/** Held up although it would fit beside the owners: only others in the queue stand before it. */
function isSoftBlock({ why }: JobView): boolean {
  return why.some(isQueueRule) && why.every(({ rule }) => rule !== "owned");
}

function isQueueRule({ rule }: Reason): boolean {
  return rule === "priority" || rule === "order" || rule === "handover";
}

function Named({ reason }: { readonly reason: Reason }) {
  return (
    <p className={styles.named}>
      {reason.lock !== -1 && <LockChip lock={reason.lock} />}
      {reason.jobs.map((job) => (
        <JobChip key={job} job={job} />
      ))}
      {reason.more > 0 && <span className={styles.more}>and {reason.more} more</span>}
    </p>
  );
}
