// Finds the browsers that tests and benchmarks run in, and gets one where there is none.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { runCommand, runTool } from "./command.mjs";

const MINUTES = 60_000;
const INSTALL_TIMEOUT = 10 * MINUTES;

/**
 * @typedef {object} Kind
 * @property {string} variable an environment variable that names the program
 * @property {readonly string[]} names what it is called on the PATH
 * @property {Partial<Record<NodeJS.Platform, readonly string[]>>} places where it usually lies otherwise
 */

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

/** @type {Kind} */
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

/** @type {Kind} */
const FIREFOX = {
  variable: "LOCKSCOPE_FIREFOX",
  names: ["firefox-esr", "firefox"],
  places: {
    darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
    linux: ["/opt/firefox/firefox", "/snap/bin/firefox"],
    win32: onWindows(["Mozilla Firefox\\firefox.exe"]),
  },
};

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Kind} kind
 * @returns {string | null} the program's path
 * @throws {Error} where the environment variable names something that is no program
 */
function findProgram({ variable, names, places }) {
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${variable} is "${named}", which is no program`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find(isProgram) ?? null;
}

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
 * Installs one of Debian's packages where this user may.
 * @param {string} name
 * @returns {Promise<boolean>} whether it was installed
 */
async function installDebianPackage(name) {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runCommand("sudo", ["-n", "true"], { output: "ignore" })) !== 0)
    return false;
  process.stdout.write(`Installing Debian's package ${name}\n`);
  const prefix = isRoot ? ["env"] : ["sudo", "-n", "env"];
  /** @param {string[]} args */
  const aptGet = (...args) => {
    const [command = "env", ...rest] = [
      ...prefix,
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      ...args,
    ];
    return runCommand(command, rest, { output: "ignore", timeout: INSTALL_TIMEOUT });
  };
  if ((await aptGet("update")) !== 0) return false;
  return (await aptGet("install", "-y", "--no-install-recommends", name)) === 0;
}

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
