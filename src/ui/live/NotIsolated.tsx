// Why there are no threads on this page, and the way to what can be done about it.
import { lazy, Suspense, useState } from "react";
import { describeIsolation, type Isolation } from "../../offline/isolation.ts";
import { Button } from "../base/Button.tsx";
import { PendingDialog } from "../PendingDialog.tsx";
import styles from "./NotIsolated.module.css";

// Not from `lazyParts.ts`, which leads here.
const OfflineDialog = lazy(async () => ({
  default: (await import("../offline/OfflineDialog.tsx")).OfflineDialog,
}));

export function NotIsolated({ isolation }: { readonly isolation: Isolation }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <p className={styles.why}>{describeIsolation(isolation)}</p>
      <Button variant="quiet" icon="info" className={styles.more} onClick={() => setOpen(true)}>
        Offline and threads
      </Button>
      {isOpen && (
        <Suspense fallback={<PendingDialog onClose={close} />}>
          <OfflineDialog open onClose={close} />
        </Suspense>
      )}
    </>
  );
}
