// The monitor: the table of `gnt-debug locks` for the moment shown. Also the stage for those who cannot see it.

import { useMemo, useState } from "react";
import { printMonitor } from "../../formats/monitorText.ts";
import { countWord } from "../../sim/words.ts";
import { Empty } from "../base/Empty.tsx";
import { FilteredPanel } from "../base/FilteredPanel.tsx";
import { Menu } from "../base/Menu.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { useActions, useSession } from "../useSession.ts";
import { MonitorTable } from "./MonitorTable.tsx";
import { createRowLister, type LockRow, type RowFilter } from "./monitorRows.ts";
import { PrintDialog } from "./PrintDialog.tsx";

const NO_FILTER: RowFilter = { text: "", isInUseOnly: false };

export function MonitorPanel() {
  const snapshot = useSession((state) => state.snapshot);
  const [filter, setFilter] = useState(NO_FILTER);
  const [listRows] = useState(createRowLister);
  const rows = useMemo(
    () => (snapshot === null ? [] : listRows(snapshot, filter)),
    [snapshot, filter, listRows],
  );
  if (snapshot === null) return <Empty icon="table">Nothing is open yet.</Empty>;
  return (
    <FilteredPanel
      label="Filter the monitor"
      hint="Filter by lock or job"
      text={filter.text}
      onText={(text) => setFilter({ ...filter, text })}
      controls={
        <>
          <Toggle
            label="In use only"
            checked={filter.isInUseOnly}
            onChange={(isInUseOnly) => setFilter({ ...filter, isInUseOnly })}
          />
          <CopyMenu rows={rows} />
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty
          icon="table"
          action={{ label: "Show all locks", onSelect: () => setFilter(NO_FILTER) }}
        >
          {filter.isInUseOnly && filter.text === ""
            ? "Nobody owns a lock and nobody waits for one."
            : "No lock and no job is called that."}
        </Empty>
      ) : (
        <MonitorTable rows={rows} />
      )}
    </FilteredPanel>
  );
}

function CopyMenu({ rows }: { readonly rows: readonly LockRow[] }) {
  const { copyText, notify } = useActions();
  const [isPrinting, setIsPrinting] = useState(false);
  const copy = async (separator?: string) => {
    const text = printMonitor(rows, separator === undefined ? {} : { separator });
    if (await copyText(text)) notify("info", `Copied ${countWord(rows.length, "row")}.`);
  };
  return (
    <>
      <Menu
        trigger={{ label: "Copy the table", icon: "copy", isIconOnly: true }}
        align="end"
        items={[
          {
            type: "action",
            label: "Copy as text",
            hint: "Aligned, as gnt-debug locks prints it",
            onSelect: () => void copy(),
          },
          {
            type: "action",
            label: "Copy separated by |",
            hint: "As with --separator='|', for scripts and spreadsheets",
            onSelect: () => void copy("|"),
          },
          {
            type: "action",
            label: "Print in another form",
            hint: "Other columns, without titles, or as the remote API answers",
            onSelect: () => setIsPrinting(true),
          },
        ]}
      />
      {isPrinting && <PrintDialog rows={rows} onClose={() => setIsPrinting(false)} />}
    </>
  );
}
