// What could be otherwise: what would help a waiting job, opened as a branch and taken back.
import { openExample, position, transport } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";

test("what would help a waiting job is one press from being a branch, and taken back", async ({
  page,
}) => {
  await page.goto("");
  await openExample(page, "A waiting writer blocks a later reader");
  for (let step = 1; step <= 2; step++) {
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(step));
  }
  await page
    .getByRole("button", { name: /^Job Writer/ })
    .first()
    .click();
  const help = page.getByRole("region", { name: "What would help" });
  await expect(help).toContainText("Reader1 goes on");
  expect(await findViolations(page)).toEqual([]);

  const steps = help.getByRole("button", { name: /steps: Reader1/ });
  await steps.press("Enter");
  await expect(help.getByRole("option").last()).toContainText("Writer acquires config, exclusive");
  expect(await findViolations(page)).toEqual([]);

  await help.getByRole("button", { name: "Open: Reader1 goes on" }).press("Enter");
  await expect(help).toBeHidden();
  await expect(page.getByRole("tabpanel", { name: "Inspector" })).toContainText("Writer");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "4");
  await expect(transport(page)).toContainText("Branch 2");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
  await expect(transport(page)).not.toContainText("Branch 2");
  await expect(help).toContainText("Reader1 goes on");
});

test("a deadlocked job is told that nothing would help", async ({ page }) => {
  await page.goto("");
  await openExample(page, "Deadlock between two plain locks");
  for (let step = 1; step <= 4; step++) {
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(step));
  }
  await page.getByRole("button", { name: /^Job / }).first().click();
  await expect(page.getByRole("region", { name: "What would help" })).toContainText(
    "It never gets the lock, whatever the others do.",
  );
});

test("what if a job were more urgent is shown side by side, opened and undone, by keys alone", async ({
  page,
}) => {
  await page.goto("");
  await openExample(page, "A waiting writer blocks a later reader");
  for (let step = 1; step <= 3; step++) {
    await page.keyboard.press("F10");
    await expect(position(page)).toHaveAttribute("aria-valuenow", String(step));
  }
  await page
    .getByRole("button", { name: /^Job Reader2/ })
    .first()
    .press("Enter");
  const ask = page.getByRole("button", { name: "What if operation 1 were otherwise" });
  await ask.press("Enter");
  const dialog = page.getByRole("dialog", { name: "What if" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(ask).toBeFocused();

  await page.keyboard.press("Enter");
  await dialog.getByRole("textbox").press("Enter");
  await expect(dialog).toContainText("The first difference is at step 3.");
  await expect(dialog.getByRole("row", { name: /^Owners/ })).toContainText(
    "Reader1 and Reader2, shared",
  );
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Open as a scenario" }).press("Enter");
  await expect(dialog).toBeHidden();
  const inspector = page.getByRole("tabpanel", { name: "Inspector" });
  await expect(inspector).toContainText("acquire config, shared, priority -10");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "3");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(inspector).not.toContainText("priority -10");
});
