// The JSON of the remote API's lock query (and LUXI's): fields and rows of [status, value] pairs.
import type { LockTable, TableRow } from "./lockTable.ts";
import {
  MONITOR_FIELDS,
  type MonitorField,
  type MonitorRow,
  NOTHING,
  TITLES,
} from "./monitorText.ts";
import type { Reading } from "./problem.ts";
import { isObject, type JsonObject, joinPath, pick } from "./scenarioJsonValues.ts";
import { findNameFault } from "./scenarioNames.ts";
import { conclude, createProblems, type Problems, quote } from "./scenarioProblems.ts";
import { findGroupFault, findJobsFault, readMode } from "./tableCells.ts";

/** Whether a JSON value has the shape of an answer to a query. */
export function isLockQuery(json: unknown): json is JsonObject {
  return isObject(json) && Array.isArray(pick(json, "fields")) && Array.isArray(pick(json, "data"));
}

/** Reads what can be read; each row or cell that could not be is a warning with its path. */
export function readLockQuery(json: JsonObject): Reading<LockTable> {
  const problems = createProblems();
  const fields = readFields(problems, pick(json, "fields"));
  if (!fields.includes("name")) problems.stop("fields", 'a table needs the field "name"');
  const data = pick(json, "data");
  const rows = (Array.isArray(data) ? data : []).flatMap((cells: unknown, at): TableRow[] => {
    const row = readRow(problems, fields, cells, joinPath("data", at));
    return row === null ? [] : [row];
  });
  const known = fields.filter((field) => field !== null);
  const layout = { source: "query", fields: known, headers: true } as const;
  return conclude(problems, { layout, snapshots: [{ at: "data", rows }] });
}

function readFields(problems: Problems, json: unknown): readonly (MonitorField | null)[] {
  return (Array.isArray(json) ? json : []).map((definition: unknown, at) => {
    const name = isObject(definition) ? pick(definition, "name") : definition;
    const field = MONITOR_FIELDS.find((known) => known === name) ?? null;
    if (field === null) {
      const what = typeof name === "string" ? ` ${quote(name)}` : "";
      problems.warn(joinPath("fields", at), `nothing is known of the field${what}; it is left out`);
    }
    return field;
  });
}

function readRow(
  problems: Problems,
  fields: readonly (MonitorField | null)[],
  json: unknown,
  path: string,
): TableRow | null {
  const cells: readonly unknown[] = Array.isArray(json) ? json : [];
  const value = (field: MonitorField): unknown => {
    const at = fields.indexOf(field);
    const cell: unknown = at === -1 ? null : cells[at];
    const isNormal = Array.isArray(cell) && cell[0] === 0;
    if (at !== -1 && !isNormal) {
      problems.warn(joinPath(path, at), "expected [0, value]; the cell is left empty");
    }
    return isNormal ? cell[1] : null;
  };
  const name = value("name");
  const owners = listStrings(value("owner"));
  const fault =
    typeof name === "string" ? (findNameFault(name) ?? findJobsFault(owners)) : "a row has a name";
  if (fault !== null || typeof name !== "string") {
    problems.warn(path, `${fault}; the row is left out`);
    return null;
  }
  const mode = value("mode");
  const pending = readGroups(problems, value("pending"), path);
  return {
    at: path,
    name,
    mode: typeof mode === "string" && mode !== NOTHING ? (readMode(mode) ?? null) : null,
    owners,
    pending,
  };
}

function listStrings(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : [];
}

function readGroups(problems: Problems, json: unknown, path: string): MonitorRow["pending"] {
  return (Array.isArray(json) ? json : []).flatMap((item: unknown) => {
    const [mode, jobs] = Array.isArray(item) ? (item as readonly unknown[]) : [];
    const group = [typeof mode === "string" ? mode : "", listStrings(jobs)] as const;
    const fault = findGroupFault(group);
    if (fault === null) return [group];
    problems.warn(path, `${fault}; that group is left out`);
    return [];
  });
}

/** As 2.9 defines them; the kind says how a table prints a value. */
const DEFINITIONS: Readonly<Record<MonitorField, JsonObject>> = {
  name: { name: "name", title: TITLES.name, kind: "text", doc: "Lock name" },
  mode: {
    name: "mode",
    title: TITLES.mode,
    kind: "other",
    doc: "Mode in which the lock is currently acquired (exclusive or shared)",
  },
  owner: { name: "owner", title: TITLES.owner, kind: "other", doc: "Current lock owner(s)" },
  pending: {
    name: "pending",
    title: TITLES.pending,
    kind: "other",
    doc: "Threads waiting for the lock",
  },
};

/** The answer to a query for these fields, as 2.9 gives it, a row on a line. */
export function writeLockQuery(
  rows: readonly MonitorRow[],
  fields: readonly MonitorField[] = MONITOR_FIELDS,
): string {
  const definitions = fields.map((field) => `  ${JSON.stringify(DEFINITIONS[field])}`);
  const data = rows.map((row) => {
    return `  ${JSON.stringify(fields.map((field) => [0, findValue(row, field)]))}`;
  });
  return `{"fields": [\n${definitions.join(",\n")}\n], "data": [\n${data.join(",\n")}\n]}\n`;
}

function findValue({ name, mode, owners, pending }: MonitorRow, field: MonitorField): unknown {
  switch (field) {
    case "name":
      return name;
    case "mode":
      return mode;
    case "owner":
      return owners.length === 0 ? null : owners;
    case "pending":
      return pending;
    default:
      return field satisfies never;
  }
}
