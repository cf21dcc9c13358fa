// The theme of the document follows the settings, and the system where they say so.
import { afterEach, expect, it } from "vitest";
import { createSettings } from "../../src/store/settings.ts";
import { watchTheme } from "../../src/ui/theme.ts";
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
