// Menus: opening, walking with keys, choosing, and leaving.
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Menu } from "../../../src/ui/base/Menu.tsx";

function renderMenu() {
  const chosen = vi.fn<(name: string) => void>();
  render(
    <>
      <Menu
        trigger={{ label: "File" }}
        items={[
          { type: "heading", label: "Files" },
          { type: "action", label: "Open", onSelect: () => chosen("open") },
          { type: "line" },
          {
            type: "action",
            label: "Save",
            reason: "Nothing is open",
            onSelect: () => chosen("save"),
          },
          { type: "choice", label: "Dark", isChecked: true, onSelect: () => chosen("dark") },
        ]}
      />
      <button type="button">Elsewhere</button>
    </>,
  );
  return { chosen, trigger: screen.getByRole("button", { name: "File" }) };
}

const item = (name: string | RegExp) =>
  screen.getByRole(/Dark/.test(String(name)) ? "menuitemradio" : "menuitem", { name });

it("opens on its button, with the focus on the choice that holds", async () => {
  const { trigger } = renderMenu();
  expect(trigger).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(trigger);
  expect(trigger).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("menu", { name: "File" })).toBeInTheDocument();
  expect(item("Dark")).toHaveFocus();
  expect(item("Dark")).toBeChecked();
});

it("is walked with arrows, Home, End and first letters", async () => {
  const { trigger } = renderMenu();
  await userEvent.click(trigger);
  await userEvent.keyboard("{ArrowDown}");
  expect(item("Open")).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}");
  expect(item("Dark")).toHaveFocus();
  await userEvent.keyboard("{Home}");
  expect(item("Open")).toHaveFocus();
  await userEvent.keyboard("s");
  expect(item(/Save/)).toHaveFocus();
  await userEvent.keyboard("{End}");
  expect(item("Dark")).toHaveFocus();
});

it("does what was chosen, closes, and gives the focus back", async () => {
  const { chosen, trigger } = renderMenu();
  await userEvent.click(trigger);
  await userEvent.keyboard("{Home}{Enter}");
  expect(chosen).toHaveBeenCalledExactlyOnceWith("open");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(trigger).toHaveFocus();
});

it("does nothing for a disabled item, and says why", async () => {
  const { chosen, trigger } = renderMenu();
  await userEvent.click(trigger);
  await userEvent.click(screen.getByText("Nothing is open"));
  expect(chosen).not.toHaveBeenCalled();
  expect(screen.getByRole("menu")).toBeInTheDocument();
});

it("closes by Escape with the focus on its button, and by a press elsewhere without", async () => {
  const { trigger } = renderMenu();
  await userEvent.click(trigger);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(trigger).toHaveFocus();
  await userEvent.click(trigger);
  await userEvent.click(screen.getByText("Elsewhere"));
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getByText("Elsewhere")).toHaveFocus();
});
