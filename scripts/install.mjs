// Installs the project's packages where they are missing or no longer those of the lock file.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "./command.mjs";
import { ROOT } from "./root.mjs";

const OLDEST_NODE = [20, 19];

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null} packages by folder; null where the file cannot be read
 */
function readPackages(file) {
  try {
    const lock = /** @type {{ packages?: Record<string, LockedPackage> }} */ (
      JSON.parse(readFileSync(file, "utf8"))
    );
    return lock.packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Compares the lock file with the list that npm keeps of what it installed. Optional packages may be missing
 * (they are for other systems), but not be of another version.
 * @param {string} [root] the project's folder
 * @returns {boolean} whether everything is there
 */
export function isInstalled(root = ROOT) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([folder, { version, optional }]) => {
    if (folder === "") return true;
    const installed = present[folder];
    return installed === undefined ? optional === true : installed.version === version;
  });
}

/** @throws {Error} where this Node is older than what the packages run on */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Node ${OLDEST_NODE.join(".")} or later is needed, this is ${process.versions.node}`,
  );
}

/**
 * Runs `npm ci` if need be; npm's own words go to standard error.
 * @returns {Promise<void>}
 * @throws {Error} where npm fails, or Node is too old
 */
export async function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  process.stderr.write("Installing packages (npm ci)\n");
  const status = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], {
    output: "stderr",
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
  if (status !== 0) throw new Error(`npm ci failed with status ${status}`);
}
