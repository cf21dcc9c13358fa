// Finds the browsers that tests and benchmarks run in, and gets one where there is none.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { runTool } from "./command.mjs";
import { findProgram, installDebianPackage } from "./programs.mjs";

const MINUTES = 60_000;

/** @returns {string[]} the folders in which Windows programs are installed */
function listProgramFolders() {
  const variables = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
  return variables.flatMap((variable) => process.env[variable] ?? []);
}

/**
 * @param {readonly string[]} paths within a folder for programs
 * @returns {string[]}
 */
function onWindows(paths) {
  return listProgramFolders().flatMap((folder) => paths.map((path) => join(folder, path)));
}

/** @type {import("./programs.mjs").Kind} */
const CHROMIUM = {
  variable: "LOCKSCOPE_BROWSER",
  names: [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
  ],
  places: {
    darwin: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    linux: ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/snap/bin/chromium"],
    win32: onWindows([
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ]),
  },
};

/** @type {import("./programs.mjs").Kind} */
const FIREFOX = {
  variable: "LOCKSCOPE_FIREFOX",
  names: ["firefox-esr", "firefox"],
  places: {
    darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
    linux: ["/opt/firefox/firefox", "/snap/bin/firefox"],
    win32: onWindows(["Mozilla Firefox\\firefox.exe"]),
  },
};

/**
 * An installed Chrome, Chromium or Edge, else the browser that Playwright downloaded earlier.
 * @returns {string | null} the program's path
 */
export function findChromium() {
  const installed = findProgram(CHROMIUM);
  if (installed !== null) return installed;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : null;
}

/** @returns {string | null} the path of an installed Firefox */
export function findFirefox() {
  return findProgram(FIREFOX);
}

/** Keeps Chromium from asking its makers' servers for anything, and from warning that they don't answer. */
export const CHROMIUM_FLAGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-quic",
  "--disable-sync",
];

/**
 * Finds Chromium or one of its kin, and installs one where there is none.
 * @returns {Promise<string>} the program's path
 * @throws {Error} where none can be had
 */
export async function ensureChromium() {
  const present = findChromium();
  if (present !== null) return present;
  process.stdout.write(
    "No Chrome, Chromium or Edge is installed: downloading Playwright's Chromium\n",
  );
  const timeout = 5 * MINUTES;
  const command = ["install", "chromium"];
  await runTool("@playwright/test", "playwright", command, { output: "ignore", timeout });
  if (findChromium() === null) {
    process.stdout.write("That download failed\n");
    await installDebianPackage("chromium");
  }
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new Error(
    "no browser: install Chrome, Chromium or Edge, or name one in LOCKSCOPE_BROWSER (its program's path)",
  );
}

/**
 * Finds Firefox, and installs Debian's where there is none and this user is root.
 * @returns {Promise<string | null>} the program's path; null where it has to be left out
 */
export async function ensureFirefox() {
  const present = findFirefox();
  if (present !== null) return present;
  if (process.getuid?.() === 0) await installDebianPackage("firefox-esr");
  return findFirefox();
}

/**
 * Starts Chromium without a window, for benchmarks.
 * @param {readonly string[]} [flags] beside the usual ones
 * @returns {Promise<import("@playwright/test").Browser>}
 */
export async function launchChromium(flags = []) {
  const executablePath = await ensureChromium();
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...flags] });
}
