// The whole tool: top bar, layout, and what comes over them.
import { Suspense, useEffect, useState } from "react";
import { Announcer } from "./Announcer.tsx";
import { DropTarget } from "./DropTarget.tsx";
import { EngineBanner } from "./EngineBanner.tsx";
import { LoadingBar } from "./LoadingBar.tsx";
import {
  fetchPanels,
  GalleryDialog,
  OfflineDialog,
  ShareDialog,
  ShortcutsDialog,
} from "./lazyParts.ts";
import { PendingDialog } from "./PendingDialog.tsx";
import { Refusals } from "./Refusals.tsx";
import { Layout } from "./shell/Layout.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { Tips } from "./Tips.tsx";
import { type DialogName, TopBar } from "./TopBar.tsx";
import { useActions } from "./useSession.ts";
import styles from "./Workbench.module.css";

export function Workbench() {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const { select, undo, redo } = useActions();
  useEffect(fetchPanels, []);
  useShortcuts({
    gallery: () => setDialog("gallery"),
    share: () => setDialog("share"),
    shortcuts: () => setDialog("shortcuts"),
    undo,
    redo,
    deselect: () => select(null),
  });
  return (
    <div className={styles.page}>
      <TopBar onOpenDialog={setDialog} />
      <EngineBanner />
      <main className={styles.main}>
        <Layout />
      </main>
      <LoadingBar />
      <Refusals />
      <CurrentDialog dialog={dialog} onClose={() => setDialog(null)} />
      <DropTarget />
      <Announcer />
      <Tips />
    </div>
  );
}

interface CurrentDialogProps {
  readonly dialog: DialogName | null;
  readonly onClose: () => void;
}

function CurrentDialog({ dialog, onClose }: CurrentDialogProps) {
  if (dialog === null) return null;
  const Chosen = {
    gallery: GalleryDialog,
    share: ShareDialog,
    shortcuts: ShortcutsDialog,
    offline: OfflineDialog,
  }[dialog];
  return (
    <Suspense fallback={<PendingDialog onClose={onClose} />}>
      <Chosen open onClose={onClose} />
    </Suspense>
  );
}
