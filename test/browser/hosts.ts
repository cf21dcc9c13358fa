// A plain file server that sends no headers of its own, as many hosts are: the page lies in a folder below its root.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { ROOT } from "../../scripts/root.mjs";

const FOLDER = "tools/lock scope";
const HOST = "127.0.0.1";

export interface PlainHost {
  /** The address of the page. */
  readonly url: string;
  /** Where the built page lies: what is changed there is served. */
  readonly folder: string;
  /** As a network that is gone. */
  readonly stop: () => Promise<void>;
}

/** Serves a copy of the built page, for `user`, until `stop`; `remove` clears up. */
export async function startPlainHost(
  user: string,
): Promise<PlainHost & { readonly remove: () => void }> {
  const root = mkdtempSync(join(tmpdir(), `lockscope-${user}-`));
  const folder = join(root, FOLDER);
  cpSync(join(ROOT, "dist"), folder, { recursive: true });
  const hasPython = spawnSync("python3", ["--version"]).status === 0;
  const { port, stop } = await (hasPython ? startPython(root) : startNode(root));
  return {
    url: `http://${HOST}:${port}/${encodeURI(FOLDER)}/`,
    folder,
    stop,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Makes another build of the page in the folder, as far as its service worker knows. */
export function changeBuild(folder: string, id: string): void {
  const script = join(folder, "sw.js");
  writeFileSync(script, readFileSync(script, "utf8").replace(/"id":"[^"]*"/, `"id":"${id}"`));
}

interface Server {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The server that is everywhere. Port 0 is any that is free; it says which. */
function startPython(root: string): Promise<Server> {
  const args = ["-u", "-m", "http.server", "0", "--bind", HOST, "--directory", root];
  const child = spawn("python3", args, { stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("python3 -m http.server has ended")));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const port = /port (\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve({ port: Number(port), stop: () => end(child) });
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

function startNode(root: string): Promise<Server> {
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(url.replace(/[?#].*$/, "")).replace(/\/$/, "/index.html");
    try {
      const content = readFileSync(join(root, path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve) => {
    server.listen(0, HOST, () => {
      const address = server.address();
      resolve({ port: typeof address === "object" ? (address?.port ?? 0) : 0, stop });
    });
  });
}
