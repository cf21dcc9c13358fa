// One line above the picture: what has just happened, or the question to begin with.
import type { SessionState } from "../store/sessionTypes.ts";
import styles from "./Narrator.module.css";
import { useSession } from "./useSession.ts";

/** Not a live region: the announcer says each step. */
export function Narrator() {
  const text = useSession(findText);
  return (
    <p className={styles.narrator} data-tip={text}>
      {text}
    </p>
  );
}

function findText({ phase, position, trail, scenario }: SessionState): string {
  if (phase === "starting") return "Opening";
  if (position > 0) return trail[position - 1]?.text ?? "";
  return scenario?.question ?? "Nothing has happened yet.";
}
