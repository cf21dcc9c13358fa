// The line between panes: moved by keys and by dragging, within its bounds.
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, expect, it } from "vitest";
import { Separator } from "../../../src/ui/shell/Separator.tsx";
import { installPointerCapture } from "../standIns.ts";

beforeAll(installPointerCapture);

function Example({ side }: { readonly side: "before" | "after" }) {
  const [size, setSize] = useState(300);
  return (
    <Separator
      label="Width of the list of jobs"
      orientation="vertical"
      side={side}
      pane="jobs"
      size={size}
      min={200}
      max={400}
      usual={280}
      onResize={setSize}
    />
  );
}

const line = () => screen.getByRole("separator", { name: "Width of the list of jobs" });

it("grows the pane before it to the right, and the pane after it to the left", async () => {
  const { unmount } = render(<Example side="before" />);
  await userEvent.tab();
  await userEvent.keyboard("{ArrowRight}");
  expect(line()).toHaveAttribute("aria-valuenow", "316");
  unmount();
  render(<Example side="after" />);
  await userEvent.tab();
  await userEvent.keyboard("{ArrowRight}");
  expect(line()).toHaveAttribute("aria-valuenow", "284");
});

it("stays within its bounds, goes to them by Home and End, and back by a double click", async () => {
  render(<Example side="before" />);
  await userEvent.tab();
  await userEvent.keyboard("{End}{ArrowRight}");
  expect(line()).toHaveAttribute("aria-valuenow", "400");
  await userEvent.keyboard("{Home}{Shift>}{ArrowLeft}{/Shift}");
  expect(line()).toHaveAttribute("aria-valuenow", "200");
  await userEvent.dblClick(line());
  expect(line()).toHaveAttribute("aria-valuenow", "280");
});

it("follows the pointer while it is held", () => {
  render(<Example side="before" />);
  fireEvent.pointerDown(line(), { clientX: 300, pointerId: 1 });
  fireEvent.pointerMove(line(), { clientX: 340 });
  fireEvent.pointerUp(line());
  fireEvent.pointerMove(line(), { clientX: 380 });
  expect(line()).toHaveAttribute("aria-valuenow", "340");
});
