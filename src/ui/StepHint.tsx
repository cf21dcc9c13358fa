// One line for who is here for the first time; it goes for good after the first steps.
import { useEffect, useState } from "react";
import { IconButton } from "./base/Button.tsx";
import styles from "./StepHint.module.css";
import { useSession } from "./useSession.ts";

const KEY = "lockscope.hint";
/** Who has made so many steps knows how. */
const ENOUGH = 3;

export function StepHint() {
  const isReady = useSession((state) => state.phase === "ready");
  const position = useSession((state) => state.position);
  const isEmbedded = useSession((state) => state.isEmbedded);
  const [isSeen, setIsSeen] = useState(readSeen);
  const [start, setStart] = useState<number | null>(null);
  if (isReady && start === null) setStart(position);
  const isEnough = start !== null && position - start >= ENOUGH;
  if (isEnough && !isSeen) setIsSeen(true);
  useEffect(() => {
    if (isSeen) rememberSeen();
  }, [isSeen]);
  if (!isReady || isSeen || isEmbedded) return null;
  return (
    <div className={styles.hint} role="note">
      <p className={styles.words}>
        <span className={styles.byKey}>
          Press <kbd>F10</kbd> to step, or choose a job's step button
        </span>
        <span className={styles.byTouch}>Press Step, or choose a job's step button</span>
      </p>
      <IconButton label="Put this hint away" icon="close" onClick={() => setIsSeen(true)} />
    </div>
  );
}

// A browser that keeps nothing shows the hint at each visit, which is no harm.
function readSeen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function rememberSeen(): void {
  try {
    localStorage.setItem(KEY, "seen");
  } catch {
    // As above.
  }
}
