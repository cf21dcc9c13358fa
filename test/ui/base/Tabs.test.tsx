// Tabs: one is open, and keys move among them.
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { Tabs } from "../../../src/ui/base/Tabs.tsx";

const TABS = [
  { id: "one", label: "One" },
  { id: "two", label: "Two", badge: "3" },
  { id: "three", label: "Three" },
];

function Example() {
  const [selected, setSelected] = useState("one");
  return (
    <Tabs label="Panels" tabs={TABS} selected={selected} onSelect={setSelected}>
      Content of {selected}
    </Tabs>
  );
}

it("shows the panel of the selected tab, named by it", async () => {
  render(<Example />);
  expect(screen.getByRole("tabpanel", { name: "One" })).toHaveTextContent("Content of one");
  await userEvent.click(screen.getByRole("tab", { name: /Two/ }));
  expect(screen.getByRole("tabpanel", { name: /Two/ })).toHaveTextContent("Content of two");
});

it("moves with arrows around the ends, and with Home and End", async () => {
  render(<Example />);
  await userEvent.tab();
  expect(screen.getByRole("tab", { name: "One" })).toHaveFocus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(screen.getByRole("tab", { name: "Three", selected: true })).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(screen.getByRole("tab", { name: /Two/, selected: true })).toHaveFocus();
  await userEvent.keyboard("{End}");
  expect(screen.getByRole("tab", { name: "Three", selected: true })).toHaveFocus();
  await userEvent.keyboard("{Home}");
  expect(screen.getByRole("tab", { name: "One", selected: true })).toHaveFocus();
});

it("has one stop for Tab in the list of tabs", async () => {
  render(<Example />);
  await userEvent.tab();
  await userEvent.tab();
  expect(screen.getByRole("tabpanel")).toHaveFocus();
});
