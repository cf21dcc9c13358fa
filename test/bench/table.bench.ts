// A pasted table of 5,000 locks and 500 jobs: read and arranged in Node, and drawn by the built page in headless Chromium.
import { join } from "node:path";
import { launchChromium } from "../../scripts/browser.mjs";
import { ROOT } from "../../scripts/root.mjs";
import { startServer } from "../../scripts/server.mjs";
import { type MonitorRow, printMonitor } from "../../src/formats/monitorText.ts";
import { readText } from "../../src/formats/source.ts";
import { findQuantile } from "./times.ts";

const JOBS = 500;
const INSTANCES = 2_000;
const NODES = 1_500;
const ROUNDS = 5;

function nameJob(at: number): string {
  return `Jq${(at % 25) + 1}/Job${1000 + at}/I_MIGRATE`;
}

/** Of every four jobs one owns an instance and its nodes, and the others wait for that instance. */
function createTable(): string {
  const free = (name: string): MonitorRow => ({ name, mode: null, owners: [], pending: [] });
  const held = (name: string, at: number): MonitorRow =>
    at % 4 === 0 && at < JOBS
      ? { name, mode: "exclusive", owners: [nameJob(at)], pending: [] }
      : free(name);
  const jobs = Array.from({ length: JOBS }, (_, at) => nameJob(at));
  const list = (count: number, create: (at: number) => MonitorRow) =>
    Array.from({ length: count }, (_, at) => create(at));
  const rows: readonly MonitorRow[] = [
    { name: "cluster/BGL", mode: "shared", owners: jobs, pending: [] },
    ...list(INSTANCES, (at) => {
      const row = held(`instance/web${at}.example.com`, at);
      if (row.mode === null) return row;
      const sharers = [nameJob(at + 2), nameJob(at + 3)];
      return {
        ...row,
        pending: [
          ["exclusive", [nameJob(at + 1)]],
          ["shared", sharers],
        ],
      };
    }),
    ...list(NODES, (at) => held(`node/node${at}.example.com`, at)),
    ...list(NODES, (at) => held(`node-res/node${at}.example.com`, at)),
  ];
  // Aligned, every row is as wide as the owners of the big lock: 55 MB, most of it spaces.
  return printMonitor(rows, { separator: "|" });
}

const text = createTable();
const times = Array.from({ length: ROUNDS }, () => {
  const begin = performance.now();
  if (!readText(text).ok) throw new Error("the table is not read");
  return performance.now() - begin;
});
console.log(`read and arranged in Node: median ${findQuantile(times, 0.5).toFixed(0)} ms`);

const { url, close } = await startServer({
  root: join(ROOT, "dist"),
  prefix: "/",
  port: 4910,
  strict: false,
});
const browser = await launchChromium([]);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(url);
    await page.getByRole("slider", { name: "Position in the recording" }).waitFor();
    const file = { name: "locks.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
    const begin = performance.now();
    await page.locator('input[type="file"]').first().setInputFiles(file);
    await page.getByRole("dialog", { name: "A table of locks" }).waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    shown.push(performance.now() - begin);
    await page.goto("about:blank");
  }
  const median = findQuantile(shown, 0.5).toFixed(0);
  const longest = findQuantile(shown, 1).toFixed(0);
  console.log(
    `read and drawn by the page: median ${median} ms, longest ${longest} ms (goal: 1,000 ms)`,
  );
} finally {
  await browser.close();
  await close();
}
