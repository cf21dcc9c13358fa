// Whether the installed packages are those of the lock file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { isInstalled } from "../../scripts/install.mjs";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function createProject(wanted: object, present: object | null): string {
  const root = mkdtempSync(join(tmpdir(), "lockscope-install-"));
  made.push(root);
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  if (present !== null) {
    mkdirSync(join(root, "node_modules"));
    const file = join(root, "node_modules", ".package-lock.json");
    writeFileSync(file, JSON.stringify({ packages: present }));
  }
  return root;
}

const one = { "node_modules/a": { version: "1.0.0" } };
const withOptional = { ...one, "node_modules/b": { version: "1.0.0", optional: true } };

it("is content where each package is there in the same version", () => {
  expect(isInstalled(createProject({ "": { version: "9.9.9" }, ...one }, one))).toBe(true);
});

it("does not miss an optional package", () => {
  expect(isInstalled(createProject(withOptional, one))).toBe(true);
});

it.each([
  ["nothing is installed", one, null],
  ["a package is missing", one, {}],
  ["a package is of another version", one, { "node_modules/a": { version: "0.9.0" } }],
  [
    "an optional package is of another version",
    withOptional,
    { ...one, "node_modules/b": { version: "2.0.0" } },
  ],
])("asks for an installation where %s", (_, wanted, present) => {
  expect(isInstalled(createProject(wanted, present))).toBe(false);
});
