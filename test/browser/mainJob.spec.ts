// The main job, as a new user does it: open, gallery, step, see, read why, go back, fork, share.
import type { Page } from "@playwright/test";
import { openExample, position, readAddress, readMonitor } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";

function stage(page: Page) {
  return page.getByRole("region", { name: "Stage" });
}

async function stepTo(page: Page, target: number): Promise<void> {
  for (let at = Number(await position(page).getAttribute("aria-valuenow")); at < target; at++) {
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(at + 1));
  }
}

test.describe("the main job", { tag: "@firefox" }, () => {
  test("from the first look to a link that shows the same elsewhere", async ({
    page,
    openFresh,
  }) => {
    await page.goto("");
    await openExample(page, "A waiting writer blocks a later reader");

    await stepTo(page, 3);
    await expect(
      stage(page).getByRole("button", {
        name: /^Lock config, shared, owned by Reader1, 2 waiting/,
      }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Step Reader2" })).toBeDisabled();

    await stage(page)
      .getByRole("button", { name: /^Job Reader2/ })
      .first()
      .click();
    await page.getByRole("tab", { name: "Inspector" }).click();
    await expect(page.getByRole("tabpanel", { name: "Inspector" })).toContainText(
      "whoever comes while anybody waits has to queue",
    );

    await page.getByRole("button", { name: "Back", exact: true }).click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
    await page.getByRole("button", { name: "Step Reader1" }).click();
    await expect(page.getByRole("region", { name: "Transport" })).toContainText("Branch 2");

    const seen = await readMonitor(page);
    const link = await readAddress(page);
    const other = await openFresh(link);
    await expect(position(other)).toHaveAttribute("aria-valuenow", "3");
    expect(await readMonitor(other)).toEqual(seen);
    await expect(other.getByRole("region", { name: "Transport" })).toContainText("Branch 2");
  });

  test("by the keyboard alone", async ({ page }) => {
    await page.goto("");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
    await page.keyboard.press("ArrowLeft");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toContainText("F10");
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await expect(page.getByRole("dialog", { name: "Gallery" })).toBeVisible();
    await page.keyboard.press("Escape");
    // Not while typing: a title may hold an s and a space.
    const title = page.getByRole("textbox", { name: "Title of the scenario" });
    await title.press("ControlOrMeta+a");
    await title.pressSequentially("sg ?");
    await expect(title).toHaveValue("sg ?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

test("runs to the end by itself, and says what the end is", async ({ page }) => {
  await page.goto("");
  await openExample(page, "Deadlock between two plain locks");
  await page.getByRole("combobox", { name: "Speed of a run" }).selectOption("100 steps/s");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("tabpanel", { name: "Inspector" })).toContainText("A circle");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "4");
});

test("Back returns to the scenario that was open before, as it was", async ({ page }) => {
  await page.goto("");
  await openExample(page, "The more urgent go first");
  await stepTo(page, 4);
  await readAddress(page);
  await openExample(page, "The dining philosophers");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Title of the scenario" })).toHaveValue(
    "The more urgent go first",
  );
  await expect(position(page)).toHaveAttribute("aria-valuenow", "4");
  await page.goForward();
  await expect(page.getByRole("textbox", { name: "Title of the scenario" })).toHaveValue(
    "The dining philosophers",
  );
});

test("a scenario is written as text, applied, and stepped", async ({ page }) => {
  await page.goto("");
  await page.getByRole("tab", { name: "Scenario" }).click();
  const editor = page.getByRole("textbox", { name: "Scenario as text" });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("kind sharedlock\nlocks a\njob New\n  aquire a\n");
  const panel = page.getByRole("tabpanel", { name: "Scenario" });
  await expect(panel).toContainText("acquire");
  await expect(panel.getByRole("button", { name: "Apply" })).toBeDisabled();
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("kind sharedlock\nlocks a\njob New\n  acquire a\n");
  await panel.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: "Step New" })).toBeEnabled();
  await page.getByRole("button", { name: "Step New" }).click();
  await expect(
    stage(page).getByRole("button", { name: /^Lock a, exclusive, owned by New/ }),
  ).toBeVisible();
});

test("an embedded page shows stage, transport and timeline alone", async ({ page }) => {
  await page.goto("?embed=1");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "0");
  await expect(stage(page)).toBeVisible();
  await expect(page.getByRole("region", { name: "Transport" })).toBeVisible();
  await expect(page.getByRole("tablist", { name: "Panels" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Gallery" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing to complain about (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("");
    await openExample(page, "The big lock");
    await page.getByRole("button", { name: "To the end" }).click();
    await expect(position(page)).toHaveAttribute("aria-valuenow", "13");
    expect(await findViolations(page)).toEqual([]);
    for (const name of ["Monitor", "Scenario", "Log"]) {
      await page.getByRole("tab", { name }).click();
      await expect(page.getByRole("tabpanel", { name })).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
    }
    for (const key of ["g", "s", "?"]) {
      await stage(page).click({ position: { x: 5, y: 5 } });
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}

test("a worker that dies is replaced, and nothing is lost", async ({ page }) => {
  // The page's own worker, ended from outside as a crash would.
  await page.addInitScript(() => {
    const Original = window.Worker;
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
  await page.goto("");
  await openExample(page, "The more urgent go first");
  await stepTo(page, 3);
  await page.evaluate(() => {
    const { workers } = window as unknown as { readonly workers: readonly Worker[] };
    workers.at(-1)?.dispatchEvent(new ErrorEvent("error", { message: "ended by the test" }));
  });
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("restarted");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "3");
  await stepTo(page, 5);
  await expect(stage(page).getByRole("button", { name: /^Lock web1/ })).toBeVisible();
});
