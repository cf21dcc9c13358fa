// The page's service worker: adds the headers of isolation, and serves the page without a network.
import type { Build } from "./build.ts";
import { createFileCache } from "./fileCache.ts";
import { isolate } from "./isolationHeaders.ts";
import type { Order, Reply } from "./messages.ts";
import { findOwnFile } from "./ownFiles.ts";
import { isStillServed } from "./stillServed.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in front of the bundle when the page is built. */
declare const LOCKSCOPE_BUILD: Build;

const folder = new URL("./", self.location.href).href;
const fetchFile: typeof fetch = (input, init) => self.fetch(input, init);
const files = createFileCache({
  build: LOCKSCOPE_BUILD,
  folder,
  caches: self.caches,
  fetch: fetchFile,
});

self.addEventListener("install", (event) => {
  // The first one only brings the headers, so that the page is isolated at once; files are fetched when it is idle.
  // A later one is whole before it is offered.
  const isFirst = self.registration.active === null;
  event.waitUntil(isFirst ? self.skipWaiting() : files.fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([files.removeOthers(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = findOwnFile(LOCKSCOPE_BUILD, folder, request);
  if (path !== null) event.respondWith(answer(request, path));
});

async function answer(request: Request, path: string): Promise<Response> {
  return isolate((await files.find(path)) ?? (await fetch(request)));
}

self.addEventListener("message", (event) => {
  const done = obey(event.data as Order).catch(() => false);
  event.waitUntil(done.then((isDone) => event.ports[0]?.postMessage(isDone)));
});

async function obey(order: Order): Promise<Reply> {
  switch (order) {
    case "activate":
      await self.skipWaiting();
      return true;
    case "inquire":
      return isStillServed(self.location.href, fetchFile);
    case "fill":
      await files.fill();
      return true;
    case "leave":
      await files.leave();
      return true;
    default:
      order satisfies never;
      return false;
  }
}
