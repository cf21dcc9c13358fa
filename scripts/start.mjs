// `npm start`: installs what is missing, builds, serves the built page on loopback, and opens it.
// Options: --port N (or PORT), --no-open (or CI, or BROWSER=none).
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { ensureInstalled } from "./install.mjs";
import { buildPage } from "./products.mjs";
import { readPort, startServer } from "./server.mjs";

const FIRST_PORT = 4173;

/**
 * Asks the system to show an address; where it cannot, the printed address has to do.
 * @param {string} url
 */
function openBrowser(url) {
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const openers = {
    darwin: ["open", [url]],
    win32: ["rundll32", ["url.dll,FileProtocolHandler", url]],
  };
  const [command, args] = openers[process.platform] ?? ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      open: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const port = readPort(values.port ?? process.env.PORT, FIRST_PORT);
  await ensureInstalled();
  process.stdout.write("Building the page\n");
  const status = await buildPage();
  if (status !== 0) throw new Error("the page could not be built");
  const { url } = await startServer({ port });
  process.stdout.write(`Lockscope is at ${url}\nStop it with Ctrl+C.\n`);
  const wanted = values.open && !process.env.CI && process.env.BROWSER !== "none";
  if (wanted) openBrowser(url);
}

main().catch((error) => {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
