// The theme of the document follows the settings, and the system where they say so.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { createSettings } from "../../src/store/settings.ts";
import { watchTheme } from "../../src/ui/theme.ts";
import { ROOT } from "../sources.ts";
import { installMedia } from "./standIns.ts";

const shown = () => document.documentElement.dataset.theme;

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

it("is the system's at first, and what was chosen at once", () => {
  installMedia("(prefers-color-scheme: dark)");
  const settings = createSettings(null);
  const end = watchTheme(settings);
  expect(shown()).toBe("dark");
  settings.getState().change({ theme: "light" });
  expect(shown()).toBe("light");
  settings.getState().change({ theme: "system" });
  expect(shown()).toBe("dark");
  end();
  settings.getState().change({ theme: "light" });
  expect(shown()).toBe("dark");
});

describe("before the first picture", () => {
  const script = readFileSync(`${ROOT}/public/theme.js`, "utf8");
  const store = (text: string | null) => {
    if (text === null) localStorage.removeItem("lockscope.settings");
    else localStorage.setItem("lockscope.settings", text);
  };
  afterEach(() => store(null));

  it.each([
    null,
    "not JSON",
    "null",
    '{"version":1,"settings":{"theme":"dark"}}',
    '{"version":1,"settings":{"theme":"light"}}',
    '{"version":1,"settings":{"theme":"system"}}',
    '{"version":1,"settings":{"theme":"pink"}}',
    '{"version":1,"settings":null}',
    '{"version":2,"settings":{"theme":"dark"}}',
  ])("it is what it will be afterwards, with %s stored", (text) => {
    store(text);
    for (const system of [[], ["(prefers-color-scheme: dark)"]]) {
      installMedia(...system);
      runInThisContext(script);
      const first = shown();
      const read = (key: string) => localStorage.getItem(key);
      watchTheme(createSettings({ read, write: () => {} }))();
      expect(first).toBe(shown());
    }
  });

  it("is what somebody chose, whatever the system has", () => {
    installMedia();
    const write = (key: string, value: string) => localStorage.setItem(key, value);
    createSettings({ read: () => null, write })
      .getState()
      .change({ theme: "dark" });
    runInThisContext(script);
    expect(shown()).toBe("dark");
  });
});

it("changes with the system only where nothing was chosen", () => {
  const system = Object.assign(new EventTarget(), { matches: false });
  window.matchMedia = () => system as unknown as MediaQueryList;
  const settings = createSettings(null);
  const end = watchTheme(settings);
  expect(shown()).toBe("light");
  system.matches = true;
  system.dispatchEvent(new Event("change"));
  expect(shown()).toBe("dark");
  settings.getState().change({ theme: "light" });
  system.dispatchEvent(new Event("change"));
  expect(shown()).toBe("light");
  end();
});
