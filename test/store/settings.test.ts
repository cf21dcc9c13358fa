import { describe, expect, it } from "vitest";
import { createSettings, type Settings } from "../../src/store/settings.ts";
import { FakeStorage } from "./fakeBrowser.ts";

const KEY = "lockscope.settings";

function remembered(text: string): Settings {
  const storage = new FakeStorage();
  storage.texts.set(KEY, text);
  return createSettings(storage).getState();
}

describe("settings", () => {
  const defaults = createSettings(null).getState();

  it("are remembered", () => {
    const storage = new FakeStorage();
    const { change } = createSettings(storage).getState();
    change({ theme: "dark", speed: 100 });
    change({ panelSizes: { ...defaults.panelSizes, jobs: 300 } });
    expect(createSettings(storage).getState()).toMatchObject({
      theme: "dark",
      speed: 100,
      policy: "roundRobin",
      panelSizes: { ...defaults.panelSizes, jobs: 300 },
    });
    expect([...storage.texts.keys()]).toEqual([KEY]);
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '"dark"',
    '{"version":2,"settings":{"theme":"dark"}}',
    '{"version":1,"settings":[]}',
    '{"version":1,"settings":{"theme":"pink","speed":7,"seed":-1,"policy":"__proto__"}}',
    '{"version":1,"settings":{"panelSizes":{"jobs":1e9,"side":"wide"},"isJobsOpen":1}}',
  ])("are the defaults where %s was remembered", (text) => {
    expect({ ...remembered(text), change: null }).toEqual({ ...defaults, change: null });
  });

  it("keep what is right beside what is wrong", () => {
    const text = '{"version":1,"settings":{"theme":"light","speed":7}}';
    expect(remembered(text)).toMatchObject({ theme: "light", speed: defaults.speed });
  });

  it("do not take values that are not allowed", () => {
    const settings = createSettings(null);
    settings.getState().change({ seed: 5 });
    settings.getState().change({ seed: 1.5 });
    expect(settings.getState().seed).toBe(5);
  });

  it("work where nothing can be stored", () => {
    const storage = new FakeStorage();
    storage.isFull = true;
    const settings = createSettings(storage);
    settings.getState().change({ theme: "dark" });
    expect(settings.getState().theme).toBe("dark");
  });

  it("work where nothing can be read", () => {
    const write = () => {};
    const read = () => {
      throw new Error("forbidden");
    };
    expect(createSettings({ read, write }).getState().theme).toBe("system");
  });
});
