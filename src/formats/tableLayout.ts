// Which columns a table of locks has, and how a line is cut into its cells.
import { MONITOR_FIELDS, type MonitorField, TITLES } from "./monitorText.ts";
import { fitsField } from "./tableCells.ts";

/** How lines are cut. */
export interface Columns {
  /** In their order; null is a column of some other field. */
  readonly fields: readonly (MonitorField | null)[];
  /** What stands above each column; empty without titles. */
  readonly titles: readonly string[];
  /** Null where columns are aligned. */
  readonly separator: string | null;
  /** Where aligned columns begin, in characters; null where that is not known. */
  readonly offsets: readonly number[] | null;
}

const TITLE = new RegExp(`(?<!\\w)(?:${Object.values(TITLES).join("|")})(?!\\w)`, "g");

function findField(title: string): MonitorField | null {
  return MONITOR_FIELDS.find((field) => TITLES[field] === title) ?? null;
}

/** The columns that a line of titles announces, or null when it is no such line. */
export function readTitles(line: string): Columns | null {
  const known = [...line.matchAll(TITLE)];
  const first = known[0];
  if (first === undefined || (known.length === 1 && line.trim() !== first[0])) return null;
  const separator = findSeparator(line, first.index, first[0]);
  const titles = separator === null ? line.trim().split(/\s+/) : line.split(separator);
  if (!titles.every((title) => /^[\w./-]+$/.test(title))) return null;
  const offsets = separator === null ? [...line.matchAll(/\S+/g)].map(({ index }) => index) : null;
  return { fields: titles.map(findField), titles, separator, offsets };
}

function findSeparator(line: string, at: number, title: string): string | null {
  const behind = /^\W+(?=\w)/.exec(line.slice(at + title.length))?.[0];
  const before = /\W+$/.exec(line.slice(0, at))?.[0];
  const between = behind ?? before ?? "";
  return between.trim() === "" && between !== "\t" ? null : between;
}

/** How wide aligned columns are, in characters, the last one left out; null where that is not known. */
export function measureColumns({ offsets }: Columns): readonly number[] | null {
  return offsets?.slice(1).map((offset, at) => offset - 1 - (offsets[at] ?? 0)) ?? null;
}

/** Adds titles that a terminal put on a line of their own. */
export function extendTitles(columns: Columns, line: string): Columns | null {
  const words = line.trim().split(/\s+/);
  const isNew = (word: string): boolean =>
    findField(word) !== null && !columns.titles.includes(word);
  if (columns.separator !== null || !words.every(isNew)) return null;
  const titles = [...columns.titles, ...words];
  return { ...columns, titles, fields: titles.map(findField), offsets: null };
}

/** A word, a text in quotes, or groups of a queue: a space behind a comma parts nothing. */
const CELL = /(?:"(?:[^"\\]|\\.)*"|, +|\S)+/g;

/** The cells of a line, or null when there are not as many as columns. */
export function splitCells(columns: Columns, line: string): readonly string[] | null {
  const { separator, offsets, fields } = columns;
  if (separator !== null) return splitAt(line, separator, fields.length);
  const sliced = offsets === null ? null : slice(line, offsets);
  const cells = sliced ?? line.match(CELL) ?? [];
  return cells.length === fields.length ? cells : null;
}

// The last column may hold the separator: a queue has colons, commas and spaces.
function splitAt(line: string, separator: string, count: number): readonly string[] | null {
  const parts = line.split(separator);
  if (parts.length < count) return null;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

// Columns count characters and not UTF-16 units.
function slice(line: string, offsets: readonly number[]): readonly string[] | null {
  const characters = /[\ud800-\udbff]/.test(line) ? Array.from(line) : line;
  const isAligned = offsets.every((from) => {
    const isFree = from === 0 || characters[from - 1] === " ";
    return isFree && characters[from] !== undefined && characters[from] !== " ";
  });
  if (!isAligned) return null;
  return offsets.map((from, at) => {
    const part = characters.slice(from, offsets[at + 1]);
    return (typeof part === "string" ? part : part.join("")).trimEnd();
  });
}

/** Whether each cell is what its column may hold. */
export function fitsColumns(columns: Columns, cells: readonly string[]): boolean {
  return columns.fields.every((field, at) => field === null || fitsField(cells[at] ?? "", field));
}

/** Tried in this order; a queue has colons and commas, so they come last. */
const SEPARATORS = [
  null,
  "|",
  ";",
  "\t",
  "~",
  "^",
  "@",
  "#",
  "!",
  "%",
  "&",
  "*",
  "+",
  "=",
  "::",
  ":",
  ",",
];

/** How many lines are looked at for columns without titles. */
const SAMPLE = 200;

/** The columns of lines without titles: those that most lines fit into. Null when no line fits any. */
export function guessColumns(lines: readonly string[]): Columns | null {
  const sample = lines.slice(0, SAMPLE);
  let best: Columns | null = null;
  let most = 0;
  for (const columns of listCandidates(sample)) {
    const fitting = sample.filter((line) => {
      const cells = splitCells(columns, line);
      return cells !== null && fitsColumns(columns, cells);
    }).length;
    if (fitting <= most) continue;
    best = columns;
    most = fitting;
  }
  return best;
}

// All choices of fields with a name among them: the default first, then as many as possible in their usual order.
const ORDERS: readonly (readonly MonitorField[])[] = listOrders(MONITOR_FIELDS)
  .filter((fields) => fields.includes("name"))
  .sort((a, b) => b.length - a.length);

// Names alone come last: a line with any separator could be a single name.
function* listCandidates(sample: readonly string[]): Generator<Columns> {
  for (const separator of SEPARATORS) {
    if (separator !== null && !sample.some((line) => line.includes(separator))) continue;
    for (const fields of ORDERS) {
      if (fields.length > 1) yield { fields, titles: [], separator, offsets: null };
    }
  }
  yield { fields: ["name"], titles: [], separator: null, offsets: null };
}

function listOrders(fields: readonly MonitorField[]): readonly (readonly MonitorField[])[] {
  return fields.flatMap((field) => {
    const rest = listOrders(fields.filter((other) => other !== field));
    return [[field], ...rest.map((order) => [field, ...order])];
  });
}
