// The link itself, to copy, and how long it is.

import { findLengthWarning } from "../../formats/linkLength.ts";
import { countWord } from "../../sim/words.ts";
import { TextField } from "../base/Field.tsx";
import { Icon } from "../base/Icon.tsx";
import { useActions } from "../useSession.ts";
import { CopyButton } from "./CopyButton.tsx";
import styles from "./ShareDialog.module.css";

export function LinkSection({ url }: { readonly url: string }) {
  const { copyLink } = useActions();
  const warning = findLengthWarning(url.length);
  return (
    <section className={styles.section} aria-label="Link">
      <div className={styles.row}>
        <TextField
          label="Link to exactly this"
          value={url}
          readOnly
          hint={`${countWord(url.length, "character")}. The recording is in the link itself; no server keeps it.`}
          onFocus={(event) => event.target.select()}
          onChange={() => {}}
        />
        <CopyButton
          label="Copy link"
          icon="link"
          variant="primary"
          subject={url}
          onCopy={copyLink}
        />
      </div>
      {warning !== null && (
        <p className={styles.warning}>
          <Icon name="warning" />
          {warning}
        </p>
      )}
    </section>
  );
}
