// A step named in a text; pressing it goes there.
import { formatNumber } from "../../sim/words.ts";
import { useActions } from "../useSession.ts";
import styles from "./Inspector.module.css";

/** `position` is that after the step. */
export function StepLink({ position }: { readonly position: number }) {
  const { seek } = useActions();
  return (
    <button type="button" className={styles.link} onClick={() => seek(position)}>
      {`step ${formatNumber(position)}`}
    </button>
  );
}
