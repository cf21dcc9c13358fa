// Whether the server still has the page, by what it answers for the service worker's script.
import { expect, it } from "vitest";
import { isStillServed } from "../../src/offline/stillServed.ts";

const SCRIPT = "https://example.org/a/sw.js";

function ask(status: number, type: string): Promise<boolean> {
  const headers = { "Content-Type": type };
  return isStillServed(SCRIPT, async () => new Response(null, { status, headers }));
}

it("is so for a script, for a server in trouble, and without a network", async () => {
  expect(await ask(200, "text/javascript; charset=utf-8")).toBe(true);
  expect(await ask(503, "text/html")).toBe(true);
  expect(await isStillServed(SCRIPT, () => Promise.reject(new TypeError("no network")))).toBe(true);
});

it("is not so where there is nothing, or something else", async () => {
  expect(await ask(404, "text/html")).toBe(false);
  expect(await ask(410, "text/plain")).toBe(false);
  expect(await ask(200, "text/html")).toBe(false);
});
