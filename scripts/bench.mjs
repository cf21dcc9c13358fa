// `npm run bench [-- WORD...]`: builds the page, then bundles and runs every test/bench/*.bench.ts whose name
// holds one of the words (all, if there are none), one after the other, and passes on what they print.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runNode, runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { buildPage } from "./products.mjs";
import { ROOT } from "./root.mjs";

const FOLDER = join("test", "bench");
// Within node_modules, so that packages which are not bundled are found from there.
const OUT = join(ROOT, "node_modules", ".cache", "bench");

/**
 * @param {string} name of a file in the folder
 * @returns {Promise<number>} its exit status, or the bundler's where that fails
 */
async function runBench(name) {
  process.stdout.write(`\n== ${name.replace(/\.bench\.ts$/, "")}\n`);
  const out = join(OUT, name.replace(/\.ts$/, ""));
  const input = ["--ssr", join(FOLDER, name), "--outDir", out];
  const settings = ["--config", "vite.cli.config.ts", "--mode", "bench", "--logLevel", "warn"];
  const bundled = await runTool("vite", "vite", ["build", ...input, ...settings]);
  return bundled || runNode(["--expose-gc", join(out, "main.js")]);
}

await ensureInstalled();
const words = process.argv.slice(2);
const names = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();
if (names.length === 0) process.stderr.write(`${FOLDER} has no benchmark of that name\n`);
rmSync(OUT, { recursive: true, force: true });
let status = names.length === 0 ? 2 : await buildPage();
for (const name of names) status = (await runBench(name)) || status;
process.exitCode = status;
