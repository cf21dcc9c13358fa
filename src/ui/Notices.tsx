// Messages that come and go between the panes and the transport.
import { Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { offlineStore } from "../offline/offlineStore.ts";
import type { Notice } from "../store/sessionTypes.ts";
import { IconButton } from "./base/Button.tsx";
import { Icon } from "./base/Icon.tsx";
import { UpdateOffer } from "./lazyParts.ts";
import styles from "./Notices.module.css";
import { useActions, useSession } from "./useSession.ts";

/** How long news stay, in ms. Warnings and errors stay until they are put away. */
const STAY = 6000;

export function Notices() {
  const notices = useSession((state) => state.notices);
  const hasUpdate = useStore(offlineStore, ({ update }) => update !== "none");
  return (
    <section className={styles.notices} aria-label="Messages" aria-live="polite">
      {hasUpdate && (
        <Suspense>
          <UpdateOffer />
        </Suspense>
      )}
      {notices.map((notice) => (
        <Item key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function Item({ notice: { id, tone, text } }: { readonly notice: Notice }) {
  const { dismiss } = useActions();
  useEffect(() => {
    if (tone !== "info") return;
    const timer = setTimeout(() => dismiss(id), STAY);
    return () => clearTimeout(timer);
  }, [id, tone, dismiss]);
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "error" ? "alert" : undefined}>
      <Icon name={tone} />
      <p className={styles.text}>{text}</p>
      <IconButton label="Put this message away" icon="close" onClick={() => dismiss(id)} />
    </div>
  );
}
