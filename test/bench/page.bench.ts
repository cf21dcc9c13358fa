// The built page with 10,000 recorded steps, 200 jobs and 1,000 locks: from an action to the changed
// picture, and the memory of page and worker together, in headless Chromium.
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launchChromium } from "../../scripts/browser.mjs";
import { ROOT } from "../../scripts/root.mjs";
import { startServer } from "../../scripts/server.mjs";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { writeRecording } from "../../src/formats/recordingJson.ts";
import { createLargeRecording } from "./large.ts";

const STEPS = 10_000;
const ROUNDS = 100;

function describe(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`;
}

/** Sends keys to an element, each after the picture of the one before, and times them until painted. */
function time(page: Page, selector: string, keys: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    async ({ selector: chosen, keys: pressed }) => {
      const position = document.querySelector('[aria-label="Transport"] strong');
      const target = document.querySelector(chosen);
      if (position === null || target === null) throw new Error(`the page has no ${chosen}`);
      const painted = () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve();
            port2.postMessage(null);
          });
        });
      const changed = () =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(position, { childList: true, characterData: true, subtree: true });
        });
      const times: number[] = [];
      for (const key of pressed) {
        const isChanged = changed();
        const begin = performance.now();
        if (key === "click") (target as HTMLElement).click();
        else target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await isChanged;
        await painted();
        times.push(performance.now() - begin);
      }
      return times;
    },
    { selector, keys },
  );
}

/** Bytes of page and workers, after a garbage collection. */
function measureMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
      readonly measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }>;
    };
    return (await measure.call(performance)).bytes;
  });
}

const { url, close } = await startServer({
  root: join(ROOT, "dist"),
  prefix: "/",
  port: 4900,
  strict: false,
});
const browser = await launchChromium(["--enable-blink-features=ForceEagerMeasureMemory"]);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const slider = '[role="slider"][aria-label="Position in the recording"]';
  await page.locator(slider).waitFor();
  const text = writeRecording({ ...createLargeRecording(STEPS), position: 0 }, DEFAULT_VIEW);
  const file = { name: "large.json", mimeType: "application/json", buffer: Buffer.from(text) };
  const begin = performance.now();
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.locator(`${slider}[aria-valuemax="${STEPS}"]`).waitFor();
  console.log(`opened a file of ${STEPS} steps in ${(performance.now() - begin).toFixed(0)} ms`);

  // Every key is a jump over the whole length, or ten steps.
  const jumps = Array.from({ length: ROUNDS }, (_, at) => (at % 2 === 0 ? "End" : "Home"));
  console.log(`seek from end to end: ${describe(await time(page, slider, jumps))} (goal: 50 ms)`);
  await page.locator(slider).press("End");
  const clicks = Array.from({ length: ROUNDS }, () => "click");
  const step = '[data-bench="step"]';
  await page.getByRole("button", { name: "Step", exact: true }).evaluate((button) => {
    button.dataset.bench = "step";
  });
  console.log(
    `a step, from the click to the changed picture: ${describe(await time(page, step, clicks))} (goal: 95th percentile under 50 ms)`,
  );
  const megabytes = (await measureMemory(page)) / 1e6;
  console.log(`memory of page and worker: ${megabytes.toFixed(0)} MB (goal: under 150 MB)`);
} finally {
  await browser.close();
  await close();
}
