// What several browser tests do with the page.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export function position(page: Page): Locator {
  return page.getByRole("slider", { name: "Position in the recording" });
}

export function transport(page: Page): Locator {
  return page.getByRole("region", { name: "Transport" });
}

/** The rows of the monitor's table: what `gnt-debug locks` shows. */
export async function readMonitor(page: Page): Promise<readonly string[]> {
  await page.getByRole("tab", { name: "Monitor" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.first()).toBeVisible();
  return rows.allInnerTexts();
}

/** The address once it says what is shown: it is written shortly after the last step. */
export async function readAddress(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Link to exactly this" });
  await expect(field).toHaveValue(/#1\./);
  const link = await field.inputValue();
  await expect(page).toHaveURL(link);
  await page.keyboard.press("Escape");
  return link;
}

/** Gives the page a file, as its dialog for files would. */
export async function chooseFile(
  page: Page,
  content: string | Buffer,
  name = "chosen.json",
): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  const input = page.locator('input[type="file"]').first();
  await input.setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Opens an example of the gallery by its title. */
export async function openExample(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Gallery" }).click();
  const dialog = page.getByRole("dialog", { name: "Gallery" });
  await dialog.getByRole("option", { name: title }).click();
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Title of the scenario" })).toHaveValue(title);
}
