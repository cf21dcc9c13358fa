// The page around its panels: the theme at the first picture, keys before anything is open, and where messages stand.
import type { Page } from "@playwright/test";
import { chooseFile, position } from "./actions.ts";
import { expect, test } from "./fixtures.ts";

/** Keeps scripts of the page back until what it returns is called. */
async function holdScripts(page: Page, which: RegExp): Promise<() => void> {
  let release = (): void => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(which, async (route) => {
    await isReleased;
    await route.continue();
  });
  return release;
}

test("a theme that was chosen against the system is there before the page's scripts", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  const root = page.locator("html");
  await expect(root).toHaveCSS("background-color", "rgb(16, 19, 25)");
  const release = await holdScripts(page, /\/assets\/.*\.js$/);
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(root).toHaveCSS("background-color", "rgb(16, 19, 25)");
  release();
  await expect(page.getByRole("region", { name: "Stage" })).toBeVisible();
});

test("what is pressed before anything is open is done once it is", async ({ page }) => {
  const release = await holdScripts(page, /\/assets\/gallery-.*\.js$/);
  await page.goto("");
  await expect(page.getByRole("button", { name: "Step", exact: true })).toBeDisabled();
  await page.keyboard.press("F10");
  await page.keyboard.press("F10");
  await page.getByRole("tab", { name: "Log" }).click();
  release();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
  await expect(page.getByRole("tab", { name: "Log", selected: true })).toBeVisible();
});

/** The controls that a message lies over, by name. */
function findCovered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const messages = document.querySelector('section[aria-label="Messages"]');
    const area = messages?.getBoundingClientRect();
    if (messages === null || area === undefined || area.height === 0) return ["no message"];
    const controls = document.querySelectorAll("button, a, input, select, [role], [tabindex]");
    return [...controls]
      .filter((control) => !messages.contains(control) && !control.contains(messages))
      .filter((control) => {
        const { left, right, top, bottom, width } = control.getBoundingClientRect();
        const isBeside = right <= area.left || left >= area.right;
        return width > 1 && !isBeside && bottom > area.top + 1 && top < area.bottom - 1;
      })
      .filter((control) => {
        const { left, top, width, height } = control.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return found !== null && messages.contains(found);
      })
      .map((control) => control.getAttribute("aria-label") ?? control.textContent ?? "");
  });
}

for (const width of [390, 600, 1024, 1440, 2560]) {
  test(`a message that stays covers no control at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    await page.goto("");
    await expect(page.getByRole("button", { name: "Step", exact: true })).toBeEnabled();
    await chooseFile(page, "kind manager\njob J0\n  acquire nods n1", "level.txt");
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("node");
    expect(await findCovered(page)).toEqual([]);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.getByRole("button", { name: "Put this message away" }).click();
    await expect(page.getByRole("region", { name: "Messages" })).toBeEmpty();
  });
}

test("Escape on a job's row selects nothing any more", async ({ page }) => {
  await page.goto("");
  const row = page.getByRole("region", { name: "Jobs" }).getByRole("button").nth(1);
  await row.click();
  await expect(row).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(row).toHaveAttribute("aria-expanded", "false");
});
