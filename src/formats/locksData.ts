// The file in which the daemon of Ganeti 3 keeps who owns and who wants which lock: `locks.data`.
import { compareNatural } from "../core/order.ts";
import type { LockTable, TableRow } from "./lockTable.ts";
import { MONITOR_FIELDS } from "./monitorText.ts";
import type { Reading } from "./problem.ts";
import { joinPath } from "./scenarioJsonValues.ts";
import { findNameFault, findNumberFault } from "./scenarioNames.ts";
import { conclude, createProblems, type Problems } from "./scenarioProblems.ts";

type Pair = readonly [readonly unknown[], readonly unknown[]];

/** Whether a JSON value has the shape of the file: a list of owners and one of requests. */
export function isLocksData(json: unknown): json is Pair {
  return Array.isArray(json) && json.length === 2 && json.every((part) => Array.isArray(part));
}

interface Group {
  readonly mode: string;
  readonly job: string;
  readonly priority: number;
}

interface Row {
  readonly at: string;
  readonly modes: Set<string>;
  readonly owners: string[];
  readonly queue: Group[];
}

/** Reads what can be read; each entry that could not be is a warning with its path. */
export function readLocksData([owners, requests]: Pair): Reading<LockTable> {
  const problems = createProblems();
  const rows = new Map<string, Row>();
  const open = (name: string, at: string): Row => {
    const row = rows.get(name) ?? { at, modes: new Set(), owners: [], queue: [] };
    rows.set(name, row);
    return row;
  };
  owners.forEach((entry, at) => {
    const path = joinPath("[0]", at);
    const [client, locks] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    for (const [name, mode, job] of listLocks(problems, { client, locks, path })) {
      const row = open(name, path);
      row.modes.add(mode);
      row.owners.push(job);
    }
  });
  requests.forEach((entry, at) => {
    const path = joinPath("[1]", at);
    const [priority, client, locks] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (typeof priority !== "number" || findNumberFault("priority", priority) !== null) {
      problems.warn(path, "expected [priority, client, locks]; the request is left out");
      return;
    }
    for (const [name, mode, job] of listLocks(problems, { client, locks, path })) {
      open(name, path).queue.push({ mode, job, priority });
    }
  });
  const layout = { source: "data", fields: MONITOR_FIELDS, headers: true } as const;
  return conclude(problems, { layout, snapshots: [{ at: "[0]", rows: listRows(rows) }] });
}

interface Entry {
  readonly client: unknown;
  readonly locks: unknown;
  readonly path: string;
}

/** Each lock of an entry with its mode and the job, by the name that tables print. */
function listLocks(
  problems: Problems,
  { client, locks, path }: Entry,
): readonly (readonly [string, string, string])[] {
  const id: unknown = Array.isArray(client) ? client[0] : undefined;
  const isNamed = typeof id === "number" || typeof id === "string";
  const job = isNamed ? JSON.stringify(id) : "";
  if (!isNamed || findNameFault(job) !== null || !Array.isArray(locks)) {
    problems.warn(path, "expected a client and its locks; the entry is left out");
    return [];
  }
  return locks.flatMap((pair: unknown, at): (readonly [string, string, string])[] => {
    const [name, mode] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    const isLock = typeof name === "string" && findNameFault(name) === null;
    if (isLock && (mode === "shared" || mode === "exclusive")) return [[name, mode, job]];
    const what = mode === "release" ? "a release waits for nothing" : "expected [lock, mode]";
    problems.warn(joinPath(path, at), `${what}; it is left out`);
    return [];
  });
}

function listRows(rows: ReadonlyMap<string, Row>): readonly TableRow[] {
  const names = [...rows.keys()].sort(compareNatural);
  return names.flatMap((name) => {
    const row = rows.get(name);
    if (row === undefined) return [];
    const held = row.modes.has("exclusive") ? "exclusive" : "shared";
    return {
      at: row.at,
      name,
      mode: row.owners.length === 0 ? null : held,
      owners: [...row.owners].sort(compareNatural),
      pending: row.queue.map(({ mode, job }) => [mode, [job]] as const),
      priorities: row.queue.map(({ priority }) => priority),
    };
  });
}
