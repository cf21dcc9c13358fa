// How the page stands with threads and without a network, and the switch for its service worker.
import { useState } from "react";
import { useStore } from "zustand";
import { describeIsolation, findIsolation } from "../../offline/isolation.ts";
import { type OfflineState, offlineStore } from "../../offline/offlineStore.ts";
import { pageKeeper } from "../../offline/pageKeeper.ts";
import { Dialog } from "../base/Dialog.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { useSettings } from "../useSession.ts";
import styles from "./OfflineDialog.module.css";

interface OfflineDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const IMPOSSIBLE =
  "No: this browser, or the place where the page is shown, allows no service worker.";

const KEEPING: Readonly<Record<OfflineState["keeping"], string>> = {
  unknown: "Not yet: the page's files are fetched when it has nothing better to do.",
  fetching: "Not yet: the page's files are being fetched.",
  kept: "Yes: all files of the page are kept in this browser.",
  failed:
    "Not yet: not all files of the page could be fetched as they were built. The next visit tries again.",
  gone: "No: the server does not have this page any more, so what was kept of it was removed.",
  off: "Off. The service worker and all that it kept are removed from this browser; only your choice is remembered.",
};

export function OfflineDialog({ open, onClose }: OfflineDialogProps) {
  const keeping = useStore(offlineStore, (state) => state.keeping);
  const isOn = useSettings((settings) => settings.isOfflineOn);
  const change = useSettings((settings) => settings.change);
  const [isBusy, setBusy] = useState(false);
  const isolation = findIsolation(isOn);
  const choose = async (isWanted: boolean) => {
    change({ isOfflineOn: isWanted });
    if (isWanted) {
      void pageKeeper?.start();
      return;
    }
    setBusy(true);
    await pageKeeper?.stop();
    setBusy(false);
  };
  return (
    <Dialog open={open} onClose={onClose} title="Offline and threads" size="narrow">
      <dl className={styles.facts}>
        <dt>Real threads</dt>
        <dd>
          {describeIsolation(isolation)}
          {isolation.isIsolated &&
            isolation.by === "worker" &&
            !isOn &&
            " That ends when it is loaded again."}
        </dd>
        <dt>Works offline</dt>
        <dd aria-live="polite">{describeKeeping(keeping, isOn, isBusy)}</dd>
      </dl>
      <Toggle
        label="Keep the page in this browser"
        hint="A service worker of the page keeps its files, and adds the headers that threads need where the server sends none. It asks no other server for anything."
        checked={isOn}
        disabled={pageKeeper === null || isBusy}
        onChange={(isWanted) => void choose(isWanted)}
      />
    </Dialog>
  );
}

function describeKeeping(keeping: OfflineState["keeping"], isOn: boolean, isBusy: boolean): string {
  if (pageKeeper === null) return IMPOSSIBLE;
  if (isBusy) return "What was kept is being removed.";
  return KEEPING[isOn ? keeping : "off"];
}
