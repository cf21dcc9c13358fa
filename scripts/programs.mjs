// Finds programs that are no packages of npm, and gets them from Debian where that is possible.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand } from "./command.mjs";

const INSTALL_TIMEOUT = 600_000;

/**
 * @typedef {object} Kind
 * @property {string} variable an environment variable that names the program
 * @property {readonly string[]} names what it is called on the PATH
 * @property {Partial<Record<NodeJS.Platform, readonly string[]>>} [places] where it usually lies otherwise
 */

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
export function findProgram({ variable, names, places = {} }) {
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
 * Installs one of Debian's packages where this user may.
 * @param {string} name
 * @returns {Promise<boolean>} whether it was installed
 */
export async function installDebianPackage(name) {
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
