// Says that everything is done, or stuck and why.
import { useMemo } from "react";
import type { Snapshot } from "../../sim/view.ts";
import { Icon } from "../base/Icon.tsx";
import styles from "./EndingBanner.module.css";
import { describeEnding } from "./ending.ts";

export function EndingBanner({ snapshot }: { readonly snapshot: Snapshot }) {
  const ending = useMemo(() => describeEnding(snapshot), [snapshot]);
  if (ending === null) return null;
  return (
    <section className={styles[ending.tone]} aria-label="State">
      <Icon name={ending.tone === "done" ? "check" : "warning"} />
      <div>
        <h3 className={styles.title}>{ending.title}</h3>
        {ending.sentences.map((sentence) => (
          <p key={sentence} className={styles.sentence}>
            {sentence}
          </p>
        ))}
      </div>
    </section>
  );
}
