// A small static server for the built page, on loopback only.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { ROOT } from "./root.mjs";

const HOST = "127.0.0.1";
const PORTS_TRIED = 50;

/** @type {Readonly<Record<string, string>>} */
const MIME_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const HEADERS = {
  "Cache-Control": "no-store",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * @typedef {object} Site
 * @property {string} root the folder that is served
 * @property {string} prefix the path it is served under, with a slash at both ends
 */

/**
 * @param {string} target as the request has it
 * @param {string} prefix
 * @returns {string | null} the path within the site, decoded; null where it is not in the site
 */
function readPath(target, prefix) {
  const path = target.replace(/[?#].*$/s, "");
  if (!path.startsWith(prefix)) return null;
  try {
    const decoded = decodeURIComponent(path.slice(prefix.length));
    return /[\0\\]/.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} path within the root
 * @returns {Promise<{ file: string, size: number } | null>} the file; null where there is none within the root
 */
async function findFile(root, path) {
  try {
    const base = await realpath(root);
    const wanted = join(base, path);
    const file = await realpath(
      path === "" || path.endsWith("/") ? join(wanted, "index.html") : wanted,
    );
    const inside = relative(base, file);
    if (inside.startsWith("..") || inside.includes(`..${sep}`)) return null;
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size } : null;
  } catch {
    return null;
  }
}

/**
 * @param {Site} site
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer({ root, prefix }, request, response) {
  /** @type {(status: number, text: string, headers?: Record<string, string>) => void} */
  const refuse = (status, text, headers = {}) => {
    response.writeHead(status, { ...HEADERS, "Content-Type": MIME_TYPES[".txt"], ...headers });
    response.end(`${text}\n`);
  };
  const target = request.url ?? "/";
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(405, "Only GET and HEAD", { Allow: "GET, HEAD" });
    return;
  }
  if (`${target}/` === prefix) {
    refuse(308, "Moved", { Location: prefix });
    return;
  }
  const path = readPath(target, prefix);
  const found = path === null ? null : await findFile(root, path);
  if (found === null) {
    refuse(404, "Not found");
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    "Content-Type": MIME_TYPES[extname(found.file).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": found.size,
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(found.file)
      .on("error", () => response.destroy())
      .pipe(response);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port 0 for any
 * @returns {Promise<number | null>} the port; null where another program has it
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const fail = (error) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error));
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

/**
 * Serves a folder on loopback until the server is closed.
 * @param {object} options
 * @param {string} [options.root] the folder; dist if left out
 * @param {string} [options.prefix] the path to serve it under
 * @param {number} [options.port] 0 for any that is free
 * @param {boolean} [options.strict] whether to give up if the port is taken, else the next ones are tried
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 * @throws {Error} where no port is free, or the system refuses
 */
export async function startServer({
  root = join(ROOT, "dist"),
  prefix = "/",
  port = 0,
  strict = false,
}) {
  const site = { root, prefix: `/${prefix}/`.replace(/\/{2,}/g, "/") };
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  const last = port === 0 || strict ? port : Math.min(port + PORTS_TRIED, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    const bound = await listen(server, candidate);
    if (bound !== null) {
      return {
        url: `http://${HOST}:${bound}${site.prefix}`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    }
  }
  throw new Error(strict ? `port ${port} is taken` : `no port from ${port} to ${last} is free`);
}

/**
 * @param {string | undefined} text
 * @param {number} otherwise
 * @returns {number} the port that the text names
 * @throws {Error} where it names none
 */
export function readPort(text, otherwise) {
  if (text === undefined || text === "") return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`"${text}" is no port: a whole number from 0 to 65535 is wanted`);
  }
  return port;
}
