// The files of a build: all or none, only as they were built, and nothing of others is touched.
import { beforeEach, expect, it, vi } from "vitest";
import { createFileCache } from "../../src/offline/fileCache.ts";

const FOLDER = "https://example.org/a/";

/** The browser's caches, as far as they are used, by name and address. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, string>>();

  async open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, string>();
    this.kept.set(name, files);
    return {
      match: async (key: string) => toResponse(files.get(key)),
      put: async (key: string, response: Response) => {
        files.set(key, await response.text());
      },
    };
  }

  async match(key: string, { cacheName }: { readonly cacheName: string }) {
    return toResponse(this.kept.get(cacheName)?.get(key));
  }

  async keys() {
    return [...this.kept.keys()];
  }

  async delete(name: string) {
    return this.kept.delete(name);
  }
}

function toResponse(text: string | undefined): Response | undefined {
  return text === undefined ? undefined : new Response(text);
}

let fake: FakeCaches;
/** What the server has, by address. The hash of a text is the text. */
let served: Map<string, string>;

function createCache(id: string, extra: string = id) {
  return createFileCache({
    build: {
      id,
      files: [
        ["assets/a.js", extra],
        ["index.html", "page"],
        ["theme.js", "theme"],
      ],
    },
    folder: FOLDER,
    caches: fake as unknown as CacheStorage,
    fetch: fetchServed as typeof fetch,
  });
}

const fetchServed = vi.fn(async (address: string, { integrity }: RequestInit) => {
  const text = served.get(address);
  if (text === undefined) return new Response("", { status: 404 });
  if (text !== integrity) throw new TypeError("integrity");
  return new Response(text);
});

beforeEach(() => {
  fake = new FakeCaches();
  fetchServed.mockClear();
  served = new Map([
    [FOLDER, "page"],
    [`${FOLDER}assets/a.js`, "1"],
    [`${FOLDER}theme.js`, "theme"],
  ]);
});

const read = async (found: Promise<Response | null>) => (await found)?.text();

it("keeps all files, the document by the folder's address, and fetches none twice", async () => {
  const files = createCache("1");
  expect(await files.find("")).toBeNull();
  await Promise.all([files.fill(), files.fill()]);
  await files.fill();
  expect(fetchServed).toHaveBeenCalledTimes(3);
  expect(await read(files.find(""))).toBe("page");
  expect(await read(files.find("assets/a.js"))).toBe("1");
  expect(await files.find("assets/b.js")).toBeNull();
});

it("does not have the document before all other files are there", async () => {
  served.set(`${FOLDER}theme.js`, "of another build");
  const files = createCache("1");
  await expect(files.fill()).rejects.toThrow("not to be had");
  expect(await files.find("")).toBeNull();
  served.set(`${FOLDER}theme.js`, "theme");
  await files.fill();
  expect(await read(files.find(""))).toBe("page");
});

it("takes the document by its name where the folder has none", async () => {
  served.delete(FOLDER);
  served.set(`${FOLDER}index.html`, "page");
  const files = createCache("1");
  await files.fill();
  expect(await read(files.find(""))).toBe("page");
});

it("removes other builds of this page, and no cache of another one", async () => {
  await createCache("1").fill();
  fake.kept.set("lockscope /a/b/ 1", new Map());
  fake.kept.set("another page", new Map());
  const newer = createCache("2", "1");
  await newer.fill();
  await newer.removeOthers();
  expect([...fake.kept.keys()]).toEqual(["lockscope /a/b/ 1", "another page", "lockscope /a/ 2"]);
});

it("leaves nothing behind, even when it is told so while it fetches", async () => {
  fake.kept.set("another page", new Map());
  const files = createCache("1");
  const filling = expect(files.fill()).rejects.toThrow("told to leave");
  await files.leave();
  await filling;
  expect([...fake.kept.keys()]).toEqual(["another page"]);
  await files.fill();
  expect(await read(files.find(""))).toBe("page");
});

it("has nothing where the storage is broken", async () => {
  fake.match = () => Promise.reject(new Error("broken"));
  expect(await createCache("1").find("")).toBeNull();
});
