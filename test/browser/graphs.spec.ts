// The graphs of what is open: all states, followed, walked and gone to, by pointer and by keys alone.
import type { Page } from "@playwright/test";
import { openExample, position } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";

const picture = (page: Page) => page.getByRole("application", { name: "Graph of all states" });
const ring = (page: Page) => picture(page).locator(".states-ring");

async function openStates(page: Page, example: string): Promise<void> {
  await page.goto("");
  await openExample(page, example);
  await page.getByRole("tab", { name: "Graphs" }).click();
  await expect(picture(page)).toBeVisible();
}

test("the philosophers' states are drawn, the mark follows the steps, and a deadlock is gone to", async ({
  page,
}) => {
  await openStates(page, "The dining philosophers");
  await expect(page.getByText("468 states, 1 end and 1 deadlock")).toBeVisible();
  await expect(ring(page)).toHaveAttribute("data-state", "0");
  const start = await ring(page).boundingBox();

  await page.keyboard.press("F10");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
  await expect(ring(page)).not.toHaveAttribute("data-state", "0");
  const moved = await ring(page).boundingBox();
  expect(moved).not.toEqual(start);
  expect(await findViolations(page)).toEqual([]);

  const deadlock = await picture(page).locator(".states-node.is-deadlock").boundingBox();
  if (deadlock === null) throw new Error("the deadlock is not drawn");
  const place = [deadlock.x + deadlock.width / 2, deadlock.y + deadlock.height / 2] as const;
  await page.mouse.move(...place);
  const words = page.getByRole("region", { name: "State" });
  await expect(words).toContainText("A deadlock: jobs wait, and nothing can wake them.");
  await expect(words).toContainText("Zeno owns fork4 and waits for fork1, exclusive.");
  await page.mouse.click(...place);
  await expect(page.getByText("Deadlock", { exact: true }).first()).toBeVisible();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "8");
});

test("states are walked and gone to by keys alone", async ({ page }) => {
  await openStates(page, "Deadlock between two plain locks");
  await page.getByRole("button", { name: "Show all states" }).focus();
  await page.keyboard.press("Tab");
  await expect(picture(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const words = page.getByRole("region", { name: "State" });
  await expect(words).toContainText("State 3");
  await page.keyboard.press("Enter");
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
  await expect(ring(page)).toHaveAttribute("data-state", "2");
  await page.keyboard.press("End");
  await expect(words).toContainText("A deadlock");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Deadlock", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(picture(page)).not.toBeFocused();
});

test("too many states are counted, and drawn from a later step", async ({ page }) => {
  await page.goto("");
  await openExample(page, "A migration, a reboot and two consoles");
  await page.getByRole("tab", { name: "Graphs" }).click();
  await expect(page.getByText(/There are 6,322 states; a picture shows up to 3,000/)).toBeVisible();
  await position(page).press("End");
  await page.getByRole("button", { name: /^Draw what can follow step/ }).click();
  await expect(picture(page)).toBeVisible();
  await expect(ring(page)).toHaveAttribute("data-state", "0");
  expect(await findViolations(page)).toEqual([]);
});

test("the order of locks shows the circle, and who waits the circle that it came to", async ({
  page,
}) => {
  await page.goto("");
  await openExample(page, "The dining philosophers");
  await page.getByRole("tab", { name: "Graphs" }).click();
  await page.getByText("Lock order", { exact: true }).click();
  await expect(page.getByRole("region", { name: /^Circles/ })).toContainText("It may deadlock.");
  expect(await findViolations(page)).toEqual([]);
  const pairs = page.getByRole("region", { name: /^Taken/ });
  await page.locator("[data-edge]").nth(1).click();
  await expect(pairs.getByRole("button", { name: "Plato" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await position(page).press("End");
  await page.getByText("Who waits", { exact: true }).click();
  await expect(page.getByText(/^A circle: Aristotle waits for Plato/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("what graphs say is in sight below the picture, and nobody is told of keys", async ({
    page,
  }) => {
    await page.goto("");
    await expect(page.getByRole("note")).toContainText("Press Step");
    await openStates(page, "The dining philosophers");
    await expect(page.getByRole("heading", { name: /^State 1/ })).toBeInViewport({ ratio: 1 });
    await page.getByText("Lock order", { exact: true }).tap();
    await expect(page.getByText("It may deadlock.")).toBeInViewport({ ratio: 1 });
  });

  test("a first touch tells of a state, the next one goes there, and one finger scrolls the panel", async ({
    page,
  }) => {
    await openStates(page, "Deadlock between two plain locks");
    const deadlock = picture(page).locator(".states-node.is-deadlock");
    await deadlock.scrollIntoViewIfNeeded();
    const box = await deadlock.boundingBox();
    if (box === null) throw new Error("the deadlock is not drawn");
    const place = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.touchscreen.tap(...place);
    await expect(page.getByRole("region", { name: "State" })).toContainText("A deadlock");
    await expect(ring(page)).toHaveAttribute("data-state", "0");
    await page.touchscreen.tap(...place);
    await expect(ring(page)).not.toHaveAttribute("data-state", "0");
    await expect(picture(page)).toHaveCSS("touch-action", "pan-y");
    await page.getByRole("button", { name: "Zoom the graph in" }).tap();
    await expect(picture(page)).toHaveCSS("touch-action", "none");
  });
});
