// The log as a list: the step shown, the keys, the filter, long lists.
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { LogPanel } from "../../../src/ui/log/LogPanel.tsx";
import { renderPage } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";

const CHOICES = ["Reader1", "Writer", "Reader2", "Reader1"];
const listOptions = () =>
  within(screen.getByRole("listbox", { name: "Steps" })).getAllByRole("option");
const findCurrent = () => listOptions().filter((option) => option.hasAttribute("aria-current"));

describe("the log", () => {
  it("lists the steps of the branch with number, sentence and clock, and marks the one shown", () => {
    renderPage(<LogPanel />, showRun(SOFT_BLOCK, CHOICES, 2));
    expect(listOptions().map((option) => option.textContent)).toEqual([
      "0 The start 0 ms",
      expect.stringMatching(/^1 Reader1 acquires config.* 0 ms$/),
      expect.stringMatching(/^2 Writer has to wait/),
      expect.stringMatching(/^3 Reader2 has to wait/),
      expect.stringMatching(/^4 Reader1 releases config/),
    ]);
    expect(findCurrent()).toEqual([listOptions()[2]]);
  });

  it("goes to the step that is pressed", async () => {
    const { user, actions } = renderPage(<LogPanel />, showRun(SOFT_BLOCK, CHOICES));
    await user.click(screen.getByRole("option", { name: /Writer has to wait/ }));
    expect(actions.seek).toHaveBeenCalledWith(2);
  });

  it("moves by arrow keys from the step shown and goes there by Enter", async () => {
    const { user, actions } = renderPage(<LogPanel />, showRun(SOFT_BLOCK, CHOICES, 2));
    const list = screen.getByRole("listbox", { name: "Steps" });
    act(() => list.focus());
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}");
    const active = document.getElementById(list.getAttribute("aria-activedescendant") ?? "");
    expect(active).toHaveTextContent(/Reader2 has to wait/);
    expect(actions.seek).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(actions.seek).toHaveBeenCalledExactlyOnceWith(3);
  });

  it("shows notes where they were left, as plain text", () => {
    renderPage(<LogPanel />, {
      ...showRun(SOFT_BLOCK, CHOICES),
      notes: [{ branch: 0, position: 2, text: "<b>The writer</b> comes" }],
    });
    expect(listOptions()[3]).toHaveTextContent("Note: <b>The writer</b> comes");
  });

  it("filters by words, job and kind, says how many are left, and shows all again", async () => {
    const { user } = renderPage(<LogPanel />, showRun(SOFT_BLOCK, CHOICES));
    await user.selectOptions(screen.getByRole("combobox", { name: "Kind of event" }), "Waits");
    expect(screen.getByRole("status")).toHaveTextContent("2 of 4 steps");
    await user.selectOptions(screen.getByRole("combobox", { name: "Job" }), "Reader2");
    expect(listOptions()).toHaveLength(1);
    await user.type(screen.getByRole("searchbox"), "no such words");
    expect(screen.getByText("No step is like that.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show all steps" }));
    expect(listOptions()).toHaveLength(5);
  });

  it("draws few of ten thousand steps, those around the one shown", () => {
    const run = showRun(SOFT_BLOCK, ["Reader1"]);
    const [step] = run.trail ?? [];
    if (step === undefined) throw new Error("no step");
    const trail = Array.from({ length: 10_000 }, () => step);
    const { session } = renderPage(<LogPanel />, { ...run, trail, length: 10_000, position: 0 });
    expect(listOptions().length).toBeLessThan(60);
    act(() => session.setState({ position: 7000 }));
    expect(findCurrent()).toHaveLength(1);
    expect(findCurrent()[0]).toHaveAttribute("aria-posinset", "7001");
    expect(listOptions().length).toBeLessThan(60);
  });
});
