import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listLocks } from "../../src/core/monitor.ts";
import { stepThrough } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { printMonitor } from "../../src/formats/monitorText.ts";
import { readScenario } from "../../src/formats/scenarioJson.ts";
import { readText } from "../../src/formats/source.ts";
import type { TableOpening, TableOptions } from "../../src/formats/tableOpening.ts";
import { readLockTable } from "../../src/formats/tableSource.ts";
import { listPassages, run } from "../core/generated.ts";
import { LOCKS_DATA, SAMPLES, SAMPLES_3 } from "./monitorSamples.ts";

function open(text: string, options?: TableOptions): TableOpening {
  const reading = readText(text, options);
  if (!reading.ok || !("table" in reading.value)) throw new Error(JSON.stringify(reading));
  return reading.value;
}

function playOut({ recording }: TableOpening): World {
  expect(readScenario(recording.scenario)).toMatchObject({ ok: true });
  const choices = recording.branches[0]?.choices ?? [];
  return stepThrough(createWorld(recording.scenario), choices);
}

/** The world as the table that was read, in its columns and with its rows. */
function printWorld(world: World, text: string): string {
  const reading = readLockTable(text);
  if (reading?.ok !== true) throw new Error("no table");
  const { layout, snapshots } = reading.value;
  const [first] = snapshots;
  const names = new Set(first?.rows.map(({ name }) => name));
  const rows = listLocks(world).filter(({ name }) => names.has(name));
  return printMonitor(rows, { ...layout, widths: first?.widths ?? [] });
}

const tell = ({ table }: TableOpening) => table.problems.map(({ message }) => message);

describe("a table of locks opens as a world", () => {
  it.each(Object.entries({ ...SAMPLES, ...SAMPLES_3 }))(
    "that is printed as the same table, byte for byte: %s",
    (_, text) => {
      const opening = open(text);
      expect(printWorld(playOut(opening), text)).toBe(text);
      expect(tell(opening)).toEqual([]);
      expect(opening.recording.scenario.kind).toBe("manager");
    },
  );

  it("whatever world the table was printed of", () => {
    fc.assert(
      fc.property(run, fc.nat(), ([scenario, moves], pick) => {
        const worlds = [...listPassages(scenario, moves)].map(({ after }) => after);
        const rows = listLocks(worlds[pick % Math.max(1, worlds.length)] ?? createWorld(scenario));
        const isLast = ({ name }: { name: string }, at: number) => rows[at + 1]?.name !== name;
        const text = printMonitor(rows.filter(isLast));
        expect(printWorld(playOut(open(text)), text)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("at its end, with a note of what is assumed", () => {
    const { recording } = open(SAMPLES.S2);
    expect(recording.position).toBe(recording.branches[0]?.choices.length);
    expect(recording.notes[0]?.text).toContain("those here are assumed");
  });

  it("with priorities that fit the queue, which can be set", () => {
    const groups = (opening: TableOpening) =>
      opening.table.groups.map(({ jobs, priority, isKnown }) => [jobs[0], priority, isKnown]);
    expect(groups(open(SAMPLES.S6))).toEqual([
      ["Jq5/Job14/I_SET_PARAMS", 0, false],
      ["Jq2/Job11/I_REBOOT", 0, false],
      ["Jq3/Job12/I_CONSOLE", 0, false],
      ["Jq4/Job13/I_SHUTDOWN", 0, false],
      ["Jq20/Job16/I_QUERY_DATA", 1, false],
    ]);
    const lock = "instance/web1.example.com";
    const priorities = [
      { lock, group: 0, priority: -10 },
      { lock, group: 3, priority: 10 },
    ];
    const set = open(SAMPLES.S6, { priorities });
    expect(groups(set).map(([, priority]) => priority)).toEqual([-10, 0, 0, 10, 10]);
    expect(printWorld(playOut(set), SAMPLES.S6)).toBe(SAMPLES.S6);
    expect(groups(open(LOCKS_DATA))).toEqual([
      ["1202", 0, true],
      ["1203", 0, true],
    ]);
    const wrong = readText(SAMPLES.S6, {
      priorities: [
        { lock, group: 0, priority: 1 },
        { lock, group: 1, priority: 0 },
      ],
    });
    expect(wrong.problems[0]?.message).toContain(`those given for "${lock}" contradict its order`);
  });

  it("with other names that stand for the same things", () => {
    const opening = open(SAMPLES.S2, { areNamesReplaced: true });
    const text = printMonitor(listLocks(playOut(opening)).filter(({ mode }) => mode !== null));
    expect(text).toBe(
      `Name          Mode      Owner                                                                       Pending
cluster/BGL   shared    Jq2/Job1/I_CONSOLE,Jq3/Job2/I_MIGRATE,Jq7/Job3/I_REBOOT,Jq12/Job4/I_CONSOLE -
instance/web2 exclusive Jq3/Job2/I_MIGRATE                                                          exclusive:Jq7/Job3/I_REBOOT, shared:Jq2/Job1/I_CONSOLE,Jq12/Job4/I_CONSOLE
node-res/n1   exclusive Jq3/Job2/I_MIGRATE                                                          -
node-res/n2   exclusive Jq3/Job2/I_MIGRATE                                                          -
node/n1       exclusive Jq3/Job2/I_MIGRATE                                                          -
node/n2       exclusive Jq3/Job2/I_MIGRATE                                                          -
`,
    );
    expect(JSON.stringify(open(SAMPLES.S2, { areNamesReplaced: true }))).not.toMatch(
      /example|uuid|1201/,
    );
  });

  it("of a series at the last snapshot, or at another one", () => {
    const series = `${SAMPLES.S1}\n${SAMPLES.S2}\n${SAMPLES.S3}\n`;
    expect(printWorld(playOut(open(series)), SAMPLES.S3)).toBe(SAMPLES.S3);
    expect(printWorld(playOut(open(series, { snapshot: 1 })), SAMPLES.S2)).toBe(SAMPLES.S2);
  });
});

describe("what a table cannot mean as it stands", () => {
  it("is settled, and told: owners nobody named, two waits, two rows of one name, jobs and calls", () => {
    const unnamed = open("Name Mode\nnode/a exclusive\nnode/b shared\n");
    expect(listLocks(playOut(unnamed)).filter(({ mode }) => mode !== null)).toMatchObject([
      { name: "cluster/BGL", owners: ["Unknown1", "Unknown2"] },
      { name: "node/a", owners: ["Unknown1"] },
      { name: "node/b", owners: ["Unknown2"] },
    ]);
    const text = `Name Mode Owner Pending
node/a exclusive 1 exclusive:2
node/b exclusive 1 exclusive:2
node/b shared 3 -
job/7 - - job:6
rpc/n1/version - Jq1/Job5/X -
`;
    expect(tell(open(text))).toEqual([
      'there is another row of "node/b"; this one is left out',
      "2 rows of jobs that wait for other jobs, or of calls, from here on: they are no locks, and are left out",
      '"2" also waits for node/b, as one request; here it waits for "node/a" alone',
    ]);
  });

  it("tells which of several ways was chosen", () => {
    expect(tell(open("Name Mode Owner Pending\nnode/a - - exclusive:A\n"))).toEqual([
      "nobody owns node/a though jobs wait: shown as right after a release, with the first in the queue notified",
    ]);
    expect(tell(open("Name Mode Owner Pending\nnode/a shared A shared:B\n"))[0]).toContain(
      "asleep",
    );
    expect(
      tell(open("Name Mode Owner Pending\ncluster/BGL exclusive A -\nnode/a shared B -\n")),
    ).toEqual([
      "no jobs of a manager come to this in the order of the levels; the locks are shown as plain ones, without levels",
    ]);
  });

  it("that is too large is cut down to what is in use, or refused", () => {
    const free = Array.from({ length: LIMITS.locks }, (_, at) => `node/n${at} - - -\n`).join("");
    const opening = open(`Name Mode Owner Pending\nnode/x shared A -\n${free}`);
    expect(opening.table.locks).toBe(1);
    expect(tell(opening)).toEqual([
      "a world has at most 5,000 locks; 5,000 that are free are left out",
    ]);
    const jobs = Array.from({ length: LIMITS.jobs + 1 }, (_, at) => `J${at}`).join(",");
    expect(
      readText(`Name Mode Owner Pending\nnode/x shared ${jobs} -\n`).problems[0]?.message,
    ).toBe("a world has at most 500 jobs, these are 501");
  });
});
