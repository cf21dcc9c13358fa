// Serves a folder on loopback: `node scripts/serve.mjs [--port N] [--prefix /path/] [--root DIR]`.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./root.mjs";
import { readPort, startServer } from "./server.mjs";

const FIRST_PORT = 4173;

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    prefix: { type: "string", default: "/" },
    root: { type: "string", default: join(ROOT, "dist") },
  },
});
const port = readPort(values.port, FIRST_PORT);
const { url } = await startServer({ ...values, port, strict: values.port !== undefined });
process.stdout.write(`${url}\n`);
