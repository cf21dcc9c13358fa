// Unit tests: plain Node by default, jsdom for what touches the page. Browser tests are Playwright's.
import react from "@vitejs/plugin-react";
import { configDefaults, defineConfig } from "vitest/config";

const BROWSER_TESTS = "test/browser/**";
const include = "test/**/*.test.{ts,tsx}";
const pageTests = ["ui", "store", "graph"].map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [include],
          exclude: [...configDefaults.exclude, BROWSER_TESTS, ...pageTests],
        },
      },
      {
        extends: true,
        test: {
          name: "page",
          environment: "jsdom",
          include: pageTests,
          setupFiles: ["test/setupPage.ts"],
        },
      },
    ],
  },
});
