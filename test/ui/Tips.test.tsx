// Tips: by pointer after a while, by Tab at once, gone by any key or press.
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IconButton } from "../../src/ui/base/Button.tsx";
import { Tips } from "../../src/ui/Tips.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  render(
    <>
      <IconButton label="Back" icon="back" keys="←" reason="This is the start" />
      <Tips />
    </>,
  );
});
afterEach(() => vi.useRealTimers());

const button = () => screen.getByRole("button");
const tip = () => screen.queryByText(/^Back\. This is the start/);

it("shows name, reason and key after the pointer has rested", () => {
  fireEvent.pointerOver(button());
  expect(tip()).toBeNull();
  act(() => {
    vi.advanceTimersByTime(1000);
  });
  expect(tip()).toHaveTextContent("Back. This is the start←");
  fireEvent.pointerDown(button());
  expect(tip()).toBeNull();
});

it("comes at once for who walks with Tab, and not for what is focused otherwise", () => {
  act(() => button().focus());
  expect(tip()).toBeNull();
  act(() => button().blur());
  fireEvent.keyDown(document.body, { key: "Tab" });
  act(() => button().focus());
  expect(tip()).toBeInTheDocument();
  fireEvent.keyDown(button(), { key: "Escape" });
  expect(tip()).toBeNull();
});
