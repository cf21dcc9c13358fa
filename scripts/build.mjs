// Builds the page and the command line, or one of them: `node scripts/build.mjs [page|cli]`.
import { ensureInstalled } from "./install.mjs";
import { buildCli, buildPage } from "./products.mjs";

const what = process.argv[2] ?? "all";
await ensureInstalled();
const page = what === "cli" ? 0 : await buildPage();
const cli = what === "page" ? 0 : await buildCli();
process.exitCode = page || cli;
