// Whether the page may share memory between threads, by what, or why not: the one place that says so.
import { findServiceWorkers } from "./findWorkers.ts";
import { ADDED_MARK } from "./isolationHeaders.ts";

export type Isolation =
  | { readonly isIsolated: true; readonly by: "headers" | "worker" }
  | { readonly isIsolated: false; readonly why: keyof typeof REASONS };

const REASONS = {
  noMemory: "this browser gives pages no shared memory",
  frame: "it is shown inside another page, and that page would have to allow it",
  insecure: "its address is neither secure (https) nor on this machine",
  noWorkers: "the server sends no headers for it, and this browser offers no service workers here",
  off: "the server sends no headers for it, and offline use, which would add them, is switched off",
  refused: "this browser does not take the headers from the page's service worker",
  passedBy:
    "the page's service worker had no part in loading it, as after a forced reload: load it again",
} as const;

/** What the answer depends on, all of it from the browser. */
export interface IsolationFacts {
  readonly isIsolated: boolean;
  readonly hasSharedMemory: boolean;
  readonly isTop: boolean;
  readonly isSecure: boolean;
  readonly hasServiceWorkers: boolean;
  /** A service worker answers for the page. */
  readonly isControlled: boolean;
  /** It was the service worker that added the headers to the document. */
  readonly isHeaderAdded: boolean;
}

/** `isOfflineOn` as in the settings: whether the page may have a service worker. */
export function findIsolation(isOfflineOn: boolean, facts = readFacts()): Isolation {
  if (facts.isIsolated && facts.hasSharedMemory) {
    return { isIsolated: true, by: facts.isHeaderAdded ? "worker" : "headers" };
  }
  return { isIsolated: false, why: findReason(isOfflineOn, facts) };
}

function findReason(isOfflineOn: boolean, facts: IsolationFacts): keyof typeof REASONS {
  if (facts.isIsolated) return "noMemory";
  if (!facts.isTop) return "frame";
  if (!facts.isSecure) return "insecure";
  if (!facts.hasServiceWorkers) return "noWorkers";
  if (!isOfflineOn) return "off";
  return facts.isControlled ? "refused" : "passedBy";
}

/** One sentence for people. */
export function describeIsolation(isolation: Isolation): string {
  if (!isolation.isIsolated) return `The page is not isolated: ${REASONS[isolation.why]}.`;
  return isolation.by === "headers"
    ? "The page is isolated, by the headers that its server sends."
    : "The page is isolated, by the headers that its own service worker adds.";
}

function readFacts(): IsolationFacts {
  const workers = findServiceWorkers();
  return {
    isIsolated: window.crossOriginIsolated,
    hasSharedMemory: typeof SharedArrayBuffer === "function",
    isTop: window.parent === window,
    isSecure: window.isSecureContext,
    hasServiceWorkers: workers !== null,
    isControlled: workers !== null && workers.controller !== null,
    isHeaderAdded: readNavigation().some(({ name }) => name === ADDED_MARK),
  };
}

function readNavigation(): readonly PerformanceServerTiming[] {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming ? entry.serverTiming : [];
}
