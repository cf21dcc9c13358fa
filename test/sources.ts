// Reads the project's own sources for the tests of their structure: which files there are, what they import.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A source file; the path is relative to the project and has forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** One import: a package's or a file's address as written, and whether only types come through it. */
export type Import = { readonly address: string; readonly isType: boolean };

/** Every file under src, sorted by path. */
export function listSources(): readonly Source[] {
  return readdirSync(`${ROOT}/src`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    .map((file) => file.slice(ROOT.length + 1))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${ROOT}/${path}`, "utf8") }));
}

const STATEMENT = /^(?:import|export)(\s+type)?\s+[\w$*\s{},]*?\bfrom\s*["']([^"']+)["']/gm;
const SIDE_EFFECT = /^import\s*["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\s*\(\s*["']([^"']+)["']/g;
const RELATIVE_URL = /\bnew URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g;

/**
 * The imports of a file: statements, `import()`, and addresses made with `new URL(…, import.meta.url)`, which is
 * how workers are started. `import { type T }` counts as an import of values, since it loads the module.
 */
export function listImports(text: string): readonly Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, address]) => ({
    address: address ?? "",
    isType: type !== undefined,
  }));
  const others = [SIDE_EFFECT, DYNAMIC, RELATIVE_URL].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, address]) => ({ address: address ?? "", isType: false })),
  );
  return [...statements, ...others];
}

/** Whether an import names a file and not a package. */
export function isRelative(address: string): boolean {
  return address.startsWith(".") || address.startsWith("/");
}

/** Where a relative import leads, as a path within the project; a bundler's suffix such as `?raw` is dropped. */
export function resolveImport(from: string, address: string): string {
  return posix.join(posix.dirname(from), address.replace(/[?#].*$/, ""));
}

const COMMENT_OR_STRING =
  /\/\/.*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;

/** The code of a file without its comments and with empty strings. */
export function stripText(text: string): string {
  return text.replace(COMMENT_OR_STRING, (found) => (found.startsWith("/") ? " " : '""'));
}
