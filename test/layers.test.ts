// The layers: which folder of src may import from which, which packages each may use, and what is
// kept out of the deterministic ones.
import { describe, expect, it } from "vitest";
import {
  isRelative,
  listImports,
  listSources,
  resolveImport,
  type Source,
  stripText,
} from "./sources.ts";

type Rule = {
  /** Folders whose values may be imported; their types may be as well. */
  readonly values: readonly string[];
  /** Folders of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages; a name with a slash at its end stands for all that begin so. */
  readonly packages: readonly string[];
};

const ZUSTAND = ["zustand", "zustand/"];

const RULES: Readonly<Record<string, Rule>> = {
  core: { values: [], packages: [] },
  sim: { values: ["core"], packages: [] },
  explore: { values: ["core", "sim"], packages: [] },
  live: { values: ["core", "sim"], packages: [] },
  formats: { values: ["core", "sim"], packages: [] },
  library: { values: ["core"], packages: [] },
  gallery: { values: ["core", "sim", "formats"], packages: [] },
  worker: { values: ["core", "sim", "explore", "live", "formats"], packages: [] },
  graph: { values: [], types: ["sim"], packages: ["d3"] },
  offline: { values: [], packages: ZUSTAND },
  store: {
    values: ["core", "sim", "formats", "gallery", "worker"],
    packages: ZUSTAND,
  },
  ui: {
    values: ["core", "sim", "formats", "gallery", "worker", "store", "graph", "offline"],
    packages: [...ZUSTAND, "react", "react-dom", "d3", "@codemirror/", "@lezer/"],
  },
  cli: { values: ["core", "sim", "explore", "formats", "gallery"], packages: ["node:"] },
  main: {
    values: ["core", "sim", "formats", "gallery", "worker", "store", "offline", "ui"],
    packages: [...ZUSTAND, "react", "react-dom", "react-dom/"],
  },
};

const DETERMINISTIC = ["core", "sim", "explore"];
const FORBIDDEN =
  /\b(?:Date|Math\s*\.\s*random|setTimeout|setInterval|queueMicrotask|performance|crypto|async|await|Promise)\b/;

/** The layer of a file in src: its folder, or its bare name (`main`) where it lies directly in src. */
function findLayer(path: string): string {
  const [, first = ""] = path.split("/");
  return first.replace(/\..*$/, "");
}

function isListed(name: string, packages: readonly string[]): boolean {
  return packages.some((listed) =>
    /[/:]$/.test(listed) ? name.startsWith(listed) : name === listed,
  );
}

function describeFolders(folders: readonly string[]): string {
  return folders.length === 0 ? "no other folder" : folders.join(", ");
}

function findViolations({ path, text }: Source): readonly string[] {
  const layer = findLayer(path);
  const rule = RULES[layer];
  if (rule === undefined) return [`${path}: the table of layers has no row for "${layer}"`];
  return listImports(text).flatMap(({ address, isType }) => {
    const found = `${path} imports ${isType ? "types" : "values"} from "${address}"`;
    if (!isRelative(address)) {
      return isListed(address, rule.packages) ? [] : `${found}: not a package for ${layer}`;
    }
    const target = resolveImport(path, address);
    if (!target.startsWith("src/")) return `${found}, which is outside src`;
    const other = findLayer(target);
    const types = [...rule.values, ...(rule.types ?? [])];
    if (other === layer || (isType ? types : rule.values).includes(other)) return [];
    return types.includes(other)
      ? `${found}: ${layer} may only \`import type\` from ${other}`
      : `${found}: ${layer} may import from ${describeFolders(types)}`;
  });
}

const sources = listSources();
const scripts = sources.filter(({ path }) => /\.tsx?$/.test(path));

describe("the sources", () => {
  it("import only from the layers that the table allows", () => {
    expect(scripts.flatMap(findViolations)).toEqual([]);
  });

  it("import by literal addresses only", () => {
    const computed = scripts.filter(({ text }) => /\bimport\s*\((?!\s*["'])/.test(stripText(text)));
    expect(computed.map(({ path }) => path)).toEqual([]);
  });

  it("have no folder or file for odds and ends, and no index barrel", () => {
    const odd = /(?:^|\/)(?:utils?|common|helpers?|misc|index)(?:\/|\.[a-z.]+$)/i;
    expect(sources.map(({ path }) => path).filter((path) => odd.test(path))).toEqual([]);
  });

  it("say in their first line what lives there", () => {
    const silent = sources.filter(({ path, text }) => {
      return /\.(?:tsx?|css)$/.test(path) && !/^(?:\/\/ |\/\*\*? )\S/.test(text);
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("use neither clock, chance, timers nor promises in the deterministic layers", () => {
    const found = scripts
      .filter(({ path }) => DETERMINISTIC.includes(findLayer(path)))
      .flatMap(({ path, text }) => {
        const [word] = FORBIDDEN.exec(stripText(text)) ?? [];
        return word === undefined ? [] : `${path} uses ${word}`;
      });
    expect(found).toEqual([]);
  });
});

describe("the check of the layers", () => {
  const check = (path: string, text: string) => findViolations({ path, text });

  it.each([
    ["src/core/lock.ts", 'import { step } from "../sim/step.ts";'],
    ["src/core/lock.ts", 'import type { Step } from "../sim/step.ts";'],
    ["src/sim/run.ts", 'import {\n  type A,\n  b,\n} from "../formats/link.ts";'],
    ["src/sim/run.ts", 'export { a } from "../store/app.ts";'],
    ["src/sim/run.ts", 'import "node:fs";'],
    ["src/graph/model.ts", 'import { step } from "../sim/step.ts";'],
    ["src/graph/model.ts", 'import { type Step } from "../sim/step.ts";'],
    ["src/store/app.ts", 'import { draw } from "../graph/draw.ts";'],
    ["src/formats/link.ts", 'new Worker(new URL("../worker/a.worker.ts", import.meta.url));'],
    ["src/worker/engine.ts", 'const a = await import("../ui/App.tsx");'],
    ["src/ui/App.tsx", 'import data from "../../test/data.json";'],
    ["src/odds/ends.ts", ""],
  ])("refuses in %s: %s", (path, text) => {
    expect(check(path, text)).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    ["src/sim/run.ts", 'import { a } from "../core/lock.ts";'],
    ["src/graph/model.ts", 'import type { Step } from "../sim/step.ts";'],
    ["src/graph/draw.ts", 'import { select } from "d3";\nimport { a } from "./model.ts";'],
    ["src/store/engine.ts", 'new Worker(new URL("../worker/a.worker.ts", import.meta.url));'],
    ["src/main.tsx", 'import { createRoot } from "react-dom/client";'],
    ["src/cli/main.ts", 'import { readFileSync } from "node:fs";'],
  ])("allows in %s: %s", (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it("reads code and neither comments nor strings when it looks for words", () => {
    expect(stripText('a("Date"); // Date\n/* await */ b(`async`);')).not.toMatch(FORBIDDEN);
    expect(stripText("const now = Date.now();")).toMatch(FORBIDDEN);
  });
});
