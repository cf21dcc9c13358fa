// A step named in a text; pressing it goes there.
import { useActions } from "../useSession.ts";
import styles from "./Inspector.module.css";
import { formatCount } from "./phrases.ts";

/** `position` is that after the step. */
export function StepLink({ position }: { readonly position: number }) {
  const { seek } = useActions();
  return (
    <button type="button" className={styles.link} onClick={() => seek(position)}>
      {`step ${formatCount(position)}`}
    </button>
  );
}
