// Keys on the stage, and that it leaves those of the page alone.
import { describe, expect, it } from "vitest";
import { findNext, readKey } from "../../src/graph/stageKeys.ts";
import { buildModel } from "../../src/graph/stageModel.ts";
import { CLUSTER, shoot } from "./stageSamples.ts";

function press(key: string, modifiers: Partial<KeyboardEventInit> = {}) {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  return readKey({ key, ...none, ...modifiers });
}

describe("the stage's keys", () => {
  it.each(["ArrowLeft", "ArrowRight", "Home", "End", "F10", "F5", "/", "g", "Escape"])(
    "leave %s to the page",
    (key) => {
      expect(press(key)).toBeNull();
    },
  );

  it("leave everything with Ctrl, Alt or Meta to the browser", () => {
    expect(press("ArrowUp", { altKey: true })).toBeNull();
    expect(press("+", { ctrlKey: true })).toBeNull();
    expect(press("0", { metaKey: true })).toBeNull();
  });

  it("move the picture with Shift and an arrow", () => {
    expect(press("ArrowLeft", { shiftKey: true })).toMatchObject({ type: "pan", y: 0 });
  });

  it("zoom with plus, even where that takes Shift", () => {
    expect(press("+", { shiftKey: true })).toMatchObject({ type: "zoom" });
    expect(press("0")).toEqual({ type: "fit" });
  });

  it("go from one job and lock to the next, and from level to level", () => {
    const model = buildModel(shoot(CLUSTER), null);
    const go = (type: "job" | "lock", index: number, by: "item" | "band", direction: 1 | -1) =>
      findNext(model, { type, index }, { type: "go", by, direction });
    expect(go("job", 0, "item", 1)).toEqual({ type: "job", index: 1 });
    expect(go("job", 1, "item", 1)).toEqual({ type: "lock", index: 0 });
    expect(go("job", 0, "item", -1)).toEqual({ type: "job", index: 0 });
    expect(go("job", 1, "band", 1)).toEqual({ type: "lock", index: 0 });
    expect(go("lock", 1, "band", 1)).toEqual({ type: "lock", index: 2 });
    expect(go("lock", 1, "band", -1)).toEqual({ type: "job", index: 0 });
    const last = model.locks.length - 1;
    expect(go("lock", last, "band", 1)).toEqual({ type: "lock", index: last });
  });
});
