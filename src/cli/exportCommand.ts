// `lockscope export`: a scenario and the lock manager's rules as a model for a model checker.
import { writePromela } from "../formats/modelPromela.ts";
import { writeTla } from "../formats/modelTla.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { openScenario, refuseFile } from "./opening.ts";
import { print, refuse, type Terminal, withFile } from "./terminal.ts";

const WRITERS = { promela: writePromela, tla: writeTla };

const FORMATS = Object.keys(WRITERS) as readonly (keyof typeof WRITERS)[];

export const EXPORT_OPTIONS: OptionKinds = { "--help": "flag", "--format": FORMATS };

/** Writes the scenario of a file as a model. @returns the exit status. */
export async function runExport(terminal: Terminal, given: Arguments): Promise<number> {
  const format = FORMATS.find((name) => name === given.words.get("--format"));
  if (format === undefined) {
    return refuse(terminal, `export needs --format; allowed: ${FORMATS.join(", ")}`);
  }
  return withFile(terminal, "export", given.files, async (file) => {
    const opening = await openScenario(terminal, file);
    const writing = opening.ok ? WRITERS[format](opening.value.recording.scenario) : opening;
    if (writing.ok) return print(terminal, writing.value);
    return refuseFile(terminal, file, writing.problems);
  });
}
