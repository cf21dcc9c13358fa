// Builds the page, the command line and the library, or one of them: `node scripts/build.mjs [page|cli|library]`.
import { ensureInstalled } from "./install.mjs";
import { buildCli, buildLibrary, buildPage } from "./products.mjs";

const BUILDS = { page: () => buildPage(), cli: () => buildCli(), library: () => buildLibrary() };

const what = process.argv[2];
await ensureInstalled();
let status = 0;
for (const [name, build] of Object.entries(BUILDS)) {
  if (what === undefined || what === name) status = (await build()) || status;
}
process.exitCode = status;
