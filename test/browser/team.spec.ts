// A long search, with real workers: several of them search together where there are the cores.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/root.mjs";
import { chooseFile, position } from "./actions.ts";
import { expect, test } from "./fixtures.ts";

test("several workers search together, and come to as many states as one @firefox", async ({
  page,
}) => {
  test.slow();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "hardwareConcurrency", { value: 4 });
  });
  // Workers in workers are not among those that a page tells of.
  const shards: string[] = [];
  page.context().on("request", (request) => {
    // The page's service worker fetches all files besides.
    if (request.serviceWorker() !== null) return;
    if (request.url().includes("shard.worker")) shards.push(request.url());
  });
  await page.goto("");
  await expect(position(page)).toBeVisible();
  const large = readFileSync(join(ROOT, "test", "bench", "explore", "large1m.json"), "utf8");
  await chooseFile(page, large, "large1m.json");
  await expect(page.getByText("J5").first()).toBeVisible();
  await page.keyboard.press("a");
  const field = page.getByRole("tabpanel", { name: "Ask" }).getByRole("textbox").first();
  await expect(field).toBeFocused();
  await page.keyboard.type("can it be that operation of J0 > 50");
  await page.keyboard.press("Enter");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("No: in none of 1,077,870 states", { timeout: 60_000 });
  expect(shards.length).toBe(3);
});
