// When the page of a real browser comes to its service worker: before it starts, and again when it is idle.
import { findUsableWorkers } from "./findWorkers.ts";
import { gainIsolation, lowerGuard } from "./gainIsolation.ts";

/** The page has nothing better to do then, and what it shows first is there. In ms. */
const IDLE_AFTER = 2000;

const findSession = () => sessionStorage;

/**
 * Resolves when the page may start. Never rejects.
 * @param isOn as in the settings: whether the page may have a service worker
 */
export async function prepareIsolation(isOn: boolean): Promise<void> {
  // Chromium brings back what the page removed when it was isolated, once it is isolated no more.
  if (!isOn) lowerGuard(findSession);
  if (!isOn || window.crossOriginIsolated) return;
  await gainIsolation({
    workers: findUsableWorkers(),
    findSession,
    reload: () => location.reload(),
    after: (ms, run) => setTimeout(run, ms),
  });
}

/** Fetches what works without a network, some time after the start. */
export function keepLater(): void {
  if (findUsableWorkers() === null) return;
  const load = () => {
    // What cannot be had now is fetched on another visit.
    import("./pageKeeper.ts").then(
      ({ pageKeeper }) => pageKeeper?.start(),
      () => {},
    );
  };
  setTimeout(() => {
    if ("requestIdleCallback" in window) requestIdleCallback(load);
    else load();
  }, IDLE_AFTER);
}
