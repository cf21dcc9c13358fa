// How the page is built and served to developers. The command line has vite.cli.config.ts.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { serviceWorker } from "./scripts/serviceWorker.mjs";

// With both, the page is cross-origin isolated and may share memory between threads.
const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

// What is not named may not be had at all, connections of scripts among it. The editor makes its style sheets itself.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

// Only in the build: the development server puts inline scripts into the page.
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  // Relative addresses, so that the built folder works from any path of any server.
  base: "./",
  plugins: [react(), contentSecurityPolicy, serviceWorker()],
  worker: { format: "es" },
  build: {
    target: ["chrome111", "firefox115", "safari16.4"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
