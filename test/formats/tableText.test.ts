import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/formats/limits.ts";
import type { LockTable } from "../../src/formats/lockTable.ts";
import { printMonitor } from "../../src/formats/monitorText.ts";
import { isTableText } from "../../src/formats/tableSign.ts";
import { readTableText } from "../../src/formats/tableText.ts";
import { SAMPLES, SAMPLES_3 } from "./monitorSamples.ts";

interface Told {
  readonly table: LockTable;
  /** `line: message` of each warning. */
  readonly problems: readonly string[];
}

function read(text: string): Told {
  const reading = readTableText(text);
  const problems = reading.problems.map(({ line, message }) => `${line}: ${message}`);
  if (!reading.ok) throw new Error(problems.join("\n"));
  return { table: reading.value, problems };
}

function printBack({ layout, snapshots }: LockTable): readonly string[] {
  return snapshots.map(({ rows, widths = [] }) => printMonitor(rows, { ...layout, widths }));
}

/** As a terminal of that width shows lines, spaces kept or not. */
function wrap(text: string, width: number, keepsSpaces: boolean): string {
  return text
    .split("\n")
    .flatMap((line) => (line === "" ? [""] : (line.match(new RegExp(`.{1,${width}}`, "gu")) ?? [])))
    .map((line) => (keepsSpaces ? line : line.trimEnd()))
    .join("\n");
}

const ALL = Object.entries({ ...SAMPLES, ...SAMPLES_3 });

describe("a table of locks", () => {
  it.each(ALL)(
    "is told from a scenario by itself, and printed back byte for byte: %s",
    (_, text) => {
      expect(isTableText(text)).toBe(true);
      const { table, problems } = read(text);
      expect(printBack(table)).toEqual([text]);
      expect(problems).toEqual([]);
    },
  );

  it("has rows with their owners, their queue in order and their line", () => {
    const { table } = read(SAMPLES.S2);
    expect(table.snapshots[0]?.rows[4]).toEqual({
      at: { line: 6, column: 1, length: 207 },
      name: "instance/web1.example.com",
      mode: "exclusive",
      owners: ["Jq3/Job1201/I_MIGRATE"],
      pending: [
        ["exclusive", ["Jq7/Job1202/I_REBOOT"]],
        ["shared", ["Jq2/Job1204/I_CONSOLE", "Jq12/Job1203/I_CONSOLE"]],
      ],
    });
  });

  it.each(["|", ";", "\t", " ", "::", ":", ","])(
    "is read whatever parts its cells: %j",
    (separator) => {
      const { rows = [] } = read(SAMPLES.S6).table.snapshots[0] ?? {};
      const short = rows.map((row) => ({ ...row, owners: row.owners.slice(0, 1) }));
      for (const headers of [true, false]) {
        const text = printMonitor(short, { separator, headers });
        expect(read(text).table.snapshots[0]?.rows).toMatchObject(
          short.map(({ name, mode, owners, pending }) => ({ name, mode, owners, pending })),
        );
      }
    },
  );

  it.each([
    ["name", "pending"],
    ["name", "mode"],
    ["name", "owner"],
    ["pending", "name", "owner", "mode"],
    ["name", "owner", "mode"],
    ["name"],
  ] as const)("is read with the columns %s, %s, %s, %s", (...given) => {
    const fields = given.filter((field) => field !== undefined);
    const { rows = [] } = read(SAMPLES.S2).table.snapshots[0] ?? {};
    for (const headers of [true, fields[0] !== "name"]) {
      const text = printMonitor(rows, { fields, headers });
      const { table, problems } = read(text);
      expect(table.layout.fields).toEqual(fields);
      expect(printBack(table)).toEqual([text]);
      expect(problems).toEqual([]);
    }
  });

  it("that repeats is a series, with titles or without", () => {
    expect(printBack(read(`${SAMPLES.S1}\n${SAMPLES.S2}\n`).table)).toEqual([
      SAMPLES.S1,
      SAMPLES.S2,
    ]);
    const bare = (text: string) => text.slice(text.indexOf("\n") + 1);
    const { table } = read(`${bare(SAMPLES.S1)}\n${bare(SAMPLES.S1)}\n`);
    expect(table.snapshots.map(({ rows }) => rows.length)).toEqual([16, 16]);
    expect(printBack(read(`${SAMPLES_3.T1}\n${SAMPLES_3.T2}\n${SAMPLES_3.T1}\n`).table)).toEqual([
      SAMPLES_3.T1,
      SAMPLES_3.T2,
      SAMPLES_3.T1,
    ]);
  });

  it("is read with the line ends of Windows, in colours, and behind a prompt", () => {
    const windows = read(SAMPLES.S2.replaceAll("\n", "\r\n"));
    expect(printBack(windows.table)).toEqual([SAMPLES.S2]);
    const colours = SAMPLES.S2.replaceAll("exclusive", "\u001b[1;31mexclusive\u001b[0m");
    expect(printBack(read(colours).table)).toEqual([SAMPLES.S2]);
    const prompt = read(`root@master:~# gnt-debug locks\n${SAMPLES.S2separator}root@master:~# \n`);
    expect(printBack(prompt.table)).toEqual([SAMPLES.S2separator]);
    expect(prompt.problems).toEqual([
      '1: this is no row of a table of locks; it is left out: "root@master:~# gnt-debug locks"',
      '3: this is no row of a table of locks; it is left out: "root@master:~# "',
    ]);
  });

  it.each([80, 132, 200])("is read where a terminal of %i columns wrapped it", (width) => {
    for (const sample of ["S2", "S3", "S4", "S6"] as const) {
      for (const keepsSpaces of [true, false]) {
        const { table, problems } = read(wrap(SAMPLES[sample], width, keepsSpaces));
        expect(printBack(table), `${sample} ${keepsSpaces}`).toEqual([SAMPLES[sample]]);
        for (const problem of problems) expect(problem).toContain("wrapped rows were put together");
      }
    }
  });

  it("that is cut off keeps the rows before, and says which line ends early", () => {
    const cut = SAMPLES.S1.slice(0, SAMPLES.S1.indexOf("node/n1-uuid") + 10);
    const { table, problems } = read(cut);
    expect(table.snapshots[0]?.rows).toHaveLength(12);
    expect(problems).toEqual([
      '14: a row of 4 columns ends early or holds something else; it is left out: "node/n1-uu"',
    ]);
  });

  it("keeps what it knows of beside unknown columns and broken groups", () => {
    const text = "Name|Mode|colour|Pending\nnode/a|shared|??|exclusive:A, B\nnode/b|none|??|-\n";
    const { table, problems } = read(text);
    expect(table.snapshots[0]?.rows).toMatchObject([
      { name: "node/a", mode: "shared", pending: [["exclusive", ["A"]]] },
    ]);
    expect(problems).toEqual([
      '1: nothing is known of the column "colour"; its cells are left out',
      '2: expected mode:names, found "B"; that group is left out',
      '3: a row of 4 columns ends early or holds something else; it is left out: "node/b|none|??|-"',
    ]);
  });

  it("of 50,000 rows is read, and of more characters than are taken it is not", () => {
    const row = (_: unknown, at: number) => `node/node${at}.example.com -    -     -\n`;
    const rows = Array.from({ length: 50_000 }, row).join("");
    expect(read(`Name Mode Owner Pending\n${rows}`).table.snapshots[0]?.rows).toHaveLength(50_000);
    expect(readTableText(rows + " ".repeat(LIMITS.bytes)).problems[0]?.message).toBe(
      "a table has at most 4,000,000 characters",
    );
  });

  it("reports no more problems than somebody reads", () => {
    const text = SAMPLES.S1 + "node/x\n".repeat(5_000);
    expect(read(text).problems).toHaveLength(LIMITS.problems);
  });
});

describe("a text that is no table of locks", () => {
  it.each([
    "kind manager\nnode n1\njob Name\n  acquire node n1\n",
    "kind sharedlock\nlocks Name Mode\n",
    "  PID TTY          TIME CMD\n 1234 pts/0    00:00:00 bash\n",
    "{}",
    "",
  ])("is not taken for one: %j", (text) => {
    expect(isTableText(text)).toBe(false);
  });

  it("has no rows to be read", () => {
    expect(readTableText("USER PID\nroot 1\n")).toMatchObject({ ok: false });
    expect(readTableText("Mode Owner\n- -\n").problems[0]?.message).toBe(
      'a table needs the column "Name"',
    );
  });
});
