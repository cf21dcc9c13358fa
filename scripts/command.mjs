// Runs other programs, the same way on Linux, macOS and Windows.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./root.mjs";

/**
 * @typedef {object} RunOptions
 * @property {"inherit" | "stderr" | "ignore"} [output] where standard output goes; `inherit` if left out
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {number} [timeout] ms after which the program is stopped
 */

/**
 * Runs a program in the project's folder and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status; 127 where it cannot be started, 1 where a signal ended it
 */
export function runCommand(command, args, { output = "inherit", env = {}, timeout = 0 } = {}) {
  const stdout = output === "stderr" ? 2 : output;
  const stderr = output === "ignore" ? "ignore" : 2;
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", stdout, stderr],
      timeout,
    });
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs one of the project's own scripts, or any file for Node.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status
 */
export function runNode(args, options) {
  return runCommand(process.execPath, args, options);
}

/**
 * Runs a command that an installed package brings. Its file is started with Node itself, since what lies in
 * node_modules/.bin is a shell script on one system and a batch file on another.
 * @param {string} packageName
 * @param {string} binName
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status
 */
export function runTool(packageName, binName, args, options) {
  const manifest = join(ROOT, "node_modules", packageName, "package.json");
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(manifest, "utf8"))
  );
  const file = typeof bin === "string" ? bin : bin[binName];
  if (file === undefined) throw new Error(`${packageName} has no command ${binName}`);
  return runNode([join(dirname(manifest), file), ...args], options);
}

/**
 * Runs npm: the one this process was started by, else the one on the PATH.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status
 */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return runNode([cli, ...args], options);
  if (process.platform === "win32") {
    return runCommand("cmd.exe", ["/d", "/s", "/c", "npm", ...args], options);
  }
  return runCommand("npm", args, options);
}
