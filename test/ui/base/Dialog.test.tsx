// Dialogs: name, focus, and the ways to close them.
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, expect, it } from "vitest";
import { Dialog } from "../../../src/ui/base/Dialog.tsx";
import { installDialogs } from "../standIns.ts";

beforeAll(installDialogs);

function Example() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      <Dialog open={isOpen} title="Keys" onClose={() => setIsOpen(false)}>
        <button type="button" data-autofocus>
          First
        </button>
      </Dialog>
    </>
  );
}

it("is named by its title, and holds nothing while it is closed", async () => {
  render(<Example />);
  expect(screen.queryByText("First")).toBeNull();
  await userEvent.click(screen.getByText("Open"));
  expect(screen.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

it("focuses what asks for it, and gives the focus back when it closes", async () => {
  render(<Example />);
  await userEvent.click(screen.getByText("Open"));
  expect(screen.getByText("First")).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText("Open")).toHaveFocus();
});

it("closes by a press beside it and by Escape, not by a press inside", async () => {
  render(<Example />);
  await userEvent.click(screen.getByText("Open"));
  await userEvent.click(screen.getByText("First"));
  fireEvent.pointerDown(screen.getByRole("dialog"));
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.click(screen.getByText("Open"));
  // Browsers answer Escape with this event.
  fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
  expect(screen.queryByRole("dialog")).toBeNull();
});
