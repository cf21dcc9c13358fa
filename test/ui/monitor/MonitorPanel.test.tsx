// The monitor as a table: its words, its filters, what is copied.
import { screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { MonitorPanel } from "../../../src/ui/monitor/MonitorPanel.tsx";
import { createLock, createSnapshot, renderPage } from "../renderPage.tsx";
import { SOFT_BLOCK, showRun } from "../showRun.ts";
import { installDialogs } from "../standIns.ts";

beforeAll(installDialogs);

const TWO = SOFT_BLOCK.replace("locks config", "locks config spare");
const shown = () => showRun(TWO, ["Reader1", "Writer", "Reader2"]);

const listRows = () => within(screen.getByRole("table")).getAllByRole("row");

describe("the monitor", () => {
  it("has the columns and words of gnt-debug locks", () => {
    renderPage(<MonitorPanel />, shown());
    const texts = listRows().map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()).join("|"),
    );
    expect(texts).toEqual([
      "Name|Mode|Owner|Pending",
      expect.stringMatching(/^config.*\|.*shared\|Reader1\|exclusive:Writer, shared:Reader2$/),
      "spare|-|-|-",
    ]);
  });

  it("says which moment it is, and that it stands for the stage", () => {
    renderPage(<MonitorPanel />, shown());
    expect(screen.getByRole("table")).toHaveAccessibleName(
      /2 locks after step 3, at 0 ms.*The stage as a table/,
    );
  });

  it("marks what the last step changed in words", () => {
    renderPage(<MonitorPanel />, shown());
    expect(
      screen.getByRole("rowheader", { name: /config.*changed by the last step/ }),
    ).toBeVisible();
    expect(screen.getByRole("rowheader", { name: "spare" })).toBeVisible();
  });

  it("selects the lock whose row is pressed", async () => {
    const { user, actions } = renderPage(<MonitorPanel />, shown());
    await user.click(screen.getByRole("button", { name: "spare" }));
    expect(actions.select).toHaveBeenCalledExactlyOnceWith({ type: "lock", lock: 1 });
  });

  it("leaves out unused locks, and what a filter does not name", async () => {
    const { user } = renderPage(<MonitorPanel />, shown());
    await user.click(screen.getByRole("switch", { name: "In use only" }));
    expect(screen.queryByText("spare")).toBeNull();
    await user.type(screen.getByRole("searchbox"), "nobody");
    expect(screen.getByText("No lock and no job is called that.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show all locks" }));
    expect(screen.getByText("spare")).toBeVisible();
  });

  it("copies what is shown, as text or separated", async () => {
    const { user, actions } = renderPage(<MonitorPanel />, shown());
    await user.click(screen.getByRole("button", { name: "Copy the table" }));
    await user.click(screen.getByRole("menuitem", { name: /Copy as text/ }));
    await user.click(screen.getByRole("button", { name: "Copy the table" }));
    await user.click(screen.getByRole("menuitem", { name: /separated by/ }));
    expect(actions.copyText.mock.calls).toEqual([
      [
        "Name   Mode   Owner   Pending\nconfig shared Reader1 exclusive:Writer, shared:Reader2\nspare  -      -       -\n",
      ],
      [
        "Name|Mode|Owner|Pending\nconfig|shared|Reader1|exclusive:Writer, shared:Reader2\nspare|-|-|-\n",
      ],
    ]);
    expect(actions.notify).toHaveBeenCalledWith("info", "Copied 2 rows.");
  });

  it("draws few of many rows, and says how many there are", () => {
    const locks = Array.from({ length: 5000 }, (_, at) => createLock({ name: `n${at}` }));
    renderPage(<MonitorPanel />, { snapshot: createSnapshot({ locks }) });
    expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "5001");
    expect(listRows().length).toBeLessThan(100);
    expect(screen.getByRole("rowheader", { name: "n1" }).closest("tr")).toHaveAttribute(
      "aria-rowindex",
      "3",
    );
  });

  it("prints itself with other columns, without titles, with a separator, and as the remote API answers", async () => {
    const { user, actions } = renderPage(<MonitorPanel />, shown());
    await user.click(screen.getByRole("button", { name: "Copy the table" }));
    await user.click(screen.getByRole("menuitem", { name: /Print in another form/ }));
    const printed = () => screen.getByLabelText<HTMLTextAreaElement>("The printed table").value;
    await user.click(screen.getByRole("switch", { name: "Column owner" }));
    expect(printed()).toBe(
      "Name   Mode   Pending\nconfig shared exclusive:Writer, shared:Reader2\nspare  -      -\n",
    );
    await user.click(screen.getByRole("switch", { name: "Titles" }));
    await user.selectOptions(screen.getByLabelText("Form"), "With a separator");
    expect(printed()).toBe("config|shared|exclusive:Writer, shared:Reader2\nspare|-|-\n");
    await user.selectOptions(screen.getByLabelText("Form"), "JSON of the remote API");
    expect(printed()).toContain('[[0,"spare"],[0,null],[0,[]]]');
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(actions.copyText).toHaveBeenCalledExactlyOnceWith(printed());
  });
});
