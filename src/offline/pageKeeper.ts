// The keeper of this page, in a real browser. Loaded when the page is idle.
import { findUsableWorkers } from "./findWorkers.ts";
import { createKeeper } from "./keeper.ts";
import { offlineStore } from "./offlineStore.ts";

const workers = findUsableWorkers();

/** Null where the page can have no service worker. */
export const pageKeeper =
  workers &&
  createKeeper({
    workers,
    store: offlineStore,
    folder: new URL("./", location.href).href,
    caches,
    findSession: () => sessionStorage,
    reload: () => location.reload(),
  });
