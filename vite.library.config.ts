// How the library is bundled: one module without dependencies, for Node and browsers.
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    lib: { entry: "src/library/lockscope.ts", formats: ["es"], fileName: "lockscope" },
    outDir: "dist-lib",
    emptyOutDir: true,
    target: "es2023",
    minify: false,
  },
});
