// Whether a page can have a service worker, and whether this one is to.

/** Null where the browser has none, or none for this address. Reading it throws in some sandboxes. */
export function findServiceWorkers(): ServiceWorkerContainer | null {
  try {
    const { serviceWorker }: Partial<Navigator> = navigator;
    return serviceWorker ?? null;
  } catch {
    return null;
  }
}

/** Null where the page is to have none: in a frame, at an insecure address, on the development server. */
export function findUsableWorkers(): ServiceWorkerContainer | null {
  const isOwn = import.meta.env.PROD && window.isSecureContext && window.parent === window;
  return isOwn ? findServiceWorkers() : null;
}
