// The stage as a browser draws it: what is seen from afar, without movement, and how large targets are.
import type { Locator, Page } from "@playwright/test";
import { chooseFile } from "./actions.ts";
import { expect, test } from "./fixtures.ts";

const JOBS = {
  J1: [
    { op: "acquire", lock: "lock1", shared: true },
    { op: "release", lock: "lock1" },
  ],
  J2: [{ op: "acquire", lock: "lock1" }],
};

function stage(page: Page): Locator {
  return page.getByRole("group", { name: "Locks and jobs" });
}

async function openLocks(page: Page, count: number): Promise<void> {
  const locks = Array.from({ length: count }, (_, index) => `lock${index + 1}`);
  await page.goto("");
  // By then the example that the page opens by itself is there, and cannot come after the file.
  await expect(page.getByRole("button", { name: "Step", exact: true })).toBeEnabled();
  await chooseFile(page, JSON.stringify({ kind: "sharedlock", locks, jobs: JOBS }));
  await expect(stage(page).getByRole("button", { name: /^Job J1/ })).toBeAttached();
}

test("from afar the one job for the keyboard is seen when the keyboard comes to it", async ({
  page,
}) => {
  await openLocks(page, 300);
  const jobs = stage(page).getByRole("button", { name: /^Job / });
  await expect(jobs).toHaveCount(1);
  await expect(jobs).toHaveCSS("opacity", "0");
  await page.getByRole("button", { name: "Show everything" }).focus();
  await page.keyboard.press("Tab");
  await expect(jobs).toBeFocused();
  await expect(jobs).toHaveCSS("opacity", "1");
});

for (const reducedMotion of ["reduce", "no-preference"] as const) {
  test(`what a step changed flashes instead of moving (${reducedMotion})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      document.addEventListener("animationstart", ({ target, animationName }) => {
        const name = target instanceof Element ? target.getAttribute("aria-label") : null;
        if (animationName === "stage-changed") seen.push(name ?? "");
      });
    });
    await openLocks(page, 2);
    const lock = stage(page).getByRole("button", { name: /^Lock lock1, shared/ });
    await page.getByRole("button", { name: "Step J1" }).click();
    await expect(lock).toBeVisible();
    await page.getByRole("button", { name: "Step J2" }).click();
    await expect(stage(page).getByRole("button", { name: /^Job J2, waiting/ })).toBeVisible();
    const flashed = reducedMotion === "reduce" ? [/^Lock lock1, shared/, /^Job J2, waiting/] : [];
    const seen = () =>
      page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
    for (const name of flashed) await expect.poll(seen).toContainEqual(expect.stringMatching(name));
    if (flashed.length === 0) expect(await seen()).toEqual([]);
  });
}

for (const { width, height } of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`jobs, locks and lanes are large enough for a pointer at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLocks(page, 3);
    if (width < 600) await page.getByRole("tab", { name: "Timeline" }).click();
    const timeline = page.getByRole("group", { name: "Timeline" });
    await expect(timeline.getByRole("option").first()).toBeVisible();
    const targets = [
      stage(page).getByRole("button", { name: /^(Job|Lock) / }),
      timeline.getByRole("option"),
      timeline.getByRole("button"),
      timeline.getByRole("slider"),
    ];
    for (const target of targets) {
      const sizes = await target.evaluateAll((elements) =>
        elements.map((element) => {
          const { width: across, height: down } = element.getBoundingClientRect();
          return Math.min(across, down);
        }),
      );
      expect(sizes.length).toBeGreaterThan(0);
      // What the browser makes of a scaled picture is off by parts of a thousandth.
      expect(Math.min(...sizes)).toBeGreaterThan(23.99);
    }
  });
}
