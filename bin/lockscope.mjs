#!/usr/bin/env node
// The command `lockscope`: builds the command line where it is missing or older than its source, and runs it.
// Standard output is the command line's alone.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "../scripts/install.mjs";
import { buildCli } from "../scripts/products.mjs";
import { ROOT } from "../scripts/root.mjs";

const BUNDLE = join(ROOT, "dist-cli", "main.js");
const SOURCES = ["src", "vite.cli.config.ts", "package-lock.json"];
// What the page alone is made of; the layers keep it out of the command line.
const PAGE_FOLDERS = new Set(["graph", "store", "ui", "worker"]);

/**
 * @param {string} path a file or folder
 * @returns {number} when it or anything in it was changed last, in ms
 */
function findNewest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = readdirSync(path).filter((name) => !PAGE_FOLDERS.has(name));
  return Math.max(found.mtimeMs, ...names.map((name) => findNewest(join(path, name))));
}

function isStale() {
  const built = statSync(BUNDLE, { throwIfNoEntry: false });
  return !built || SOURCES.some((source) => findNewest(join(ROOT, source)) > built.mtimeMs);
}

if (isStale()) {
  await ensureInstalled();
  const status = await buildCli({ output: "stderr" });
  if (status !== 0) {
    process.stderr.write("lockscope: the command line could not be built\n");
    process.exit(70);
  }
}
await import(pathToFileURL(BUNDLE).href);
