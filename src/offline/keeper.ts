// Keeps the page for offline use while it is open: registers the service worker, has it fetch what is missing,
// and notices newer builds. Loaded when the page is idle.
import type { StoreApi } from "zustand/vanilla";
import { prefixOf, removeCaches } from "./fileCache.ts";
import { lowerGuard, SCRIPT } from "./gainIsolation.ts";
import type { Order, Reply } from "./messages.ts";
import type { OfflineState } from "./offlineStore.ts";

export interface KeeperPorts {
  readonly workers: ServiceWorkerContainer;
  readonly store: StoreApi<OfflineState>;
  /** The address of the page's folder, with a slash at its end. */
  readonly folder: string;
  readonly caches: CacheStorage;
  /** May throw. */
  readonly findSession: () => Pick<Storage, "removeItem">;
  readonly reload: () => void;
}

export interface Keeper {
  /** Registers, fills, and looks for newer builds. Never rejects. */
  readonly start: () => Promise<void>;
  /** Leaves nothing behind: no worker, no files, no mark. */
  readonly stop: () => Promise<void>;
  /** The newer build takes over, and the page is loaded again. */
  readonly update: () => Promise<void>;
}

/** A worker that was stopped answers late or never. */
const PATIENCE_MS = 5000;
/** All files, over a slow line. */
const FILL_MS = 600_000;

export function createKeeper(ports: KeeperPorts): Keeper {
  const { workers, store, folder } = ports;
  let watched: ServiceWorkerRegistration | null = null;
  let hasWorker = workers.controller !== null;
  let isAccepted = false;

  workers.addEventListener("controllerchange", () => {
    if (hasWorker && !isAccepted) store.setState({ update: "elsewhere" });
    hasWorker = true;
  });

  function watch(registration: ServiceWorkerRegistration): void {
    const look = () => {
      // The very first one passes through this state as well.
      const isNewer = registration.waiting !== null && registration.active !== null;
      if (isNewer) store.setState({ update: "waiting" });
    };
    look();
    if (registration === watched) return;
    watched = registration;
    const follow = () => registration.installing?.addEventListener("statechange", look);
    registration.addEventListener("updatefound", follow);
    follow();
  }

  async function start(): Promise<void> {
    try {
      const { controller } = workers;
      if (controller !== null && !(await ask(controller, "inquire", true))) {
        await stop();
        store.setState({ keeping: "gone" });
        return;
      }
      store.setState({ keeping: "fetching" });
      const registration: ServiceWorkerRegistration | undefined = await workers.register(SCRIPT, {
        updateViaCache: "none",
      });
      // Test tools and extensions put their own function there, which registers nothing.
      if (registration === undefined) throw new Error("nothing was registered");
      watch(registration);
      const { active } = await workers.ready;
      const isKept = active !== null && (await ask(active, "fill", false));
      store.setState({ keeping: isKept ? "kept" : "failed" });
      // Without a network there is nothing newer to be had.
      await registration.update().catch(() => {});
    } catch {
      store.setState({ keeping: "failed" });
    }
  }

  async function stop(): Promise<void> {
    try {
      const registration = await workers.getRegistration(folder);
      if (registration?.scope === folder) {
        if (registration.active !== null) await ask(registration.active, "leave", false);
        await registration.unregister();
      }
      // Whatever the worker did not get to.
      const prefix = prefixOf(folder);
      await removeCaches(ports.caches, (name) => name.startsWith(prefix));
    } catch {
      // Where storage is forbidden there is nothing to remove.
    }
    lowerGuard(ports.findSession);
    hasWorker = false;
    store.setState({ keeping: "off", update: "none" });
  }

  async function update(): Promise<void> {
    if (isAccepted) return;
    isAccepted = true;
    const registration = await workers.getRegistration(folder).catch(() => undefined);
    const waiting = registration?.waiting ?? null;
    if (waiting === null) return ports.reload();
    let isDone = false;
    const finish = () => {
      if (!isDone) ports.reload();
      isDone = true;
    };
    workers.addEventListener("controllerchange", finish);
    setTimeout(finish, PATIENCE_MS);
    waiting.postMessage("activate" satisfies Order);
  }

  return { start, stop, update };
}

/** The reply, or `otherwise` where none comes. */
function ask(worker: ServiceWorker, order: Order, otherwise: Reply): Promise<Reply> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    setTimeout(() => resolve(otherwise), order === "fill" ? FILL_MS : PATIENCE_MS);
    port1.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      port1.close();
      resolve(data);
    });
    port1.start();
    worker.postMessage(order, [port2]);
  });
}
