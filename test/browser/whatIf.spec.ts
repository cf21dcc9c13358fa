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
