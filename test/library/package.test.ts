// The built package as another program uses it: imported by its name, its types checked, its documented
// examples compiled and run.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildLibrary } from "../../scripts/products.mjs";
import { ROOT } from "../sources.ts";

const run = promisify(execFile);
const FOLDER = join(ROOT, "node_modules", ".cache", `consumer-${process.pid}`);
const PACKAGE = join(FOLDER, "node_modules", "lockscope");
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

const guide = readFileSync(join(ROOT, "docs", "library.md"), "utf8");
const examples = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""], index) => ({
  name: `example${index + 1}`,
  text,
  prints: [...text.matchAll(/\/\/ prints: (.*)/g)].map(([, line]) => line),
}));

const ALL_NAMES =
  "ALL_SET BGL GanetiLockManager LEVELS LEVELS_MOD LEVEL_NAMES LockError LockMonitor LockSet NAL Owner " +
  "PipeCondition SharedLock SingleNotifyPipeCondition UsageError ssynchronized";

const SETTINGS = {
  compilerOptions: {
    target: "ES2022",
    module: "nodenext",
    lib: ["ES2022", "ESNext.Disposable", "DOM"],
    types: [],
    strict: true,
    skipLibCheck: false,
    outDir: "out",
  },
};

/** Compiles what is in the folder. @returns what the compiler has to say. */
async function compile(settings: object): Promise<string> {
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(settings));
  return run(process.execPath, [TSC, "-p", FOLDER]).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout,
  );
}

beforeAll(async () => {
  mkdirSync(PACKAGE, { recursive: true });
  copyFileSync(join(ROOT, "package.json"), join(PACKAGE, "package.json"));
  expect(await buildLibrary(join(PACKAGE, "dist-lib"))).toBe(0);
  writeFileSync(join(FOLDER, "package.json"), JSON.stringify({ type: "module" }));
  for (const { name, text } of examples) writeFileSync(join(FOLDER, `${name}.ts`), text);
}, 60_000);

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe("the package", () => {
  it("gives its names and nothing else to who imports it", async () => {
    const program = 'console.log(Object.keys(await import("lockscope")).sort().join(" "))';
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], {
      cwd: FOLDER,
    });
    expect(stdout.trim()).toBe(ALL_NAMES);
  });

  it("imports nothing itself, and changes nothing global", () => {
    const code = readFileSync(join(PACKAGE, "dist-lib", "lockscope.js"), "utf8");
    expect(code).not.toMatch(
      /^import\b|\bfrom "|\bimport\(|\brequire\(|\bglobalThis\b|\bprocess\b/m,
    );
  });

  it("has types under which its examples compile, in Node's way of finding them and in a bundler's", async () => {
    expect(await compile(SETTINGS)).toBe("");
    const { compilerOptions } = SETTINGS;
    const bundler = { ...compilerOptions, module: "esnext", moduleResolution: "bundler" };
    expect(await compile({ compilerOptions: { ...bundler, noEmit: true } })).toBe("");
  }, 30_000);

  it("has types that refuse what is wrong", async () => {
    const wrong = [
      'lock.acquire("J1");',
      "lock.acquire(owner, { timeout: true });",
      "lock.acquire(owner, { share: true });",
      'lock.isOwned(owner, "both");',
      'new LockMonitor().queryLocks(["owners"]);',
      'const mode: number = new LockMonitor().queryLocks(["mode"])[0]!.mode;',
      'new LockMonitor().queryLocks(["mode"])[0]!.name;',
      'new GanetiLockManager().acquire(owner, "nodes", "n1");',
      "owner.waiting = null;",
    ];
    const head =
      'import { GanetiLockManager, LockMonitor, Owner, SharedLock } from "lockscope";\n' +
      'const owner = new Owner();\nconst lock = new SharedLock("a");\n';
    const lines = wrong.map((line) => `// @ts-expect-error\n${line}\n`);
    writeFileSync(join(FOLDER, "wrong.ts"), head + lines.join(""));
    const complaints = await compile({ ...SETTINGS, files: ["wrong.ts"] });
    rmSync(join(FOLDER, "wrong.ts"));
    expect(complaints).toBe("");
  }, 30_000);

  it.each(examples)(
    "runs $name of its guide, which prints what it says",
    async ({ name, prints }) => {
      const { stdout, stderr } = await run(process.execPath, [join(FOLDER, "out", `${name}.js`)]);
      expect([stdout.trimEnd().split("\n"), stderr]).toEqual([prints, ""]);
      expect(prints.length).toBeGreaterThan(0);
    },
  );
});
