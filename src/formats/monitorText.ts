// The table of `gnt-debug locks` as text, as Ganeti 2.9 prints it. Without imports: the page loads it at once.

/** A row of the monitor. Owners and groups come in the order in which they are printed. */
export interface MonitorRow {
  readonly name: string;
  readonly mode: string | null;
  readonly owners: readonly string[];
  /** `[mode, waiting jobs]` for each group, the first to be served first. */
  readonly pending: readonly (readonly [string, readonly string[]])[];
}

export const MONITOR_FIELDS = ["name", "mode", "owner", "pending"] as const;

export type MonitorField = (typeof MONITOR_FIELDS)[number];

export interface MonitorOptions {
  /** The columns, in this order; all four by default. */
  readonly fields?: readonly MonitorField[];
  /** Whether a line with the titles comes first; it does by default. */
  readonly headers?: boolean;
  /** Between cells, which are not padded then. By default columns are aligned, a space apart. */
  readonly separator?: string;
  /** Aligned columns are at least so wide, in characters: rows may have been left out. */
  readonly widths?: readonly number[];
}

/** What is printed for an empty cell. */
export const NOTHING = "-";

/** What is printed at the head of each column. */
export const TITLES: Readonly<Record<MonitorField, string>> = {
  name: "Name",
  mode: "Mode",
  owner: "Owner",
  pending: "Pending",
};

/** Prints rows as lines, each ended by a newline; without any line it is the empty text. */
export function printMonitor(rows: readonly MonitorRow[], options: MonitorOptions = {}): string {
  const { fields = MONITOR_FIELDS, headers = true, separator, widths = [] } = options;
  const titles = headers ? [fields.map((field) => TITLES[field])] : [];
  const lines = [...titles, ...rows.map((row) => fields.map((field) => printCell(row, field)))];
  const printed =
    separator === undefined
      ? alignColumns(lines, widths)
      : lines.map((cells) => cells.join(separator));
  return printed.map((line) => `${line}\n`).join("");
}

function printCell(row: MonitorRow, field: MonitorField): string {
  switch (field) {
    case "name":
      return row.name;
    case "mode":
      return row.mode ?? NOTHING;
    case "owner":
      return row.owners.join(",") || NOTHING;
    case "pending":
      return row.pending.map(([mode, jobs]) => `${mode}:${jobs.join(",")}`).join(", ") || NOTHING;
    default:
      return field satisfies never;
  }
}

/** Pads each column to its widest cell; the last one ends where its text ends. */
function alignColumns(
  lines: readonly (readonly string[])[],
  least: readonly number[],
): readonly string[] {
  const widths: number[] = [...least];
  for (const cells of lines) {
    cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, countCharacters(cell));
    });
  }
  const pad = (cell: string, column: number, cells: readonly string[]): string =>
    column === cells.length - 1 ? cell : padCell(cell, widths[column] ?? 0);
  return lines.map((cells) => cells.map(pad).join(" "));
}

function padCell(cell: string, width: number): string {
  return cell + " ".repeat(width - countCharacters(cell));
}

/** Code points and not UTF-16 units, so that a name outside the basic plane keeps the columns straight. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
