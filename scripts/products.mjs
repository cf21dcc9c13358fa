// The two things that are built: the page into dist, the command line into dist-cli.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
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
