// How programs for Node are bundled: the command line into one file with all it needs inside, and
// benchmarks (mode "bench"), which leave packages outside.
import { defineConfig } from "vite";

export default defineConfig(({ mode }) => ({
  publicDir: false,
  ssr: { noExternal: mode === "bench" ? [] : true },
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist-cli",
    emptyOutDir: true,
    target: "node20",
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: "main.js" } },
  },
}));
