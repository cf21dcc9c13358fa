import { describe, expect, it } from "vitest";
import { writeLockQuery } from "../../src/formats/lockQueryJson.ts";
import type { LockTable } from "../../src/formats/lockTable.ts";
import { printMonitor } from "../../src/formats/monitorText.ts";
import { readLockTable } from "../../src/formats/tableSource.ts";
import { LOCKS_DATA, QUERY_ROWS, SAMPLES, SAMPLES_3 } from "./monitorSamples.ts";

function read(text: string): { readonly table: LockTable; readonly problems: readonly string[] } {
  const reading = readLockTable(text);
  if (reading?.ok !== true) throw new Error(JSON.stringify(reading));
  const problems = reading.problems.map(({ path, message }) => `${path}: ${message}`);
  return { table: reading.value, problems };
}

const FIELDS = '[{"name":"name"},{"name":"mode"},{"name":"owner"},{"name":"pending"}]';

describe("an answer to a lock query", () => {
  it.each([
    [QUERY_ROWS[0], "Jq3/Job1201/I_MIGRATE exclusive:Jq7/Job1202/I_REBOOT\n"],
    [QUERY_ROWS[1], "1201 exclusive:1202, shared:1203\n"],
  ])("says the same as the printed table: %s", (row, printed) => {
    const { table } = read(`{"fields": ${FIELDS}, "data": [${row}]}`);
    expect(printMonitor(table.snapshots[0]?.rows ?? [], { headers: false })).toBe(
      `instance/web1.example.com exclusive ${printed}`,
    );
  });

  it("is written from rows and read back to the same", () => {
    for (const sample of Object.values({ ...SAMPLES, ...SAMPLES_3 })) {
      const { rows = [] } = read(sample).table.snapshots[0] ?? {};
      const again = read(writeLockQuery(rows)).table.snapshots[0]?.rows ?? [];
      expect(printMonitor(again)).toBe(printMonitor(rows));
    }
    const { rows = [] } = read(SAMPLES.S2).table.snapshots[0] ?? {};
    expect(writeLockQuery(rows.slice(4, 5), ["name", "owner"]).split("\n").slice(4, 5)).toEqual([
      '  [[0,"instance/web1.example.com"],[0,["Jq3/Job1201/I_MIGRATE"]]]',
    ]);
  });

  it("keeps what it can read and tells the path of what it cannot", () => {
    const row = '[[0,"node/a"],[3,null],[0,["A"]],[0,[["sharde",["B"]],["shared",["C"]]]]]';
    const text = `{"fields": ${FIELDS.replace("]", ',{"name":"x"}]')}, "data": [${row}, [[0, 7]]]}`;
    const { table, problems } = read(text);
    expect(table.snapshots[0]?.rows).toMatchObject([
      { at: "data[0]", name: "node/a", mode: null, owners: ["A"], pending: [["shared", ["C"]]] },
    ]);
    expect(problems).toEqual([
      'fields[4]: nothing is known of the field "x"; it is left out',
      "data[0][1]: expected [0, value]; the cell is left empty",
      'data[0]: a group waits exclusive or shared, this one says "sharde"; that group is left out',
      "data[1][2]: expected [0, value]; the cell is left empty",
      "data[1]: a row has a name; the row is left out",
    ]);
  });

  it("without the names of locks is refused", () => {
    expect(readLockTable('{"fields": ["mode"], "data": []}')).toMatchObject({ ok: false });
  });
});

describe("the file of the lock daemon", () => {
  it("says who owns and who wants a lock, and how urgent that is", () => {
    const { table, problems } = read(LOCKS_DATA);
    expect(printMonitor(table.snapshots[0]?.rows ?? [])).toBe(
      `Name                      Mode      Owner          Pending
cluster/BGL               shared    1201,1202,1203 -
instance/web1.example.com exclusive 1201           exclusive:1202, shared:1203
`,
    );
    expect(table.snapshots[0]?.rows[1]?.priorities).toEqual([0, 0]);
    expect(problems).toEqual([]);
  });

  it("keeps what it can read and tells the path of what it cannot", () => {
    const { table, problems } = read(
      '[[[["x", "", 1], [["node/a", "shared"], ["node/b", "release"]]], 5], [[null], [1, [2, "", 3], [["node/a", "exclusive"]]]]]',
    );
    expect(printMonitor(table.snapshots[0]?.rows ?? [], { headers: false })).toBe(
      'node/a shared "x" exclusive:2\n',
    );
    expect(problems).toEqual([
      "[0][0][1]: a release waits for nothing; it is left out",
      "[0][1]: expected a client and its locks; the entry is left out",
      "[1][0]: expected [priority, client, locks]; the request is left out",
    ]);
  });
});

describe("a text of some other kind", () => {
  it.each(["kind lockset\nset a\n", "{}", "[]", '{"kind": "lockset"', "[1, 2]"])(
    "is left to others: %s",
    (text) => {
      expect(readLockTable(text)).toBeNull();
    },
  );
});
