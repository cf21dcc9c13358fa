// How far the opening of something long has come, with a way out.
import { formatNumber } from "../sim/words.ts";
import { Button } from "./base/Button.tsx";
import styles from "./LoadingBar.module.css";
import { useActions, useSession } from "./useSession.ts";

export function LoadingBar() {
  const loading = useSession((state) => state.loading);
  const { abandon } = useActions();
  if (loading === null) return null;
  const { done, of } = loading;
  return (
    <div className={styles.bar}>
      <label className={styles.words}>
        <span>
          Opening: {formatNumber(done)} of {formatNumber(of)} choices
        </span>
        <progress className={styles.progress} value={done} max={Math.max(of, 1)} />
      </label>
      <Button onClick={abandon}>Cancel</Button>
    </div>
  );
}
