// Reads the text of `gnt-debug locks`: any columns, with or without titles or a separator, one table or a series.
import { formatNumber } from "../sim/words.ts";
import { LIMITS } from "./limits.ts";
import type { LockTable, TableRow, TableSnapshot } from "./lockTable.ts";
import { NOTHING } from "./monitorText.ts";
import type { Reading } from "./problem.ts";
import { findNameFault } from "./scenarioNames.ts";
import {
  conclude,
  createProblems,
  type Place,
  type Problems,
  quote,
  refuse,
} from "./scenarioProblems.ts";
import { listLines } from "./scenarioTokens.ts";
import { findJobsFault, readJobs, readMode, readPending } from "./tableCells.ts";
import { type Columns, guessColumns, measureColumns, readTitles } from "./tableLayout.ts";
import {
  type CutRow,
  createRowJoiner,
  joinTitles,
  type RowJoiner,
  type TableLine,
} from "./tableLines.ts";
import { cleanLine, isRowStart } from "./tableSign.ts";

/** Reads what can be read; each line that could not be is a warning. */
export function readTableText(text: string): Reading<LockTable> {
  if (text.length > LIMITS.bytes) {
    const rule = `a table has at most ${formatNumber(LIMITS.bytes)} characters`;
    return refuse({ line: 1, column: 1, length: 0 }, rule);
  }
  const lines = [...listLines(text)].map(([line, raw]) => ({ line, text: cleanLine(raw) }));
  const problems = createProblems();
  const reader = new TableReader(problems, findWidth(lines));
  reader.read(lines);
  const table = reader.conclude();
  if (table === null) problems.fail(NO_PLACE, "there is no row of a table of locks in it");
  return conclude(problems, table as LockTable);
}

const NO_PLACE: Place = { line: 1, column: 1, length: 0 };

function findWidth(lines: readonly TableLine[]): number {
  return lines.reduce((most, { text }) => Math.max(most, text.length), 0);
}

class TableReader {
  readonly #problems: Problems;
  readonly #width: number;
  readonly #snapshots: (TableSnapshot & { readonly rows: TableRow[] })[] = [];
  #columns: Columns | null = null;
  #joiner: RowJoiner | null = null;
  #isBetween = true;
  #wrapped: { readonly at: Place; count: number } | null = null;

  constructor(problems: Problems, width: number) {
    this.#problems = problems;
    this.#width = width;
  }

  read(lines: readonly TableLine[]): void {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined) break;
      const titles = readTitles(line.text);
      if (titles !== null) at += this.#begin(line, titles, lines.slice(at + 1, at + 7));
      else if (line.text.trim() === "") this.#pause();
      else this.#take(line, lines);
    }
    this.#end();
  }

  conclude(): LockTable | null {
    const columns = this.#columns;
    if (columns === null || this.#snapshots.length === 0) return null;
    if (this.#wrapped !== null) {
      const { at, count } = this.#wrapped;
      this.#problems.warn(
        at,
        `${formatNumber(count)} wrapped rows were put together, from here on`,
      );
    }
    const { separator, titles } = columns;
    const fields = columns.fields.filter((field) => field !== null);
    const layout = { source: "text", fields, headers: titles.length > 0 } as const;
    const snapshots: readonly TableSnapshot[] = this.#snapshots;
    return { layout: separator === null ? layout : { ...layout, separator }, snapshots };
  }

  /** @returns how many more lines belong to the titles. */
  #begin(line: TableLine, titles: Columns, after: readonly TableLine[]): number {
    this.#end();
    const { columns, count } = joinTitles(titles, after);
    const at = { line: line.line, column: 1, length: line.text.length };
    if (!columns.fields.includes("name")) {
      this.#problems.stop(at, 'a table needs the column "Name"');
    }
    if (this.#columns === null) this.#warnUnknown(columns, at);
    this.#columns = columns;
    this.#joiner = createRowJoiner(columns, this.#width);
    this.#open(at);
    return count;
  }

  #warnUnknown(columns: Columns, at: Place): void {
    columns.fields.forEach((field, index) => {
      if (field !== null) return;
      const title = quote(columns.titles[index] ?? "");
      this.#problems.warn(at, `nothing is known of the column ${title}; its cells are left out`);
    });
  }

  #open(at: Place): void {
    const widths = this.#columns === null ? null : measureColumns(this.#columns);
    this.#snapshots.push({ at, rows: [], ...(widths === null ? {} : { widths }) });
    this.#isBetween = false;
  }

  // An empty line ends a table of a series, unless a row lacks cells yet: it was wrapped in its padding.
  #pause(): void {
    if (this.#joiner?.isOpen() === true) return;
    this.#end();
  }

  #end(): void {
    const last = this.#joiner?.end() ?? null;
    if (last !== null) this.#add(last);
    this.#isBetween = true;
  }

  #take(line: TableLine, lines: readonly TableLine[]): void {
    if (this.#joiner === null && isRowStart(line.text)) this.#guess(lines);
    if (this.#joiner === null) {
      this.#leaveOut(line.line, line.text);
      return;
    }
    const before = this.#joiner.take(line);
    if (before !== null) this.#add(before);
  }

  // There are no titles before the first row.
  #guess(lines: readonly TableLine[]): void {
    this.#columns = guessColumns(lines.map(({ text }) => text).filter(isRowStart));
    if (this.#columns !== null) this.#joiner = createRowJoiner(this.#columns, this.#width);
  }

  #add({ at, text, cells, pieces }: CutRow): void {
    if (cells === null) {
      this.#leaveOut(at.line, text, isRowStart(text));
      return;
    }
    const row = this.#readRow(at, cells);
    if (this.#isBetween) this.#open(at);
    if (row !== null) this.#snapshots.at(-1)?.rows.push(row);
    if (pieces === 1) return;
    this.#wrapped ??= { at, count: 0 };
    this.#wrapped.count += 1;
  }

  #leaveOut(line: number, text: string, isRow = false): void {
    const place = { line, column: 1, length: text.length };
    const count = this.#columns?.fields.length ?? 0;
    const message = isRow
      ? `a row of ${formatNumber(count)} columns ends early or holds something else; it is left out: ${quote(text)}`
      : `this is no row of a table of locks; it is left out: ${quote(text)}`;
    this.#problems.warn(place, message);
  }

  #readRow(at: Place, cells: readonly string[]): TableRow | null {
    const columns = this.#columns?.fields ?? [];
    const cell = (field: (typeof columns)[number]): string => {
      const index = columns.indexOf(field);
      return index === -1 ? NOTHING : (cells[index] ?? NOTHING);
    };
    const name = cell("name");
    const owners = readJobs(cell("owner"));
    const { groups, faults } = readPending(cell("pending"));
    const fault = findNameFault(name) ?? findJobsFault(owners);
    if (fault !== null) {
      this.#problems.warn(at, `${fault}; the row is left out`);
      return null;
    }
    for (const each of faults) this.#problems.warn(at, `${each}; that group is left out`);
    return { at, name, mode: readMode(cell("mode")) ?? null, owners, pending: groups };
  }
}
