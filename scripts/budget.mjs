// What the built page loads before it can be used, and how much of that is allowed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "./root.mjs";

/** JavaScript and CSS of the page, gzipped, in bytes. Workers and what is loaded when asked for do not count. */
export const FIRST_LOAD_LIMIT = 150_000;

/** @typedef {{ name: string, bytes: number }} Weight a file of the build and its size, gzipped */

/**
 * @param {string} file
 * @param {string} dist
 * @returns {Weight}
 */
function weigh(file, dist) {
  return { name: relative(dist, file), bytes: gzipSync(readFileSync(file), { level: 9 }).length };
}

/**
 * @param {string} html
 * @returns {string[]} addresses of the scripts and style sheets that the document names
 */
function listAddresses(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const address = /\b(?:src|href)="([^"]+\.(?:js|css))"/.exec(tag)?.[1];
    return address === undefined ? [] : [address];
  });
}

/**
 * @param {string} script
 * @returns {string[]} addresses of the modules that must be there before this one runs
 */
function listImports(script) {
  const statement =
    /\b(?:import|export)\s*(?:[\w$*\s{},]*?\bfrom\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g;
  return [...script.matchAll(statement)].flatMap(([, address]) => address ?? []);
}

/**
 * Weighs what index.html names, and what those modules import at once.
 * @param {string} [dist] the built page
 * @returns {{ total: number, files: Weight[], workers: Weight[] }} workers are listed but not in the total
 * @throws {Error} where there is no built page, or it names a file that is not there
 */
export function measureFirstLoad(dist = join(ROOT, "dist")) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const queue = listAddresses(html).map((address) => join(dist, address));
  /** @type {Set<string>} */
  const seen = new Set();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!file.endsWith(".js")) continue;
    const folder = dirname(file);
    queue.push(...listImports(readFileSync(file, "utf8")).map((address) => join(folder, address)));
  }
  const files = [...seen].map((file) => weigh(file, dist));
  const assets = join(dist, "assets");
  const workers = (existsSync(assets) ? readdirSync(assets) : [])
    .filter((name) => /worker.*\.js$/i.test(name))
    .map((name) => weigh(join(assets, name), dist));
  return { total: files.reduce((sum, { bytes }) => sum + bytes, 0), files, workers };
}
