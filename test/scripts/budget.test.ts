// What counts as the page's first load.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { measureFirstLoad } from "../../scripts/budget.mjs";

const dist = mkdtempSync(join(tmpdir(), "lockscope-budget-"));
afterAll(() => rmSync(dist, { recursive: true }));

it("counts what index.html names and what that imports at once, each once", () => {
  mkdirSync(join(dist, "assets"));
  const files = {
    "index.html":
      '<link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./assets/a.css">' +
      '<script type="module" src="./assets/main.js"></script>',
    "assets/a.css": "p{}",
    "assets/main.js": 'import{a as b}from"./near.js";import"./side.js";import("./later.js");',
    "assets/near.js": 'import{c}from"./main.js";export{c}from"./far.js"',
    "assets/side.js": "1",
    "assets/far.js": "2",
    "assets/later.js": "3",
    "assets/engine.worker.js": "4",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);

  const { files: counted, workers, total } = measureFirstLoad(dist);
  expect(counted.map(({ name }) => name.replaceAll("\\", "/")).sort()).toEqual([
    "assets/a.css",
    "assets/far.js",
    "assets/main.js",
    "assets/near.js",
    "assets/side.js",
  ]);
  expect(workers.map(({ name }) => name.replaceAll("\\", "/"))).toEqual([
    "assets/engine.worker.js",
  ]);
  expect(total).toBe(counted.reduce((sum, { bytes }) => sum + bytes, 0));
});
