// What a command knows of the outside, and how it ends.

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
export const DONE = 0;
export const FAULTY = 1;
export const MISUSED = 2;

/** Prints what was asked for, and nothing else happens. */
export async function print(terminal: Terminal, text: string): Promise<number> {
  await terminal.write(text);
  return DONE;
}

/** Says what is wrong with the command. */
export function refuse(terminal: Terminal, message: string): number {
  terminal.warn(`lockscope: ${message}\nlockscope --help tells more.\n`);
  return MISUSED;
}

/**
 * Works with the one file that was given, or with standard input (null), and says so where it cannot be
 * read.
 * @returns the exit status.
 */
export async function withFile(
  terminal: Terminal,
  command: string,
  files: readonly (string | null)[],
  work: (file: string | null) => Promise<number>,
): Promise<number> {
  const [file = null, extra] = files;
  if (extra !== undefined) {
    return refuse(terminal, `${command} reads one file, not ${files.length}`);
  }
  try {
    return await work(file);
  } catch (error) {
    if (!isReadError(error)) throw error;
    return refuse(terminal, `cannot read ${JSON.stringify(file ?? "-")}: ${error.message}`);
  }
}

// What the system says when a file cannot be opened or read carries such a code.
function isReadError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
