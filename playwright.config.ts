// Browser tests against the built page, served from a sub-path so that relative addresses are tried.
import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium, findFirefox } from "./scripts/browser.mjs";

const PREFIX = "/tools/lockscope/";

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        resolve(address !== null && typeof address === "object" ? address.port : 0),
      );
    });
  });
}

// Kept in the environment because every worker reads this file again.
process.env.LOCKSCOPE_TEST_PORT ??= String(await findFreePort());
const port = process.env.LOCKSCOPE_TEST_PORT;
const baseURL = `http://127.0.0.1:${port}${PREFIX}`;

const chromium = findChromium();
const firefox = findFirefox();

export default defineConfig({
  testDir: "test/browser",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  // Two browsers share two cores; a page that is slow to answer is no defect.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "node_modules/.cache/playwright.json" }]],
  use: { baseURL, screenshot: "only-on-failure" },
  projects: [
    {
      name: "chromium",
      use: {
        browserName: "chromium",
        launchOptions: { args: CHROMIUM_FLAGS, ...(chromium && { executablePath: chromium }) },
      },
    },
    ...(firefox
      ? [
          {
            name: "firefox",
            grep: /@firefox/,
            use: {
              browserName: "firefox" as const,
              channel: "moz-firefox",
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
  ],
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --prefix ${PREFIX}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
