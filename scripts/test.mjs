// `npm test`: installs what is missing, then checks and tests everything. A stage that fails does not keep
// the later ones from running. The last line is the totals: `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { buildCli, buildLibrary, buildPage } from "./products.mjs";
import { ROOT } from "./root.mjs";
import { ensureSpin } from "./spin.mjs";

const CACHE = join(ROOT, "node_modules", ".cache");

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {string} [remark] what else the summary has to say: a sentence
 */
/** @typedef {{ title: string, run: () => Promise<Count> }} Stage */

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * A stage that either holds or does not.
 * @param {string} title
 * @param {() => Promise<boolean>} holds
 * @returns {Stage}
 */
function createCheck(title, holds) {
  return {
    title,
    run: async () => ((await holds()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/**
 * A check that runs a tool which exits with 0 where all is well.
 * @param {string} title
 * @param {readonly [packageName: string, binName: string, ...args: string[]]} command
 * @returns {Stage}
 */
function createToolCheck(title, [packageName, binName, ...args]) {
  return createCheck(title, async () => (await runTool(packageName, binName, args)) === 0);
}

/**
 * Runs tests and counts them by the report that the runner writes. A run that fails without a failed test
 * (a file that cannot be loaded, say) counts as one failure.
 * @template Report
 * @param {string} report the report's file
 * @param {() => Promise<number>} run the runner, which gives its exit status
 * @param {(report: Report) => Count} count
 * @returns {Promise<Count>}
 */
async function countTests(report, run, count) {
  mkdirSync(CACHE, { recursive: true });
  rmSync(report, { force: true });
  const status = await run();
  /** @type {Count} */
  let counted = { passed: 0, failed: 0 };
  try {
    counted = count(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    print("The runner wrote no report.");
  }
  const failed = status !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { ...counted, failed };
}

const NO_SPIN =
  "The tests with Spin were left out: it is not installed, and could not be. Install spin and gcc, or name the program in LOCKSCOPE_SPIN.";

/** @returns {Promise<Count>} */
async function runUnitTests() {
  const spin = await ensureSpin();
  print(`Spin: ${spin?.spin ?? "left out, it is not installed"}`);
  const report = join(CACHE, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const count = await countTests(
    report,
    () => runTool("vitest", "vitest", args),
    /** @param {{ numPassedTests: number, numFailedTests: number }} totals */
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
  return spin === null ? { ...count, remark: NO_SPIN } : count;
}

/** @returns {Promise<boolean>} whether the page's first load is within its limit */
async function checkBudget() {
  const { FIRST_LOAD_LIMIT, measureFirstLoad } = await import("./budget.mjs");
  const { total, files, workers } = measureFirstLoad();
  /** @param {number} bytes */
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const { name, bytes } of files) print(`  ${name}: ${kilobytes(bytes)}`);
  for (const { name, bytes } of workers)
    print(`  ${name}: ${kilobytes(bytes)} (worker, not counted)`);
  print(`First load: ${kilobytes(total)} gzipped, at most ${kilobytes(FIRST_LOAD_LIMIT)} allowed`);
  return files.length > 0 && total <= FIRST_LOAD_LIMIT;
}

const NO_FIREFOX =
  "The tests in Firefox were left out: none is installed, and none could be. Install it, or name its program in LOCKSCOPE_FIREFOX.";

/** @returns {Promise<Count>} */
async function runBrowserTests() {
  const { ensureChromium, ensureFirefox } = await import("./browser.mjs");
  print(`Chromium: ${await ensureChromium()}`);
  const firefox = await ensureFirefox();
  print(`Firefox: ${firefox ?? "left out, none is installed"}`);
  const count = await countTests(
    join(CACHE, "playwright.json"),
    () => runTool("@playwright/test", "playwright", ["test"]),
    /** @param {{ stats: { expected: number, unexpected: number, flaky: number } }} totals */
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  );
  return firefox === null ? { ...count, remark: NO_FIREFOX } : count;
}

/** @type {readonly Stage[]} */
const STAGES = [
  createToolCheck("Format and lint", ["@biomejs/biome", "biome", "check", "--error-on-warnings"]),
  createToolCheck("Types", ["typescript", "tsc", "-b", "--force"]),
  createToolCheck("Lint with types", ["oxlint", "oxlint", "--type-aware", "--deny-warnings"]),
  createToolCheck("Unused files, exports and packages", ["knip", "knip"]),
  { title: "Unit tests", run: runUnitTests },
  createCheck("Build of the page", async () => (await buildPage()) === 0),
  createCheck("Build of the command line", async () => (await buildCli()) === 0),
  createCheck("Build of the library", async () => (await buildLibrary()) === 0),
  createCheck("Budget", checkBudget),
  { title: "Browser tests", run: runBrowserTests },
];

/**
 * @param {Stage} stage
 * @returns {Promise<Count>} one failure where the stage itself breaks down
 */
async function runStage({ title, run }) {
  print(`\n== ${title}`);
  try {
    return await run();
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
}

async function main() {
  await ensureInstalled();
  /** @type {(Count & { title: string })[]} */
  const counts = [];
  for (const stage of STAGES) counts.push({ title: stage.title, ...(await runStage(stage)) });
  print("\n== Totals");
  for (const { title, passed, failed, remark } of counts) {
    print(`${title}: ${passed} passed, ${failed} failed.`);
    if (remark !== undefined) print(`  ${remark}`);
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  print(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`npm test: ${error instanceof Error ? error.message : error}\n`);
  print("0 passed, 1 failed");
  process.exitCode = 1;
});
