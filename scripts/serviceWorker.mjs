// Vite plugin: bundles the service worker into `sw.js` beside the built page, and tells it what the build is made of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "./root.mjs";

const NAME = "sw.js";

/** Files for the host and for developers: the page never asks for them. */
const UNASKED = /^[._]|\.map$/;

/**
 * @param {string} folder
 * @returns {string[]} paths of the files that the page may ask for, sorted, with forward slashes
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path !== NAME && !UNASKED.test(path))
    .sort();
}

/**
 * @param {string | Buffer} content
 * @param {"base64" | "hex"} encoding
 */
function hash(content, encoding) {
  return createHash("sha256").update(content).digest(encoding);
}

/**
 * @param {string} folder of the built page
 * @param {string} code of its service worker
 * @returns {import("../src/offline/build.ts").Build}
 */
export function describeBuild(folder, code) {
  const files = listFiles(folder).map((path) => {
    const integrity = `sha256-${hash(readFileSync(join(folder, path)), "base64")}`;
    return /** @type {const} */ ([path, integrity]);
  });
  return { id: hash(JSON.stringify(files) + code, "hex").slice(0, 12), files };
}

/** @returns {Promise<string>} a classic script, since not every browser takes modules there */
async function bundle() {
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: ["chrome111", "firefox115", "safari16.4"],
      lib: { entry: "src/offline/serviceWorker.ts", formats: ["iife"], name: "lockscope" },
      minify: true,
    },
  });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  const [chunk] = outputs.flatMap(({ output }) => output);
  if (chunk?.type !== "chunk") throw new Error("the service worker could not be bundled");
  return chunk.code;
}

/** @returns {import("vite").Plugin} */
export function serviceWorker() {
  let folder = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: ({ root, build: { outDir } }) => {
      folder = join(root, outDir);
    },
    writeBundle: {
      order: "post",
      sequential: true,
      handler: async () => {
        const code = await bundle();
        const description = JSON.stringify(describeBuild(folder, code));
        writeFileSync(join(folder, NAME), `const LOCKSCOPE_BUILD = ${description};\n${code}`);
      },
    },
  };
}
