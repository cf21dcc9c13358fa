// Questions about every schedule: asked, answered with a shortest one, which is opened and avoided; a search
// that is too large is stopped while the page works on; the recorded explorations agree in the worker.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ROOT } from "../../scripts/root.mjs";
import { KINDS, readExplorations } from "../conformance/recordings.ts";
import { chooseFile, openExample, position } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";

async function ask(page: Page, question: string): Promise<void> {
  await page.keyboard.press("a");
  const field = page.getByRole("tabpanel", { name: "Ask" }).getByRole("textbox").first();
  await expect(field).toBeFocused();
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
}

const answer = (page: Page) => page.getByRole("region", { name: "Answer" });

test("a deadlock is found on a shortest way, opened, and avoided on another branch", async ({
  page,
}) => {
  await page.goto("");
  await openExample(page, "Deadlock between two plain locks");
  await ask(page, "can it deadlock");
  await expect(answer(page)).toContainText(/^can it deadlock.*Yes: in \d+ choices/s);
  expect(await findViolations(page)).toEqual([]);

  await answer(page).getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("Deadlock", { exact: true }).first()).toBeVisible();
  const length = Number(await position(page).getAttribute("aria-valuenow"));
  expect(length).toBeGreaterThan(2);

  await position(page).press("ArrowLeft");
  await expect(position(page)).toHaveAttribute("aria-valuenow", String(length - 1));
  await ask(page, "can it deadlock");
  await expect(answer(page)).toContainText("Yes: in 1 choice");

  // After its first step the first job goes on, in place of the other one.
  await position(page).press("Home");
  for (const at of [1, 2]) {
    await page
      .getByRole("button", { name: /^Step (?!job)\S/ })
      .first()
      .click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(at));
  }
  await ask(page, "can it deadlock");
  await expect(answer(page)).toContainText("No: in none");
});

test("a search that is too large is stopped, and the page works on meanwhile", async ({ page }) => {
  await page.goto("");
  const large = readFileSync(join(ROOT, "test", "bench", "explore", "large8m.json"), "utf8");
  await expect(position(page)).toBeVisible();
  await chooseFile(page, large, "large8m.json");
  await expect(page.getByText("J5").first()).toBeVisible();
  await ask(page, "can J0 be overtaken more than 60 times");
  const search = page.getByRole("region", { name: "Search" });
  await expect(search.getByText("States a second")).toBeVisible();
  await page.evaluate(() => {
    const gaps: number[] = [];
    Object.assign(window, { gaps });
    let last = performance.now();
    const look = (now: number): void => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let step = 1; step <= 5; step++) {
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(step));
  }
  // How long the frames take depends on the machine; the figures are for whoever reads the report.
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
  const longest = Math.round(Math.max(...gaps));
  test
    .info()
    .annotations.push({ type: "longest frame during the search", description: `${longest} ms` });
  expect(gaps.length).toBeGreaterThan(5);
  await search.getByRole("button", { name: "Pause" }).click();
  await search.getByRole("button", { name: "Continue" }).click();
  await search.getByRole("button", { name: "Stop" }).click();
  await expect(search).toBeHidden();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "5");
});

test("what cannot be asked is said at its place", async ({ page }) => {
  await page.goto("");
  await expect(position(page)).toBeVisible();
  await ask(page, "can Nobody fail");
  await expect(page.getByRole("tabpanel", { name: "Ask" })).toContainText("Nobody");
  await expect(answer(page)).toBeHidden();
});

test("an answer is cut down by keys, what is left is opened, and one undo brings all back", async ({
  page,
}) => {
  await page.goto("");
  await openExample(page, "The dining philosophers");
  await ask(page, "can it be that Aristotle waits for fork2");
  await expect(answer(page)).toContainText("Yes: in 3 choices");
  await answer(page).getByRole("button", { name: "Cut down" }).focus();
  await page.keyboard.press("Enter");
  const cut = page.getByRole("region", { name: "Cut down" });
  await expect(cut).toContainText("Nothing more was found to leave out");
  await expect(cut.getByRole("definition").first()).toHaveText(/^4.*2$/);
  expect(await findViolations(page)).toEqual([]);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(cut.getByRole("button", { name: "Open what is left" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The dining philosophers, cut down").first()).toBeVisible();
  await expect(page.getByText("Socrates")).toHaveCount(0);
  await expect(position(page)).toHaveAttribute("aria-valuenow", /^[1-9]/);
  await expect(answer(page)).toContainText(/Yes: in \d choices/);

  await page.keyboard.press("Control+z");
  await expect(page.getByText("Socrates").first()).toBeVisible();
  await expect(page.getByText("cut down", { exact: false })).toHaveCount(0);
});

test("the story of a schedule is copied, and printed without the page around it", async ({
  page,
}) => {
  await page.goto("");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
    });
  });
  await openExample(page, "Deadlock between two plain locks");
  await ask(page, "can it deadlock");
  await answer(page).getByRole("button", { name: "Story" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Story" });
  await expect(dialog.getByRole("listitem").first()).toContainText("Left acquires disk");
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Copy as text" }).press("Enter");
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeFocused();
  const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  expect(copied).toMatch(/^can it deadlock\?\nYes: in 4 choices.*A circle: .*#1\.\S+\n$/s);

  const paper = page.locator("body > [aria-hidden] article");
  await expect(paper).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(paper).toContainText("Left acquires disk");
  await expect(paper).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(position(page)).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(answer(page).getByRole("button", { name: "Story" })).toBeFocused();
  const link = /https?:\/\/\S+/.exec(copied)?.[0] ?? "";
  await page.goto("about:blank");
  await page.goto(link);
  await expect(position(page)).toHaveAttribute("aria-valuenow", "4");
});

test("five schedules that end well are told apart, and one of them is opened", async ({ page }) => {
  await page.goto("");
  await openExample(page, "Deadlock between two plain locks");
  await ask(page, "show 5 schedules that end well");
  await expect(answer(page)).toContainText(
    "5 schedules that end well: the first is a shortest one",
  );
  const schedules = answer(page).getByRole("radio");
  await expect(schedules).toHaveCount(5);
  expect(await findViolations(page)).toEqual([]);
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("tab", { name: "Timeline" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.setViewportSize(size);
  await schedules.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(schedules.nth(1)).toBeChecked();
  await answer(page).getByRole("button", { name: "Open", exact: true }).press("Enter");
  await expect(page.getByText("All done", { exact: false }).first()).toBeVisible();
});

test("every recorded exploration agrees in the worker of the built page", async ({ page }) => {
  const name = readdirSync(join(ROOT, "dist", "assets")).find((file) =>
    file.startsWith("explore.worker-"),
  );
  await page.goto("");
  const lines = KINDS.flatMap((kind) => readExplorations(kind));
  const found = await page.evaluate(
    async ([file, scenarios]) => {
      const worker = new Worker(`assets/${file}`, { type: "module" });
      const results: unknown[] = [];
      for (const scenario of scenarios) {
        const report = await new Promise<{ type: string; exploration?: unknown }>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data as { type: string });
          worker.postMessage({ type: "explore", scenario });
        });
        results.push(report.exploration);
      }
      worker.terminate();
      return results;
    },
    [name ?? "", lines.map(({ scenario }) => scenario)] as const,
  );
  expect(lines).toHaveLength(180);
  lines.forEach(({ explore }, at) => {
    const { observations, ...ends } = found[at] as { observations: readonly string[] };
    const hash = createHash("sha256").update(observations.join("\n")).digest("hex");
    const digest = hash.slice(0, 16);
    expect({ states: observations.length, digest, ...ends }).toEqual(explore);
  });
});
