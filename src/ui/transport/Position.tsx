// Where the recording stands, and why nothing goes on or a run has stopped.
import { countWord, formatMs, formatNumber } from "../../sim/words.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { useSession } from "../useSession.ts";
import styles from "./Position.module.css";

export function Position() {
  const position = useSession((state) => state.position);
  const length = useSession((state) => state.length);
  const clock = useSession((state) => state.snapshot?.clock ?? 0);
  const end = useSession((state) => state.snapshot?.end ?? "running");
  const remark = useSession(findRemark);
  return (
    <div className={styles.position}>
      <p className={styles.line}>
        <span>
          step <strong className={styles.now}>{formatNumber(position)}</strong> of{" "}
          {formatNumber(length)}
        </span>
        <span className={styles.clock}>{formatMs(clock)}</span>
      </p>
      {end === "deadlock" && <p className={styles.deadlock}>Deadlock</p>}
      {end === "done" && <p className={styles.done}>All done</p>}
      {remark !== null && (
        <p className={styles.remark} data-tip={remark}>
          {remark}
        </p>
      )}
    </div>
  );
}

function findRemark({ running, stop, snapshot }: SessionState): string | null {
  // What ends everything ends a run as well, and is said by a word of its own.
  if (running === null) return snapshot?.end === "running" ? stop : null;
  return running.steps === 0 ? "Running" : `Running: ${countWord(running.steps, "step")}`;
}
