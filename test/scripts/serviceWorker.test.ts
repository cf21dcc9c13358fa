// What the service worker is told of the build.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeBuild } from "../../scripts/serviceWorker.mjs";

const folder = mkdtempSync(join(tmpdir(), "lockscope-build-"));

beforeAll(() => {
  mkdirSync(join(folder, "assets"));
  for (const name of [
    "index.html",
    "assets/_a.js",
    "assets/_a.js.map",
    "_headers",
    ".nojekyll",
    "sw.js",
  ]) {
    writeFileSync(join(folder, name), "");
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

it("lists the files that the page may ask for, each with its hash", () => {
  const nothing = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  expect(describeBuild(folder, "").files).toEqual([
    ["assets/_a.js", nothing],
    ["index.html", nothing],
  ]);
});

it("gives the build another id when a file or the worker changes", () => {
  const { id } = describeBuild(folder, "");
  expect(describeBuild(folder, "").id).toBe(id);
  expect(describeBuild(folder, "1").id).not.toBe(id);
  writeFileSync(join(folder, "index.html"), "1");
  expect(describeBuild(folder, "").id).not.toBe(id);
});
