// `lockscope export`: a scenario and the lock manager's rules as a model for a model checker.
import { LIMITS } from "../formats/limits.ts";
import { writePromela } from "../formats/modelPromela.ts";
import type { Problem } from "../formats/problem.ts";
import { readText } from "../formats/source.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";
import { MISUSED, print, refuse, type Terminal, withFile } from "./terminal.ts";

const WRITERS = { promela: writePromela };

const FORMATS = Object.keys(WRITERS) as readonly (keyof typeof WRITERS)[];

export const EXPORT_OPTIONS: OptionKinds = { "--help": "flag", "--format": FORMATS };

/** Writes the scenario of a file as a model. @returns the exit status. */
export async function runExport(terminal: Terminal, given: Arguments): Promise<number> {
  const format = FORMATS.find((name) => name === given.words.get("--format"));
  if (format === undefined) {
    return refuse(terminal, `export needs --format; allowed: ${FORMATS.join(", ")}`);
  }
  return withFile(terminal, "export", given.files, async (file) => {
    const opening = readText(await readAll(terminal.open(file)));
    const writing = opening.ok ? WRITERS[format](opening.value.recording.scenario) : opening;
    if (writing.ok) return print(terminal, writing.value);
    const place = file === null ? "standard input" : JSON.stringify(file);
    const errors = writing.problems.filter((problem) => problem.severity === "error");
    terminal.warn(errors.map((problem) => `lockscope: ${place}${describe(problem)}\n`).join(""));
    return MISUSED;
  });
}

function describe({ line, column, path, message }: Problem): string {
  if (line !== null) return `, line ${line}${column === null ? "" : `:${column}`}: ${message}`;
  return path === null || path === "" ? `: ${message}` : `, ${path}: ${message}`;
}

// What is longer than any scenario may be is not read to its end: the reader refuses it by its length.
async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LIMITS.bytes) return text;
  }
  return text + decoder.decode();
}
