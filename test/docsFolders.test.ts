// CONTRIBUTING.md's table of folders is what is on disk. Its rows begin with | `src/<folder>`.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ROOT } from "./sources.ts";

it("CONTRIBUTING.md describes each folder and file directly under src, once", () => {
  const guide = readFileSync(`${ROOT}/CONTRIBUTING.md`, "utf8");
  const described = [...guide.matchAll(/^\|\s*`src\/([^`]*?)\/?`\s*\|/gm)].map(
    ([, name = ""]) => name,
  );
  const folders = readdirSync(`${ROOT}/src`, { withFileTypes: true }).filter(
    (entry) => entry.isFile() || readdirSync(`${ROOT}/src/${entry.name}`).length > 0,
  );
  expect(described.sort()).toEqual(folders.map(({ name }) => name).sort());
});
