// The cells of the monitor's rows, in the words of the printed table.
import { type MonitorField, printMonitor } from "../../formats/monitorText.ts";
import type { LockRow } from "./monitorRows.ts";

/** A row as the texts of its cells, and the lock's index. */
export type Cells = Readonly<Record<MonitorField, string>> & { readonly lock: number };

/** Names hold no control characters, so this parts cells safely. */
const SEPARATOR = "\t";

const printed = new WeakMap<LockRow, Cells>();

/** Printed by the same code as the table that is copied; once a row. */
export function listCells(rows: readonly LockRow[]): readonly Cells[] {
  return rows.map((row) => {
    const known = printed.get(row);
    if (known !== undefined) return known;
    const cells = printCells(row);
    printed.set(row, cells);
    return cells;
  });
}

function printCells(row: LockRow): Cells {
  const line = printMonitor([row], { headers: false, separator: SEPARATOR }).slice(0, -1);
  const [name = "", mode = "", owner = "", pending = ""] = line.split(SEPARATOR);
  return { lock: row.lock, name, mode, owner, pending };
}
