// The files of one build, kept in the browser: all of them, or the page is not served from them.
import type { Build } from "./build.ts";
import { DOCUMENT, DOCUMENT_FILE } from "./ownFiles.ts";

interface FileCachePorts {
  readonly build: Build;
  /** The address of the page's folder, with a slash at its end. */
  readonly folder: string;
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
}

interface FileCache {
  /** Fetches what is missing. Rejects where a file is not to be had as it was built. */
  fill(): Promise<void>;
  /** The document is found only where every other file is. */
  find(path: string): Promise<Response | null>;
  /** Other builds of this page go; caches of other pages stay. */
  removeOthers(): Promise<void>;
  /** Nothing of this page is left, and nothing is kept any more. */
  leave(): Promise<void>;
}

const AT_ONCE = 4;

export function createFileCache(ports: FileCachePorts): FileCache {
  const { build, folder, caches } = ports;
  const prefix = prefixOf(folder);
  const name = `${prefix}${build.id}`;
  let filling: Promise<void> | null = null;
  let isLeft = false;

  async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
    const key = folder + path;
    if (isLeft || (await cache.match(key, MATCH)) !== undefined) return;
    const response = await download(ports.fetch, listAddresses(key, path), integrity);
    await cache.put(key, response);
  }

  async function fillNow(): Promise<void> {
    const cache = await caches.open(name);
    const line = build.files.filter(([path]) => path !== DOCUMENT_FILE).values();
    const work = async () => {
      for (const [path, integrity] of line) await keep(cache, path, integrity);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const document = build.files.find(([path]) => path === DOCUMENT_FILE);
    if (document !== undefined) await keep(cache, DOCUMENT, document[1]);
    if (isLeft) throw new Error("it was told to leave");
  }

  return {
    fill: () => {
      isLeft = false;
      filling ??= fillNow().finally(() => {
        filling = null;
      });
      return filling;
    },
    find: async (path) => {
      // Storage may be forbidden or broken: the network has to do then.
      const found = await caches
        .match(folder + path, { ...MATCH, cacheName: name })
        .catch(() => null);
      return found ?? null;
    },
    removeOthers: () => removeCaches(caches, (other) => other.startsWith(prefix) && other !== name),
    leave: async () => {
      isLeft = true;
      await filling?.catch(() => {});
      await removeCaches(caches, (other) => other.startsWith(prefix));
    },
  };
}

/** What the names of a page's caches begin with. Two copies on one origin have each their own. */
export function prefixOf(folder: string): string {
  return `lockscope ${new URL(folder).pathname} `;
}

export async function removeCaches(
  caches: CacheStorage,
  isMeant: (name: string) => boolean,
): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter(isMeant).map((name) => caches.delete(name)));
}

// Servers tell apart what browsers accept; a kept file is the same for all.
const MATCH = { ignoreVary: true } as const;

/** Some hosts have no document at the folder's own address. */
function listAddresses(key: string, path: string): readonly string[] {
  return path === DOCUMENT ? [key, key + DOCUMENT_FILE] : [key];
}

// The browser's own cache first: the page has just been loaded. Where that one is of another build, past it.
async function download(
  fetch: FileCachePorts["fetch"],
  addresses: readonly string[],
  integrity: string,
): Promise<Response> {
  let reason: unknown = null;
  for (const cache of ["default", "reload"] as const) {
    for (const address of addresses) {
      try {
        const response = await fetch(address, { cache, integrity });
        if (response.ok) return response;
        reason = new Error(`${address}: status ${response.status}`);
      } catch (error) {
        reason = error;
      }
    }
  }
  throw new Error("a file of the build is not to be had", { cause: reason });
}
