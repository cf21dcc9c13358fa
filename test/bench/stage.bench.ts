// The stage with 1,200 nodes and 2,500 edges: time a frame while ten changes a second come in, and while
// panning, in headless Chromium beside a bare d3 SVG and a bare canvas of the same scene.
import { launchChromium } from "../../scripts/browser.mjs";
import { bundlePage, SIZE } from "./hostPage.ts";
import type { Bench } from "./stagePage.ts";
import { KINDS, type Kind } from "./stageScene.ts";
import { findQuantile } from "./times.ts";

declare global {
  interface Window {
    readonly bench: Bench;
  }
}

const FRAMES = 300;
/** Without the screen's rhythm a frame takes as long as its work: right for panning, where each has some. */
const UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

function describe(times: readonly number[]): string {
  const [half, most] = [findQuantile(times, 0.5), findQuantile(times, 0.95)];
  return `median ${half.toFixed(1)} ms, 95th percentile ${most.toFixed(1)} ms`;
}

async function measure(html: string, action: "change" | "pan", flags: readonly string[]) {
  const browser = await launchChromium(flags);
  const goal = action === "change" ? "95th percentile under 25 ms" : "under 30 ms";
  console.log(action === "change" ? "ten changes a second" : "panning");
  let own = 0;
  for (const kind of KINDS) {
    const page = await browser.newPage({ viewport: SIZE });
    await page.setContent(html);
    const { nodes, edges, first } = await page.evaluate((name: Kind) => {
      return window.bench.setUp(name);
    }, kind);
    // What was begun at first, such as making buttons, is over by then.
    await page.evaluate(() => window.bench.change(20));
    const times = await page.evaluate(({ name, frames }) => window.bench[name](frames), {
      name: action,
      frames: FRAMES,
    });
    const most = findQuantile(times, 0.95);
    if (kind === "stage") own = most;
    const beside = kind === "stage" ? `goal: ${goal}` : `${(most / own).toFixed(1)} times as long`;
    const shown = `${nodes} nodes, ${edges} edges, shown in ${first.toFixed(0)} ms`;
    console.log(`  ${kind}: ${describe(times)} (${beside}; ${shown})`);
    await page.close();
  }
  await browser.close();
}

const html = await bundlePage("stagePage.ts");
await measure(html, "change", []);
await measure(html, "pan", UNLIMITED);
