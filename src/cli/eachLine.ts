// A command that reads lines and writes one for each, so that its input may be of any size.
import { LIMITS } from "../formats/limits.ts";
import { splitLines } from "./lines.ts";
import { DONE, FAULTY, type Terminal, withFile } from "./terminal.ts";

/**
 * Makes the output of a line, without its line break, in pieces: a long one would not fit into a
 * string. Returns false where the line was wrong.
 * @param number of the line, from 1.
 */
export type LineWork = (line: string, number: number) => Generator<string, boolean>;

// Output is written in pieces of about this many characters.
const PIECE = 1 << 16;

/**
 * Goes through the lines of the one file that was given, or of standard input.
 * @returns the exit status.
 */
export async function workOnLines(
  terminal: Terminal,
  command: string,
  files: readonly (string | null)[],
  work: LineWork,
): Promise<number> {
  return withFile(terminal, command, files, (file) => workOn(terminal, file, work));
}

async function workOn(terminal: Terminal, file: string | null, work: LineWork): Promise<number> {
  let status = DONE;
  let number = 0;
  let held = "";
  for await (const line of splitLines(terminal.open(file), LIMITS.bytes)) {
    number += 1;
    const pieces = work(line, number);
    let piece = pieces.next();
    for (; piece.done !== true; piece = pieces.next()) {
      held += piece.value;
      if (held.length < PIECE) continue;
      if (!(await terminal.write(held))) return status;
      held = "";
    }
    if (!piece.value) status = FAULTY;
    held += "\n";
    // Each line goes out as soon as it is done: input may come from somebody who waits for it.
    if (!(await terminal.write(held))) return status;
    held = "";
  }
  return status;
}
