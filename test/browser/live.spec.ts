// Live runs in real browsers: threads that really block, stepped, held and checked, and turns where there are none.
import type { Page } from "@playwright/test";
import { EXAMPLES } from "../../src/gallery/gallery.ts";
import { createStress } from "../../src/live/stress.ts";
import { openExample, position, transport } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";
import { makeLiveRuns } from "./liveRuns.ts";

const panel = (page: Page) => page.getByRole("tabpanel", { name: "Live" });
const state = (page: Page) => panel(page).getByRole("region", { name: "State of the run" });
const outcome = (page: Page) => panel(page).getByRole("region", { name: "How it ended" });
const press = (page: Page, name: string) =>
  panel(page).getByRole("button", { name, exact: true }).click();

async function openLive(page: Page, example: string): Promise<void> {
  await openExample(page, example);
  await page.keyboard.press("Shift+L");
  await expect(panel(page).getByRole("button", { name: "Start", exact: true })).toBeFocused();
}

async function hurry(page: Page): Promise<void> {
  await panel(page).getByRole("combobox").selectOption("1,000 times as fast");
}

const PHILOSOPHERS = "The dining philosophers";

test.describe("live runs", { tag: "@firefox" }, () => {
  test("every example runs in threads, comes to the same in the simulator, and can be stepped back", async ({
    page,
  }) => {
    await page.goto("");
    await openLive(page, PHILOSOPHERS);
    await hurry(page);
    for (const { title } of EXAMPLES) {
      await openLive(page, title);
      await expect(panel(page)).toContainText("Real threads");
      await page.keyboard.press("Enter");
      await expect(outcome(page)).toContainText("0 differences");
      await expect(outcome(page)).toContainText(/All jobs are done|Deadlock/);
      await expect(outcome(page)).not.toContainText("Mutual exclusion was broken");
      const steps = Number(await position(page).getAttribute("aria-valuenow"));
      expect(steps).toBeGreaterThan(0);
      await page.keyboard.press("ArrowLeft");
      await expect(position(page)).toHaveAttribute("aria-valuenow", String(steps - 1));
    }
  });

  test("held threads are let through one at a time, and go on", async ({ page }) => {
    await page.goto("");
    await openLive(page, PHILOSOPHERS);
    await hurry(page);
    await panel(page).getByText("Start held").click();
    await press(page, "Start");
    await expect(state(page)).toContainText("4 threads are held · no step yet");
    await press(page, "Let Plato through");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
    await expect(panel(page).getByRole("listitem").filter({ hasText: "Plato" })).toContainText(
      "1 step",
    );
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("F5");
    await expect(outcome(page)).toContainText("0 differences");
    await page.keyboard.press("Control+z");
    await expect(transport(page)).not.toContainText("step 2 of");
  });

  test("a breakpoint holds them before the step that it names", async ({ page }) => {
    await page.goto("");
    await openLive(page, PHILOSOPHERS);
    await hurry(page);
    await panel(page).getByText("Start held").click();
    await press(page, "Start");
    await expect(state(page)).toContainText("are held");
    await page.getByRole("button", { name: "Step Zeno" }).hover();
    await page.getByRole("button", { name: "More for Zeno" }).click();
    await page.getByText("Stop runs at this job").click();
    await press(page, "Go on");
    await expect(state(page)).toContainText("Breakpoint: Zeno is about to");
    await press(page, "Stop");
    await expect(outcome(page)).toContainText("Stopped");
  });

  test("a stress of 8 threads and 100,000 operations has no difference, and nobody intrudes", async ({
    page,
  }) => {
    await page.goto("");
    await openLive(page, PHILOSOPHERS);
    await press(page, "Run it");
    await expect(outcome(page)).toContainText("0 differences", { timeout: 90_000 });
    await expect(outcome(page)).toContainText("none is missing, and nobody was inside");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
  });

  test("another scenario ends the run first, and its threads with it", async ({ page }) => {
    await page.goto("");
    await openLive(page, PHILOSOPHERS);
    await panel(page).getByText("Start held").click();
    await press(page, "Start");
    await expect(state(page)).toContainText("are held");
    await openExample(page, EXAMPLES[0]?.title ?? "");
    await expect(page.getByText(/^The live run was stopped first/)).toBeVisible();
    await page.keyboard.press("Shift+L");
    await expect(outcome(page)).toContainText("Stopped");
    const left = () => page.workers().filter((worker) => /live|thread/.test(worker.url()));
    await expect.poll(left).toEqual([]);
  });
});

test("without isolation the jobs take turns, which is said, and the run is checked and recorded all the same", async ({
  browser,
  baseURL,
}) => {
  // Not watched: the browser warns of the service worker that it is not to start.
  const context = await browser.newContext({ baseURL: baseURL ?? "", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(
      ([name]) => !name.startsWith("cross-origin-"),
    );
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });
  await page.goto("");
  await openLive(page, PHILOSOPHERS);
  await expect(panel(page)).toContainText("In turns");
  await expect(panel(page)).toContainText("The page is not isolated");
  await press(page, "Offline and threads");
  await expect(page.getByRole("dialog", { name: "Offline and threads" })).toBeVisible();
  await page.keyboard.press("Escape");
  await hurry(page);
  await press(page, "Start");
  await expect(outcome(page)).toContainText("0 differences");
  await expect(position(page)).not.toHaveAttribute("aria-valuenow", "0");
  await context.close();
});

test("of 200 runs no worker is left", async ({ page, browser }) => {
  await page.goto("");
  const runs = await makeLiveRuns(page, createStress({ jobs: 4, operations: 40, seed: 1 }), 200);
  const endings = runs.map(({ ending }) => ending);
  expect(new Set(endings)).toEqual(new Set(["done"]));
  // The browser's own list: a worker that was left behind would be in it.
  const session = await browser.newBrowserCDPSession();
  const countLeft = async () => {
    const { targetInfos } = await session.send("Target.getTargets");
    return targetInfos.filter(({ url }) => /(?:live|thread)\.worker/.test(url)).length;
  };
  await expect.poll(countLeft).toBe(0);
});
