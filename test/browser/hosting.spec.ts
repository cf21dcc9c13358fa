// The built page on hosts of all kinds: without headers and with them, without a network, after an update.

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openExample, position, readAddress, readMonitor } from "./actions.ts";
import { test as base, expect, findViolations } from "./fixtures.ts";
import { changeBuild, type PlainHost, startPlainHost } from "./hosts.ts";

const test = base.extend<{ readonly host: PlainHost }>({
  host: async ({ browserName }, use) => {
    const host = await startPlainHost(browserName);
    await use(host);
    await host.stop();
    host.remove();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** How often the page was loaded, counted from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

function isIsolated(page: Page): Promise<boolean> {
  return page.evaluate(() => crossOriginIsolated && typeof SharedArrayBuffer === "function");
}

async function step(page: Page, times: number): Promise<void> {
  for (let made = 1; made <= times; made++) {
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(made));
  }
}

async function openOfflineDialog(page: Page) {
  await page.getByRole("button", { name: /^(Settings|More)$/ }).click();
  await page.getByRole("menuitem", { name: "Offline and threads" }).click();
  const dialog = page.getByRole("dialog", { name: "Offline and threads" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Waits until all files are there. */
async function waitUntilKept(page: Page): Promise<void> {
  const dialog = await openOfflineDialog(page);
  await expect(dialog).toContainText("Yes: all files of the page are kept", { timeout: 60_000 });
  await page.keyboard.press("Escape");
}

function listLeft(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return [
      ...registrations.map(({ scope }) => scope),
      ...(await caches.keys()),
      ...Object.keys(sessionStorage),
    ];
  });
}

test.describe("a plain file server", { tag: "@firefox" }, () => {
  test("gets an isolated page by one reload, and the main job works on- and offline", async ({
    page,
    host,
  }) => {
    const loads = countLoads(page);
    await page.goto("");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    expect(await isIsolated(page)).toBe(true);
    expect(loads()).toBe(2);

    await openExample(page, "A waiting writer blocks a later reader");
    await step(page, 3);
    const seen = await readMonitor(page);
    const link = await readAddress(page);
    await waitUntilKept(page);
    expect(loads()).toBe(2);
    await host.stop();

    const other = await page.context().newPage();
    await other.goto(link);
    await expect(position(other)).toHaveAttribute("aria-valuenow", "3");
    expect(await isIsolated(other)).toBe(true);
    expect(await readMonitor(other)).toEqual(seen);
    // Panels, dialogs and workers that were never loaded before.
    await openExample(other, "Deadlock between two plain locks");
    await step(other, 2);
    await other.keyboard.press("a");
    await other.getByRole("tabpanel", { name: "Ask" }).getByRole("textbox").first().click();
    await other.keyboard.type("can it deadlock");
    await other.keyboard.press("Enter");
    await expect(other.getByRole("region", { name: "Answer" })).toContainText(/Yes/);
    const dialog = await openOfflineDialog(other);
    await expect(dialog).toContainText("isolated, by the headers that its own service worker adds");
  });
});

test.describe("a page that keeps itself", { tag: "@firefox" }, () => {
  test("leaves nothing behind when that is switched off, and can be switched on again", async ({
    page,
  }) => {
    await page.goto("");
    await waitUntilKept(page);
    expect(await listLeft(page)).toHaveLength(3);
    const dialog = await openOfflineDialog(page);
    await dialog.getByRole("switch").click();
    await expect(dialog).toContainText("are removed from this browser");
    expect(await listLeft(page)).toEqual([]);

    const loads = countLoads(page);
    await page.reload();
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    expect(await isIsolated(page)).toBe(false);
    expect(loads()).toBe(1);
    await step(page, 2);
    expect(await listLeft(page)).toEqual([]);
    await expect(await openOfflineDialog(page)).toContainText("is switched off");
    await dialog.getByRole("switch").click();
    await expect(dialog).toContainText("Yes: all files of the page are kept");
    await page.reload();
    await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
    expect(await isIsolated(page)).toBe(true);
  });

  test("offers a newer build and waits, and keeps everything when it is taken", async ({
    page,
    host,
  }) => {
    await page.goto("");
    await waitUntilKept(page);
    changeBuild(host.folder, "newer");
    const loads = countLoads(page);
    await page.reload();
    const messages = page.getByRole("region", { name: "Messages" });
    await expect(messages).toContainText("A new version is ready");
    expect(await findBuilds(page)).toHaveLength(2);
    await step(page, 3);
    expect(loads()).toBe(1);
    await messages.getByRole("button", { name: "Reload" }).click();
    await expect.poll(loads).toBe(2);
    await expect(position(page)).toHaveAttribute("aria-valuenow", "3");
    await expect.poll(() => findBuilds(page)).toEqual([expect.stringContaining(" newer")]);
    await expect(messages).not.toContainText("A new version is ready");
    expect(await isIsolated(page)).toBe(true);
  });
});

/** The caches by which builds are kept; another page's cache is not among them. */
function findBuilds(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => caches.keys());
}

test("goes when the server has the page no more", async ({ page, host }) => {
  await page.goto("");
  await waitUntilKept(page);
  await page.evaluate(() => caches.open("another page's"));
  renameSync(join(host.folder, "sw.js"), join(host.folder, "other.js"));
  await page.reload();
  await expect(await openOfflineDialog(page)).toContainText("does not have this page any more");
  expect(
    await page.evaluate(async () => [
      await caches.keys(),
      await navigator.serviceWorker.getRegistrations(),
    ]),
  ).toEqual([["another page's"], []]);
});

test("leaves other pages below its folder alone", async ({ page, host }) => {
  await page.goto("");
  await waitUntilKept(page);
  mkdirSync(join(host.folder, "other"));
  writeFileSync(join(host.folder, "other", "index.html"), '<link rel="icon" href="data:,">Other');
  await page.goto("other/");
  await expect(page.getByText("Other")).toBeVisible();
  expect(await isIsolated(page)).toBe(false);
});

for (const [theme, width] of [
  ["light", 1200],
  ["dark", 390],
] as const) {
  test(`its dialog is accessible (${theme}, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto("");
    await expect(page.getByRole("region", { name: "Transport" })).toContainText("step 0 of");
    await openOfflineDialog(page);
    expect(await findViolations(page)).toEqual([]);
  });
}

base.describe("elsewhere", { tag: "@firefox" }, () => {
  base("a server that sends the headers has the page loaded once", async ({ page }) => {
    const loads = countLoads(page);
    await page.goto("");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    await waitUntilKept(page);
    expect(loads()).toBe(1);
    await page.reload();
    await expect(await openOfflineDialog(page)).toContainText(
      "by the headers that its server sends",
    );
    expect(loads()).toBe(2);
  });
});

test("where service workers are blocked the page works without isolation", async ({
  browser,
  host,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const loads = countLoads(page);
  await page.goto(host.url);
  await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
  await step(page, 2);
  expect(await isIsolated(page)).toBe(false);
  expect(loads()).toBe(1);
  await context.close();
});

test("where the session's storage is forbidden the page is never reloaded", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get: () => {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  const loads = countLoads(page);
  await page.goto("");
  await step(page, 2);
  expect(await isIsolated(page)).toBe(false);
  expect(loads()).toBe(1);
});

test("in a frame the page has no service worker", async ({ page, host }) => {
  writeFileSync(
    join(host.folder, "frame.html"),
    '<link rel="icon" href="data:,"><iframe src="./?embed=1" title="Frame"></iframe>',
  );
  await page.goto("frame.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("region", { name: "Transport" })).toContainText("step 0 of");
  expect(await listLeft(page)).toEqual([]);
});

base(
  "the policy keeps the page from asking another server for anything @firefox",
  async ({ browser, baseURL }) => {
    const asked: string[] = [];
    const other = createServer(({ url = "" }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => {
      other.listen(0, "127.0.0.1", resolve);
    });
    const address = other.address();
    const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    // A profile that nobody watches: what is refused is written to the console.
    const page = await browser.newPage();
    await page.goto(baseURL ?? "");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    const refused = await page.evaluate(async (elsewhere) => {
      const seen = new Set<string>();
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        seen.add(effectiveDirective.replace(/-elem$/, ""));
      });
      await fetch(`${elsewhere}/fetch`, { mode: "no-cors" }).catch(() => {});
      try {
        new Worker(`data:text/javascript,fetch("${elsewhere}/worker")`);
      } catch {
        // Some browsers throw, others tell of it.
      }
      const tags = [
        ["img", "src"],
        ["script", "src"],
        ["iframe", "src"],
        ["audio", "src"],
        ["object", "data"],
        ["link", "href"],
      ] as const;
      for (const [tag, attribute] of tags) {
        const element = document.createElement(tag);
        if (element instanceof HTMLLinkElement) element.rel = "stylesheet";
        element.setAttribute(attribute, `${elsewhere}/${tag}`);
        document.body.append(element);
      }
      // Violations are told one task later.
      while (seen.size < 8) await new Promise(requestAnimationFrame);
      return [...seen].sort();
    }, origin);
    expect(refused).toEqual([
      "connect-src",
      "frame-src",
      "img-src",
      "media-src",
      "object-src",
      "script-src",
      "style-src",
      "worker-src",
    ]);
    expect(asked).toEqual([]);
    await page.context().close();
    other.close();
  },
);
