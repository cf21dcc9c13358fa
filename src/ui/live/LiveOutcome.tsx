// How a live run ended: its end, what the check against the simulator and the threads' own count came to.

import type { OverTask } from "../../store/liveTypes.ts";
import { describeOver } from "../../store/liveWords.ts";
import { Icon } from "../base/Icon.tsx";
import { joinClasses } from "../joinClasses.ts";
import { CopyButton } from "../share/CopyButton.tsx";
import { useActions } from "../useSession.ts";
import styles from "./LiveOutcome.module.css";

export function LiveOutcome({ task }: { readonly task: OverTask }) {
  const { copyText } = useActions();
  const { title, isDefect, sentences } = describeOver(task);
  const report = [title, task.mode, ...sentences].join("\n");
  return (
    <section
      className={joinClasses(styles.outcome, isDefect && styles.defect)}
      aria-label="How it ended"
    >
      <h3 className={styles.title}>
        <Icon name={isDefect ? "warning" : "check"} />
        {title}
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {sentence}
        </p>
      ))}
      {isDefect && (
        <div className={styles.buttons}>
          <CopyButton label="Copy this" subject={report} onCopy={() => copyText(report)} />
        </div>
      )}
    </section>
  );
}
