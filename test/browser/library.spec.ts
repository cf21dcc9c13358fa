// The built library in a browser: imported as it is, without a bundler.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "../../scripts/root.mjs";

const CODE = readFileSync(join(ROOT, "dist-lib", "lockscope.js"), "utf8");

test("the library works in a page of somebody else @firefox", async ({ page }) => {
  await page.route("**/somebody/**", (route) => {
    const isCode = route.request().url().endsWith(".js");
    const body = isCode ? CODE : "<!doctype html><title>Somebody's page</title>";
    return route.fulfill({ body, contentType: isCode ? "text/javascript" : "text/html" });
  });
  await page.goto("http://127.0.0.1/somebody/page.html");
  const seen = await page.evaluate(async () => {
    type Library = typeof import("../../src/library/lockscope.ts");
    const address = "/somebody/lockscope.js";
    const { ALL_SET, LockMonitor, LockSet, Owner } = (await import(address)) as Library;
    const monitor = new LockMonitor();
    const set = new LockSet("set", ["b", "a"], { monitor });
    const [first, second] = [new Owner("first"), new Owner("second")];
    await set.acquire(first, "a");
    const timedOut = await set.acquire(second, ALL_SET, { timeout: 5 });
    const waiting = set.acquire(second, ALL_SET, { priority: -1 });
    const rows = monitor.queryLocks(["name", "mode", "pending"]);
    set.release(first);
    return { timedOut, rows, got: await waiting };
  });
  expect(seen).toEqual({
    timedOut: null,
    rows: [
      { name: "set/[lockset]", mode: "exclusive", pending: [] },
      { name: "set/a", mode: "exclusive", pending: [["exclusive", ["second"]]] },
      { name: "set/b", mode: null, pending: [] },
    ],
    got: ["a", "b"],
  });
});
