// The lines of a table put together again where a terminal or a mail program wrapped them.
import type { Place } from "./scenarioProblems.ts";
import { isGroupStart } from "./tableCells.ts";
import { type Columns, extendTitles, fitsColumns, splitCells } from "./tableLayout.ts";
import { isRowStart } from "./tableSign.ts";

/** A line without colours. `line` counts from 1. */
export interface TableLine {
  readonly line: number;
  readonly text: string;
}

/** A row's cells; null where its lines are no row, with what they say. */
export interface CutRow {
  readonly at: Place;
  readonly text: string;
  readonly cells: readonly string[] | null;
  /** How many lines it was wrapped over. */
  readonly pieces: number;
}

/** A row is wrapped over no more lines than these. */
const PIECES_MAX = 200;

/** The rest of a queue that was cut off somewhere: names, and a space only behind a comma. */
const QUEUE_REST = /^ ?[^\s@#$%>]+(?:, [^\s@#$%>]+)*$/;

interface Row {
  readonly at: Place;
  text: string;
  cells: readonly string[] | null;
  pieces: number;
  /** Of the last piece. */
  length: number;
}

/** Puts rows together line by line; `width` is that of the longest line, at which a terminal wraps. */
export function createRowJoiner(columns: Columns, width: number) {
  let current: Row | null = null;
  const cut = (text: string): readonly string[] | null => {
    const cells = splitCells(columns, text);
    return cells !== null && fitsColumns(columns, cells) ? cells : null;
  };
  const begin = ({ line, text }: TableLine, cells: Row["cells"]): Row => {
    const at = { line, column: 1, length: text.length };
    return { at, text, cells, pieces: 1, length: text.length };
  };
  const extend = (row: Row, text: string): boolean => {
    const joined = row.text + findJoint(row, text, width) + text;
    const cells = cut(joined);
    // A row that is whole already goes on only where it was cut off in its queue: a prompt may follow it.
    const isCut = row.text.endsWith(",") || (row.length === width && QUEUE_REST.test(text));
    const isOpen = row.cells === null || isCut;
    if (!isOpen || row.pieces === PIECES_MAX || (row.cells !== null && cells === null))
      return false;
    Object.assign(row, { text: joined, cells, pieces: row.pieces + 1, length: text.length });
    return true;
  };
  return {
    /** Whether a row has begun and lacks some of its cells. */
    isOpen: (): boolean => current !== null && current.cells === null,
    /** Takes a line. @returns the row before it, once that is known to have ended. */
    take: (line: TableLine): CutRow | null => {
      const cells = cut(line.text);
      const isStart = isRowStart(line.text);
      if (cells === null && !isStart && current !== null && extend(current, line.text)) return null;
      const before = current;
      current = begin(line, cells);
      return before;
    },
    end: (): CutRow | null => {
      const last = current;
      current = null;
      return last;
    },
  };
}

export type RowJoiner = ReturnType<typeof createRowJoiner>;

// A terminal cuts anywhere, at its width; whoever wraps at spaces swallows them.
function findJoint(row: Row, text: string, width: number): string {
  if (row.text.endsWith(",")) return isGroupStart(text.trimStart()) ? " " : "";
  return row.length === width ? "" : " ";
}

/** Titles may be wrapped as well. @returns the columns, and how many of the lines after them go with them. */
export function joinTitles(
  columns: Columns,
  lines: readonly TableLine[],
): { readonly columns: Columns; readonly count: number } {
  let joined = { columns, count: 0 };
  for (const [at, { text }] of lines.slice(0, 6).entries()) {
    if (text.trim() === "") continue;
    const extended = extendTitles(joined.columns, text);
    if (extended === null) break;
    joined = { columns: extended, count: at + 1 };
  }
  return joined;
}
