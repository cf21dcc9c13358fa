// The program `lockscope`: gives the command its arguments, files and standard streams.
import { createReadStream, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";
import type { Terminal } from "./terminal.ts";

// The bundle and the source lie at different depths below the package's own file.
function findVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const version = readVersion(join(folder, "package.json"));
    if (version !== null) return version;
    const parent = dirname(folder);
    if (parent === folder) return "of unknown version";
    folder = parent;
  }
}

function readVersion(file: string): string | null {
  try {
    const json: unknown = JSON.parse(readFileSync(file, "utf8"));
    const isOurs = typeof json === "object" && json !== null && "name" in json && "version" in json;
    return isOurs && json.name === "lockscope" ? String(json.version) : null;
  } catch {
    return null;
  }
}

// A reader that has gone away (`| head`) is no error of this program.
function createWriter(stream: NodeJS.WriteStream): Terminal["write"] {
  let isOpen = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code === "EPIPE") return;
    process.stderr.write(`lockscope: cannot write: ${error.message}\n`);
    process.exitCode = 2;
  });
  return (text) =>
    new Promise((resolve) => {
      if (!isOpen) resolve(false);
      else stream.write(text, (error) => resolve(isOpen && !error));
    });
}

const status = await runCommand(process.argv.slice(2), {
  version: findVersion(),
  open: (file) => (file === null ? process.stdin : createReadStream(file)),
  write: createWriter(process.stdout),
  warn: (text) => {
    process.stderr.write(text);
  },
});
process.exitCode ??= status;
