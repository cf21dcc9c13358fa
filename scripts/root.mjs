// Where the project lies. Found by walking up, so that a bundled copy of this file finds it too.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @returns {string} the folder with the project's package.json */
function findRoot() {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("there is no package.json above this script");
    folder = parent;
  }
  return folder;
}

/** The project's folder, absolute. */
export const ROOT = findRoot();
