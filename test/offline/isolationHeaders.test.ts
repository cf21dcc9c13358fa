// The headers of isolation, added where they are missing.
import { expect, it } from "vitest";
import { ADDED_MARK, isolate } from "../../src/offline/isolationHeaders.ts";

const SENT = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

it("gives a response the headers, keeps the rest, and says that it did", async () => {
  const given = new Response("text", { status: 404, headers: { "Content-Type": "text/x" } });
  const isolated = isolate(given);
  expect(isolated.status).toBe(404);
  expect(await isolated.text()).toBe("text");
  expect(Object.fromEntries(isolated.headers)).toEqual({
    "content-type": "text/x",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "server-timing": ADDED_MARK,
  });
});

it("does not claim headers that the server sent", () => {
  expect(isolate(new Response("", { headers: SENT })).headers.has("Server-Timing")).toBe(false);
});

it("passes on what may not be read", () => {
  const redirect = Response.error();
  expect(isolate(redirect)).toBe(redirect);
});
