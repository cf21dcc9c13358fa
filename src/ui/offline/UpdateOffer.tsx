// Offers a newer build of the page, which comes only when the person wants it.
import { useStore } from "zustand";
import { offlineStore } from "../../offline/offlineStore.ts";
import { Button, IconButton } from "../base/Button.tsx";
import { Icon } from "../base/Icon.tsx";
import styles from "../Notices.module.css";
import { useHasDraft } from "../scenario/draftStore.ts";
import { useActions } from "../useSession.ts";

const WORDS = {
  waiting: "A new version is ready",
  elsewhere: "Another tab has changed over to a new version",
} as const;

const NOT_HELD =
  "The address cannot hold this recording, and reloading would lose it: save a file first. The new version comes when the page is opened again.";

export function UpdateOffer() {
  const update = useStore(offlineStore, (state) => state.update);
  const hasDraft = useHasDraft();
  const { settle, notify } = useActions();
  if (update === "none") return null;
  const accept = async () => {
    if (!(await settle())) return notify("warning", NOT_HELD);
    const { pageKeeper } = await import("../../offline/pageKeeper.ts");
    await pageKeeper?.update();
  };
  return (
    <div className={styles.notice} data-tone="info">
      <Icon name="info" />
      <p className={styles.text}>{WORDS[update]}.</p>
      <Button
        reason={hasDraft ? "Apply or drop the changes of the scenario first" : null}
        onClick={() => void accept()}
      >
        Reload
      </Button>
      <IconButton
        label="Put this message away"
        icon="close"
        onClick={() => offlineStore.setState({ update: "none" })}
      />
    </div>
  );
}
