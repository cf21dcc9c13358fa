// Says that the engine was given up, and offers to start it again.
import { Button } from "./base/Button.tsx";
import { Icon } from "./base/Icon.tsx";
import styles from "./EngineBanner.module.css";
import { useActions, useSession } from "./useSession.ts";

export function EngineBanner() {
  const isLost = useSession((state) => state.isEngineLost);
  const { retry } = useActions();
  if (!isLost) return null;
  return (
    <div className={styles.banner} role="alert">
      <Icon name="error" />
      <p className={styles.words}>
        The engine has stopped and could not be kept running. Nothing is lost: your recording is
        here and can be saved.
      </p>
      <Button onClick={retry}>Start the engine again</Button>
    </div>
  );
}
