// Buttons: names, reasons, and that disabled ones do nothing but can be reached.
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button, IconButton } from "../../../src/ui/base/Button.tsx";

describe("a button", () => {
  it("is pressed by pointer and by key", async () => {
    const press = vi.fn();
    render(<Button onClick={press}>Step</Button>);
    await userEvent.click(screen.getByRole("button", { name: "Step" }));
    await userEvent.keyboard("{Enter} ");
    expect(press).toHaveBeenCalledTimes(3);
  });

  it("with a reason does nothing, keeps the focus and says why", async () => {
    const press = vi.fn();
    render(
      <Button onClick={press} reason="J0 waits for a">
        Step
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Step" });
    await userEvent.click(button);
    await userEvent.keyboard("{Enter}");
    expect(press).not.toHaveBeenCalled();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("J0 waits for a");
  });

  it("without a reason is not disabled", () => {
    render(<Button reason={null}>Step</Button>);
    expect(screen.getByRole("button")).not.toHaveAttribute("aria-disabled");
  });
});

describe("an icon button", () => {
  it("has its label as name and as tip", () => {
    render(<IconButton label="Back" icon="back" keys="←" />);
    const button = screen.getByRole("button", { name: "Back" });
    expect(button).toHaveAttribute("data-tip", "Back");
    expect(button).toHaveAttribute("data-keys", "←");
  });

  it("tells whether it is pressed in, when it switches something", () => {
    render(<IconButton label="Filter" icon="list" isPressed />);
    expect(screen.getByRole("button", { pressed: true })).toBeVisible();
  });
});
