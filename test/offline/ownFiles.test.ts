// Which requests the service worker answers: the page's own files and nothing beside them.
import { expect, it } from "vitest";
import { findOwnFile } from "../../src/offline/ownFiles.ts";

const FOLDER = "https://example.org/a/b/";
const BUILD = {
  id: "1",
  files: [
    ["index.html", "sha256-1"],
    ["icon.svg", "sha256-2"],
  ],
} as const;

function ask(url: string, mode = "cors", method = "GET"): string | null {
  return findOwnFile(BUILD, FOLDER, { url, mode, method });
}

it.each([
  ["", ""],
  ["index.html", ""],
  ["?embed=1", ""],
  ["#1.abc", ""],
])("takes a visit of the folder's %j for one of the document", (path, own) => {
  expect(ask(FOLDER + path, "navigate")).toBe(own);
});

it.each(["icon.svg", "assets/index-1.js", "assets/of-another-build.js"])("knows %s", (path) => {
  expect(ask(FOLDER + path)).toBe(path);
});

it.each([
  ["another page below the folder", `${FOLDER}other/`, "navigate", "GET"],
  ["a file that is visited", `${FOLDER}icon.svg`, "navigate", "GET"],
  ["a file of another page", `${FOLDER}other/assets/a.js`, "cors", "GET"],
  ["its own script", `${FOLDER}sw.js`, "same-origin", "GET"],
  ["what is no request for a file", FOLDER, "cors", "POST"],
  ["another folder", "https://example.org/a/", "navigate", "GET"],
  ["another origin", "https://example.com/a/b/icon.svg", "no-cors", "GET"],
])("leaves alone %s", (_what, url, mode, method) => {
  expect(ask(url, mode, method)).toBeNull();
});
