// A table of locks as somebody else's cluster shows it: rows with their places, one list a snapshot. Types only.
import type { MonitorField, MonitorRow } from "./monitorText.ts";
import type { Place } from "./scenarioProblems.ts";

/** A row, and where it was read: a place in a text, or a path in a JSON document. */
export interface TableRow extends MonitorRow {
  readonly at: Place | string;
  /** Of each group, where the source tells them. */
  readonly priorities?: readonly number[];
}

/** What was seen at one time. */
export interface TableSnapshot {
  readonly at: Place | string;
  readonly rows: readonly TableRow[];
  /** Of aligned columns, in characters, the last one left out. */
  readonly widths?: readonly number[];
}

/** Columns in their order; only a text has titles and a separator. */
interface TableLayout {
  readonly source: "text" | "query" | "data";
  readonly fields: readonly MonitorField[];
  readonly headers: boolean;
  readonly separator?: string;
}

export interface LockTable {
  readonly layout: TableLayout;
  /** At least one; more than one of a series. */
  readonly snapshots: readonly TableSnapshot[];
}
