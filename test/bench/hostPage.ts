// The page that benches of pictures drive: code bundled into one document, with an element to draw into.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "../../scripts/root.mjs";

/** Of the element with the id `host`, in CSS px. */
export const SIZE = { width: 1440, height: 840 };

/** Bundles a file of this folder, with the styles that it imports. Returns the document. */
export async function bundlePage(entry: string): Promise<string> {
  const out = join(ROOT, "node_modules", ".cache", "bench-pages", entry);
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: out,
      emptyOutDir: true,
      lib: {
        entry: join(ROOT, "test", "bench", entry),
        name: "page",
        formats: ["iife"],
        fileName: () => "page.js",
        cssFileName: "page",
      },
    },
  });
  const style = `${readFileSync(join(out, "page.css"), "utf8")}body { margin: 0 }`;
  const script = readFileSync(join(out, "page.js"), "utf8").replaceAll("</script", "<\\/script");
  const host = `<div id="host" style="width:${SIZE.width}px;height:${SIZE.height}px"></div>`;
  return `<!doctype html><style>${style}</style>${host}<script>${script}</script>`;
}
