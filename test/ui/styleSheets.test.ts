// Style sheets of components: a class that is not there draws nothing, and no compiler notices.
import { expect, it } from "vitest";
import { listSources, resolveImport } from "../sources.ts";

const SOURCES = listSources();
const TEXTS = new Map(SOURCES.map(({ path, text }) => [path, text]));
const IMPORT = /^import (\w+) from "([^"]+\.module\.css)";$/gm;

/** Classes that a component names, each with the text of the style sheet that should have it. */
function listUses(path: string, text: string) {
  return [...text.matchAll(IMPORT)].flatMap(([, name = "", address = ""]) => {
    const sheet = TEXTS.get(resolveImport(path, address)) ?? "";
    const names = [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))];
    return names.map(([, className = ""]) => ({ path, className, sheet }));
  });
}

it("have every class that a component names", () => {
  const uses = SOURCES.flatMap(({ path, text }) => listUses(path, text));
  const missing = uses.filter(
    ({ className, sheet }) => !new RegExp(`\\.${className}(?![\\w-])`).test(sheet),
  );
  expect(uses.length).toBeGreaterThan(500);
  expect(missing.map(({ path, className }) => `${path}: ${className}`)).toEqual([]);
});
