// Keys: which press stands for which command, and when a press is somebody else's.
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findCommand, KEYS, useShortcuts } from "../../src/ui/shortcuts.ts";

afterEach(() => vi.restoreAllMocks());

function press(init: KeyboardEventInit, target: Element = document.body) {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  let command: string | null = null;
  const catchIt = (caught: KeyboardEvent) => {
    command = findCommand(caught);
  };
  window.addEventListener("keydown", catchIt, { once: true });
  target.dispatchEvent(event);
  return command;
}

describe("a key", () => {
  it.each([
    [{ key: "F10" }, "step"],
    [{ key: "F10", shiftKey: true }, "stepJob"],
    [{ key: "F5" }, "run"],
    [{ key: " " }, "run"],
    [{ key: "ArrowLeft" }, "back"],
    [{ key: "End" }, "toEnd"],
    [{ key: "?", shiftKey: true }, "shortcuts"],
    [{ key: "/" }, "find"],
    [{ key: "G" }, "gallery"],
    [{ key: "G", shiftKey: true }, "graphs"],
    [{ key: "L", shiftKey: true }, "live"],
    [{ key: "Escape" }, "deselect"],
    [{ key: "z", ctrlKey: true }, "undo"],
    [{ key: "z", metaKey: true }, "undo"],
    [{ key: "Z", ctrlKey: true, shiftKey: true }, "redo"],
  ])("%o stands for %s", (init, command) => {
    expect(press(init)).toBe(command);
  });

  it.each([
    [{ key: "s", ctrlKey: true }],
    [{ key: "F5", ctrlKey: true }],
    [{ key: "ArrowLeft", altKey: true }],
    [{ key: "x" }],
  ])("%o is left to the browser", (init) => {
    expect(press(init)).toBeNull();
  });

  it("stands for one command at most", () => {
    const keys = Object.values(KEYS).flat();
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("belongs to fields, dialogs and menus that have the focus", () => {
    render(
      <>
        <input aria-label="Name" />
        <div role="dialog">
          <button type="button">In a dialog</button>
        </div>
      </>,
    );
    expect(press({ key: "g" }, screen.getByLabelText("Name"))).toBeNull();
    expect(press({ key: "F10" }, screen.getByText("In a dialog"))).toBeNull();
    expect(press({ key: "Escape" }, screen.getByText("In a dialog"))).toBeNull();
  });

  it("belongs to an open dialog even where that has lost the focus", () => {
    render(
      <dialog open>
        <p>Text</p>
      </dialog>,
    );
    expect(press({ key: "Escape" }, document.body)).toBeNull();
  });

  it("is the page's where the focus is in a list, unless the list has used it", () => {
    render(<div role="listbox" tabIndex={0} aria-label="Steps" />);
    expect(press({ key: "Escape" }, screen.getByRole("listbox"))).toBe("deselect");
  });

  it.each(["ArrowLeft", "ArrowRight", "Home", "End"])("%s moves among radio buttons", (key) => {
    render(<input type="radio" aria-label="Lock order" />);
    const radio = screen.getByRole("radio");
    expect(press({ key }, radio)).toBeNull();
    expect(press({ key: "F10" }, radio)).toBe("step");
  });

  it("presses a button that has the focus when it is the space bar, and steps when it is F10", () => {
    render(<button type="button">Back</button>);
    expect(press({ key: " " }, screen.getByText("Back"))).toBeNull();
    expect(press({ key: "F10" }, screen.getByText("Back"))).toBe("step");
  });
});

describe("a component with shortcuts", () => {
  it("carries out its own commands, keeps the browser from its own, and leaves the others", () => {
    const step = vi.fn();
    function Example() {
      useShortcuts({ step });
      return null;
    }
    const { unmount } = render(<Example />);
    expect(fireEvent.keyDown(document.body, { key: "F10" })).toBe(false);
    expect(fireEvent.keyDown(document.body, { key: "F5" })).toBe(true);
    unmount();
    fireEvent.keyDown(document.body, { key: "F10" });
    expect(step).toHaveBeenCalledOnce();
  });
});
