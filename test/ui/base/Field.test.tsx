// Fields, lists to choose from and switches: labels, hints, errors and changes.
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { TextField } from "../../../src/ui/base/Field.tsx";
import { Select } from "../../../src/ui/base/Select.tsx";
import { Toggle } from "../../../src/ui/base/Toggle.tsx";

describe("a text field", () => {
  it("is described by its hint and its error", () => {
    render(
      <TextField label="Name" hint="Short" error="A name is missing" value="" onChange={vi.fn()} />,
    );
    const field = screen.getByRole("textbox", { name: "Name" });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription("Short A name is missing");
  });

  it("is valid without an error, and gives what is typed", async () => {
    const change = vi.fn();
    render(<TextField label="Name" error={null} value="" onChange={change} />);
    await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "a");
    expect(screen.getByRole("textbox")).toBeValid();
    expect(change).toHaveBeenCalledExactlyOnceWith("a");
  });
});

describe("a list to choose from", () => {
  it("gives the value of what was chosen", async () => {
    const change = vi.fn();
    const options = [
      { value: "a", label: "First" },
      { value: "b", label: "Second" },
    ] as const;
    render(<Select label="Which" options={options} value="a" onChange={change} />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Which" }), "Second");
    expect(change).toHaveBeenCalledExactlyOnceWith("b");
  });
});

describe("a switch", () => {
  it("is on or off, and says its hint", async () => {
    const change = vi.fn();
    render(
      <Toggle label="Idle locks" hint="Those that nobody uses" checked={false} onChange={change} />,
    );
    const toggle = screen.getByRole("switch", { checked: false });
    expect(toggle).toHaveAccessibleDescription("Those that nobody uses");
    await userEvent.click(toggle);
    expect(change).toHaveBeenCalledExactlyOnceWith(true);
  });
});
