// `lockscope table`: reads a table of locks, and prints it in another form, as a recording, or its root causes.
import { listLocks } from "../core/monitor.ts";
import { stepThrough } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { writeLockQuery } from "../formats/lockQueryJson.ts";
import type { TableSnapshot } from "../formats/lockTable.ts";
import { printMonitor } from "../formats/monitorText.ts";
import { createProblem } from "../formats/problem.ts";
import { writeRecording } from "../formats/recordingJson.ts";
import { replaceNames } from "../formats/tableNames.ts";
import { openTable } from "../formats/tableOpening.ts";
import { readLockTable } from "../formats/tableSource.ts";
import { listRootCauses } from "../sim/blockers.ts";
import type { Recording } from "../sim/recording.ts";
import { createSnapshot } from "../sim/snapshot.ts";
import { countWord } from "../sim/words.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { describeProblem, readAll, refuseFile } from "./opening.ts";
import { print, type Terminal, withFile } from "./terminal.ts";

const FORMATS = ["text", "lines", "json", "recording", "causes"] as const;

export const TABLE_OPTIONS: OptionKinds = {
  "--help": "flag",
  "--replace-names": "flag",
  "--format": FORMATS,
};

/** Prints the table of a file in a form; what could not be read goes to standard error. @returns the exit status. */
export async function runTable(terminal: Terminal, given: Arguments): Promise<number> {
  const format = FORMATS.find((name) => name === given.words.get("--format")) ?? "text";
  const areNamesReplaced = given.flags.has("--replace-names");
  return withFile(terminal, "table", given.files, async (file) => {
    const reading = readLockTable(await readAll(terminal.open(file)));
    if (reading === null) return refuseFile(terminal, file, [NO_TABLE]);
    const opening = openTable(reading, { areNamesReplaced });
    if (!reading.ok || !opening.ok) return refuseFile(terminal, file, opening.problems);
    const { recording, view, table } = opening.value;
    const isMade = format === "recording" || format === "causes";
    const problems = isMade ? table.problems : reading.problems;
    terminal.warn(problems.map((each) => `lockscope: ${describeProblem(file, each)}\n`).join(""));
    if (format === "recording") return print(terminal, writeRecording(recording, view));
    if (format === "causes") return print(terminal, printCauses(recording));
    const { snapshots } = areNamesReplaced ? replaceNames(reading.value) : reading.value;
    return print(terminal, snapshots.map((each) => printRows(each, format)).join("\n"));
  });
}

const NO_TABLE = createProblem(
  "this is no table of locks: neither text, nor an answer to a query, nor locks.data",
);

function printRows({ rows, widths }: TableSnapshot, format: "text" | "lines" | "json"): string {
  if (format === "json") return writeLockQuery(rows);
  if (format === "lines") return printMonitor(rows, { headers: false, separator: "|" });
  return printMonitor(rows, widths === undefined ? {} : { widths });
}

function printCauses({ scenario, branches }: Recording): string {
  const world = stepThrough(createWorld(scenario), branches[0]?.choices ?? []);
  const { jobs } = createSnapshot(world);
  const names = new Map(listLocks(world).map(({ lock, name }) => [lock, name]));
  return listRootCauses(jobs)
    .map(({ job, behind }) => {
      const view = jobs[job];
      const lock = view?.wait?.lock;
      const waits = lock === undefined ? "" : `, and waits for ${names.get(lock) ?? ""} itself`;
      return `${view?.name ?? ""} holds up ${countWord(behind, "job")}${waits}\n`;
    })
    .join("");
}
