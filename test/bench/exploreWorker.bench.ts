// The search of every schedule in the exploring worker of the built page, in headless Chromium: from the
// order to the verdict, beside what Spin takes in all for the same (`npm run bench -- explore`).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "../../scripts/browser.mjs";
import { ROOT } from "../../scripts/root.mjs";
import { startServer } from "../../scripts/server.mjs";
import type { Scenario } from "../../src/core/scenario.ts";
import type { ExploreOrder, ExploreReport } from "../../src/worker/exploreMessages.ts";

const NAMES = ["small", "medium", "large1m", "large8m"];

/** Workers that search together, on the large ones. */
const WORKERS = [1, 2, 4];

function createOrder(name: string, workers: number): ExploreOrder {
  const file = join(ROOT, "test", "bench", "explore", `${name}.json`);
  const scenario = JSON.parse(readFileSync(file, "utf8")) as Scenario;
  // Nothing ever fails there, so that all states have to be looked at.
  const question = { type: "fails", job: null, code: null } as const;
  const bounds = { maxStates: 20_000_000, maxBytes: 2e9 };
  return {
    type: "ask",
    ask: { scenario, choices: [], question, clock: "idle", ...bounds, workers },
  };
}

const worker = readdirSync(join(ROOT, "dist", "assets")).find((file) =>
  file.startsWith("explore.worker-"),
);
if (worker === undefined) throw new Error("the built page has no exploring worker");
const server = await startServer({ root: join(ROOT, "dist"), prefix: "/", port: 0, strict: false });
const browser = await launchChromium();
const page = await browser.newPage();
await page.goto(server.url);
async function measure(file: string, name: string, workers: number): Promise<void> {
  const { report, ms } = await page.evaluate(
    async ([entry, order]) => {
      const begin = performance.now();
      const exploring = new Worker(`assets/${entry}`, { type: "module" });
      const answer = await new Promise<ExploreReport>((resolve) => {
        exploring.addEventListener("message", ({ data }: MessageEvent<ExploreReport>) => {
          if (data.type !== "progress") resolve(data);
        });
        exploring.postMessage(order);
      });
      exploring.terminate();
      return { report: answer, ms: performance.now() - begin };
    },
    [file, createOrder(name, workers)] as const,
  );
  if (report.type !== "answer") throw new Error(`${name}: ${JSON.stringify(report)}`);
  const { states } = report.told.answer;
  const rate = Math.round(states / (ms / 1000)).toLocaleString("en");
  console.log(
    `${name}, ${workers === 1 ? "one worker" : `${workers} workers`}: ${states.toLocaleString("en")} states, ${(ms / 1000).toFixed(2)} s to the verdict, ${rate} states a second`,
  );
}

for (const name of NAMES) {
  const counts = name.startsWith("large") ? WORKERS : [1];
  for (const workers of counts) await measure(worker, name, workers);
}
await browser.close();
await server.close();
