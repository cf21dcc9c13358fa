// What the command line does with its arguments. Reaches the outside only through the terminal that
// it is given.
import { LIMITS } from "../formats/limits.ts";
import { traceLine } from "../formats/trace.ts";
import { splitLines } from "./lines.ts";

/** Where input comes from and output goes. */
export interface Terminal {
  readonly version: string;
  /** The bytes of a file, or of standard input for null. Fails while it is read. */
  open(file: string | null): AsyncIterable<Uint8Array>;
  /** Waits until more can be written; false when nobody reads any more. */
  write(text: string): Promise<boolean>;
  /** Writes to standard error. */
  warn(text: string): void;
}

/** Exit statuses: all is well, an input line was wrong, the command could not be done. */
const DONE = 0;
const FAULTY = 1;
const MISUSED = 2;

const USAGE = `Usage: lockscope trace [FILE]

  trace [FILE]   reads lines {"scenario": ..., "choices": ["J0", 20, ...]} from FILE, or from
                 standard input without FILE or with "-", and writes for each one line
                 {"scenario": ..., "trace": [...], "end": "done" | "deadlock" | "limit"}.
                 A choice is the name of the job that runs, or the ms that the clock moves by.
                 A line that cannot be traced gives {"error": {"line", "message"}} in its place.

  -h, --help     shows this and exits
  -V, --version  shows the version and exits

Exit status: 0 if all lines were traced, 1 if some could not be, 2 if the command was wrong or FILE
could not be read.
`;

/**
 * Runs a command.
 * @param args the arguments behind the program's name.
 * @returns the exit status.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  if (command === "--help" || command === "-h") return print(terminal, USAGE);
  if (command === "--version" || command === "-V") {
    return print(terminal, `lockscope ${terminal.version}\n`);
  }
  if (command === "trace") return runTrace(rest, terminal);
  if (command === undefined) {
    terminal.warn(USAGE);
    return MISUSED;
  }
  const kind = command.startsWith("-") ? "option" : "command";
  const allowed = kind === "option" ? "--help, --version" : "trace";
  return refuse(terminal, `unknown ${kind} ${JSON.stringify(command)}; allowed: ${allowed}`);
}

async function print(terminal: Terminal, text: string): Promise<number> {
  await terminal.write(text);
  return DONE;
}

function refuse(terminal: Terminal, message: string): number {
  terminal.warn(`lockscope: ${message}\nlockscope --help tells more.\n`);
  return MISUSED;
}

async function runTrace(args: readonly string[], terminal: Terminal): Promise<number> {
  const files: string[] = [];
  let areFiles = false;
  for (const arg of args) {
    if (areFiles || arg === "-" || !arg.startsWith("-")) files.push(arg);
    else if (arg === "--") areFiles = true;
    else if (arg === "--help" || arg === "-h") return print(terminal, USAGE);
    else {
      const rule = `unknown option ${JSON.stringify(arg)}; trace allows: --help`;
      return refuse(terminal, rule);
    }
  }
  const [file = "-", extra] = files;
  if (extra !== undefined) return refuse(terminal, `trace reads one file, not ${files.length}`);
  try {
    return await traceAll(terminal, !areFiles && file === "-" ? null : file);
  } catch (error) {
    if (!isReadError(error)) throw error;
    return refuse(terminal, `cannot read ${JSON.stringify(file)}: ${error.message}`);
  }
}

// What the system says when a file cannot be opened or read carries such a code.
function isReadError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

// Output is written in pieces of about this many characters.
const PIECE = 1 << 16;

async function traceAll(terminal: Terminal, file: string | null): Promise<number> {
  let status = DONE;
  let number = 0;
  let held = "";
  for await (const line of splitLines(terminal.open(file), LIMITS.bytes)) {
    number += 1;
    const pieces = traceLine(line, number);
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
