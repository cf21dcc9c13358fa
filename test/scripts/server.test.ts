// The static server: what it serves, under which headers, and what it keeps to itself.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPort, startServer } from "../../scripts/server.mjs";

const folder = mkdtempSync(join(tmpdir(), "lockscope-server-"));
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  mkdirSync(join(folder, "site", "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site", "index.html"), "<p>page</p>");
  writeFileSync(join(folder, "site", "assets", "a.js"), "1;");
  symlinkSync(join(folder, "secret.txt"), join(folder, "site", "link.txt"));
  server = await startServer({ root: join(folder, "site"), prefix: "/a/b/" });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path exactly as given; fetch would tidy it first. */
function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => {
        const type = response.headers["content-type"] ?? "";
        resolve({ status: response.statusCode ?? 0, type, body });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the static server", () => {
  it("serves the page under its prefix, isolated and never cached", async () => {
    const response = await fetch(server.url);
    expect(await response.text()).toBe("<p>page</p>");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "content-type": "text/html; charset=utf-8",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    });
  });

  it("gives scripts their type and ignores the query", async () => {
    expect(await ask("/a/b/assets/a.js?x=1")).toEqual({
      status: 200,
      type: "text/javascript; charset=utf-8",
      body: "1;",
    });
  });

  it("leads to the prefix with its slash", async () => {
    expect((await ask("/a/b")).status).toBe(308);
  });

  it("answers HEAD without a body and refuses what would change something", async () => {
    expect(await ask("/a/b/", "HEAD")).toMatchObject({ status: 200, body: "" });
    expect((await ask("/a/b/", "POST")).status).toBe(405);
  });

  it.each([
    "/",
    "/a/b/none.js",
    "/a/b/assets/",
    "/a/b/assets",
    "/a/b/../../secret.txt",
    "/a/b/../secret.txt",
    "/a/b/%2e%2e/secret.txt",
    "/a/b/..%2fsecret.txt",
    "/a/b/..%5csecret.txt",
    "/a/b/%00",
    "/a/b/%zz",
    "/a/b/link.txt",
  ])("does not find %s", async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: "Not found\n" });
  });

  it("takes the next port where one is taken, or says so where it must not", async () => {
    const port = Number(new URL(server.url).port);
    const second = await startServer({ root: folder, port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
    await expect(startServer({ root: folder, port, strict: true })).rejects.toThrow(/is taken/);
  });
});

describe("readPort", () => {
  it("reads a port, and takes the other one where there is none", () => {
    expect(readPort("8080", 1)).toBe(8080);
    expect(readPort(undefined, 1)).toBe(1);
    expect(readPort("", 1)).toBe(1);
  });

  it.each(["x", "-1", "65536", "1.5"])("refuses %s", (text) => {
    expect(() => readPort(text, 1)).toThrow(/no port/);
  });
});
