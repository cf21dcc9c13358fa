// What the page says of a table of locks that was opened, and what can be set there.
import { screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../../src/formats/source.ts";
import type { TableOptions } from "../../../src/formats/tableOpening.ts";
import type { OpenedTable } from "../../../src/store/sessionTypes.ts";
import { TableDialog } from "../../../src/ui/table/TableDialog.tsx";
import { SAMPLES } from "../../formats/monitorSamples.ts";
import { renderPage } from "../renderPage.tsx";
import { installDialogs } from "../standIns.ts";

beforeAll(installDialogs);

function show(text: string, options?: TableOptions) {
  const reading = readText(text, options);
  if (!reading.ok || !("table" in reading.value)) throw new Error("no table");
  const source = { type: "text", text, name: null, ...(options && { table: options }) } as const;
  const table: OpenedTable = { source, report: reading.value.table };
  return renderPage(<TableDialog />, { table });
}

describe("the dialog of a table of locks", () => {
  it("says what was read, and what was not by its line", () => {
    show(`${SAMPLES.S3}node/cut\n`);
    expect(screen.getByText(/Read 16 locks and 4 jobs/)).toBeVisible();
    expect(screen.getByText(/A row of 4 columns ends early/)).toBeVisible();
    expect(screen.getByText("line 18, column 1")).toBeVisible();
  });

  it("opens it anew with priorities and without the names", async () => {
    const { user, actions } = show(SAMPLES.S3);
    expect(screen.getByRole("button", { name: /Open with these changes/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    const field = screen.getByLabelText("Priority of Jq4/Job91/N_ADD");
    expect(field).toHaveAttribute("placeholder", "0");
    await user.type(field, "-10");
    await user.click(screen.getByRole("button", { name: "Open with these changes" }));
    expect(actions.reopenTable).toHaveBeenLastCalledWith({
      priorities: [{ lock: "cluster/BGL", group: 0, priority: -10 }],
    });
    await user.click(screen.getByRole("switch", { name: /Replace names/ }));
    await user.click(screen.getByRole("button", { name: "Open with these changes" }));
    expect(actions.reopenTable).toHaveBeenLastCalledWith({
      areNamesReplaced: true,
      priorities: [],
    });
  });

  it("of a series shows another of its tables", async () => {
    const { user, actions } = show(`${SAMPLES.S1}\n${SAMPLES.S2}\n`);
    await user.selectOptions(screen.getByLabelText("Table of the series"), "1 of 2");
    await user.click(screen.getByRole("button", { name: "Open with these changes" }));
    expect(actions.reopenTable).toHaveBeenCalledWith({ snapshot: 0, priorities: [] });
  });

  it("is put away by its button", async () => {
    const { user, actions } = show(SAMPLES.S1);
    const [, close] = screen.getAllByRole("button", { name: "Close" });
    if (close !== undefined) await user.click(close);
    expect(actions.dismissTable).toHaveBeenCalledOnce();
  });
});
