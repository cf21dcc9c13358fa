// Reads the one scenario of a file, and says what is wrong with it.
import type { Opening } from "../formats/document.ts";
import { LIMITS } from "../formats/limits.ts";
import type { Problem, Reading } from "../formats/problem.ts";
import { readText } from "../formats/source.ts";
import { MISUSED, type Terminal } from "./terminal.ts";

/** Opens a file, or standard input for null: a scenario as text or JSON, a schedule or a recording. */
export async function openScenario(
  terminal: Terminal,
  file: string | null,
): Promise<Reading<Opening>> {
  return readText(await readAll(terminal.open(file)));
}

/** Says each error there is about a file. @returns the exit status. */
export function refuseFile(
  terminal: Terminal,
  file: string | null,
  problems: readonly Problem[],
): number {
  const errors = problems.filter((problem) => problem.severity === "error");
  terminal.warn(errors.map((problem) => `lockscope: ${describeProblem(file, problem)}\n`).join(""));
  return MISUSED;
}

/** A problem behind the name of its file and its place there. */
export function describeProblem(file: string | null, problem: Problem): string {
  const place = file === null ? "standard input" : JSON.stringify(file);
  return `${place}${describe(problem)}`;
}

function describe({ line, column, path, message }: Problem): string {
  if (line !== null) return `, line ${line}${column === null ? "" : `:${column}`}: ${message}`;
  return path === null || path === "" ? `: ${message}` : `, ${path}: ${message}`;
}

/** What is longer than any scenario may be is not read to its end: the reader refuses it by its length. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LIMITS.bytes) return text;
  }
  return text + decoder.decode();
}
