// Before the page starts: where no server sends the headers of isolation, its service worker is to add them,
// which takes one reload.

/** What is needed of the browser. */
export interface GainPorts {
  /** Null where there can be none. */
  readonly workers: Pick<ServiceWorkerContainer, "controller" | "register" | "ready"> | null;
  /** May throw. */
  readonly findSession: () => Pick<Storage, "getItem" | "setItem">;
  readonly reload: () => void;
  readonly after: (ms: number, run: () => void) => void;
}

export const SCRIPT = "./sw.js";

/** In the session's storage: that the page was reloaded, so that it never is again. */
const GUARD = "lockscope.isolation";

const PATIENCE_MS = 2500;

/** Resolves when the page may start, isolated or not; after 2.5 s at the latest. Never rejects. */
export async function gainIsolation({ workers, ...ports }: GainPorts): Promise<void> {
  // With a worker in charge already, another reload would bring nothing.
  if (workers === null || workers.controller !== null || !mayReload(ports.findSession)) return;
  const patience = new Promise<boolean>((resolve) => {
    ports.after(PATIENCE_MS, () => resolve(false));
  });
  const isActive = register(workers).then(
    () => true,
    () => false,
  );
  if (!(await Promise.race([isActive, patience])) || !raiseGuard(ports.findSession)) return;
  ports.reload();
  // Nothing is to start that the reload would cut off; should it not come, the page starts after all.
  await patience;
}

async function register(workers: NonNullable<GainPorts["workers"]>): Promise<void> {
  await workers.register(SCRIPT, { updateViaCache: "none" });
  await workers.ready;
}

function mayReload(findSession: GainPorts["findSession"]): boolean {
  try {
    return findSession().getItem(GUARD) === null;
  } catch {
    return false;
  }
}

/** As if the page had never been reloaded. */
export function lowerGuard(findSession: () => Pick<Storage, "removeItem">): void {
  try {
    findSession().removeItem(GUARD);
  } catch {
    // Where storage is forbidden there is nothing to remove.
  }
}

/** False where it does not stay: without it the page might reload for ever. */
function raiseGuard(findSession: GainPorts["findSession"]): boolean {
  try {
    const session = findSession();
    session.setItem(GUARD, "1");
    return session.getItem(GUARD) === "1";
  } catch {
    return false;
  }
}
