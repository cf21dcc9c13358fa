// The things that are built: the page into dist, the command line into dist-cli, the library into dist-lib.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runTool } from "./command.mjs";
import { ROOT } from "./root.mjs";

/** @typedef {import("./command.mjs").RunOptions} RunOptions */

/**
 * @param {RunOptions} [options]
 * @returns {Promise<number>} Vite's exit status
 */
export function buildPage(options) {
  return runTool("vite", "vite", ["build", "--logLevel", "warn"], options);
}

/**
 * Bundles aside and then moves, so that somebody who runs the command line meanwhile finds a whole file.
 * @param {RunOptions} [options]
 * @returns {Promise<number>} Vite's exit status
 */
export async function buildCli(options) {
  const aside = join(ROOT, "node_modules", ".cache", `cli-${process.pid}`);
  const args = ["build", "--config", "vite.cli.config.ts", "--logLevel", "warn"];
  const status = await runTool("vite", "vite", [...args, "--outDir", aside], options);
  if (status === 0) {
    mkdirSync(join(ROOT, "dist-cli"), { recursive: true });
    renameSync(join(aside, "main.js"), join(ROOT, "dist-cli", "main.js"));
  }
  rmSync(aside, { recursive: true, force: true });
  return status;
}

/**
 * The library with its types: `lockscope.js` and the folder `types`. They replace what was there together.
 * @param {string} [folder] where to put them
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit status of Vite or of the compiler, whichever fails
 */
export async function buildLibrary(folder = join(ROOT, "dist-lib"), options) {
  const aside = join(ROOT, "node_modules", ".cache", `library-${process.pid}`);
  const bundle = ["build", "--config", "vite.library.config.ts", "--logLevel", "warn"];
  const types = ["-p", "tsconfig.package.json", "--outDir", join(aside, "types")];
  const status =
    (await runTool("vite", "vite", [...bundle, "--outDir", aside], options)) ||
    (await runTool("typescript", "tsc", types, options));
  if (status === 0) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(aside, folder);
  }
  rmSync(aside, { recursive: true, force: true });
  return status;
}
