// The queue of a lock, one card a group of waiters, in the order in which they are served.
import type { GroupView, LockView } from "../../sim/view.ts";
import { modeWord } from "../../sim/words.ts";
import { Icon } from "../base/Icon.tsx";
import { ModeMark } from "../base/ModeMark.tsx";
import { joinClasses } from "../joinClasses.ts";
import inspector from "./Inspector.module.css";
import { JobChips } from "./JobChips.tsx";
import styles from "./QueueSection.module.css";
import { Limited, Section } from "./Section.tsx";

export function QueueSection({ view }: { readonly view: LockView }) {
  const { queue } = view;
  const waiters = queue.reduce((sum, group) => sum + group.waiters.length, 0);
  return (
    <Section title="Queue" count={waiters === 0 ? undefined : waiters}>
      {queue.length === 0 ? (
        <p className={inspector.soft}>Nobody waits for it.</p>
      ) : (
        <Limited items={queue} most={30} noun="groups">
          {(shown) => (
            <ol className={styles.queue}>
              {shown.map((group, index) => (
                <Group
                  key={`${group.priority}-${group.waiters[0]}`}
                  group={group}
                  isTop={index === 0}
                />
              ))}
            </ol>
          )}
        </Limited>
      )}
    </Section>
  );
}

function Group({ group, isTop }: { readonly group: GroupView; readonly isTop: boolean }) {
  const { priority, shared, joinable, waiters, notified } = group;
  return (
    <li className={joinClasses(styles.group, isTop && styles.top)}>
      <p className={styles.head}>
        <ModeMark mode={modeWord(shared)} />
        {modeWord(shared)}
        <span className={styles.priority}>{`priority ${priority}`}</span>
        {isTop && <span className={styles.tag}>top</span>}
        {notified.length > 0 && (
          <span className={styles.notified}>
            <Icon name="bell" />
            {notified.length === waiters.length
              ? "notified, yet to run"
              : `${notified.length} of ${waiters.length} notified, yet to run`}
          </span>
        )}
      </p>
      <JobChips jobs={waiters} most={30} noun="waiters" />
      {joinable && (
        <p className={styles.joinable}>
          {`A later sharer of priority ${priority} would join here.`}
        </p>
      )}
    </li>
  );
}
