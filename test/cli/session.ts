// Runs a command with a terminal of the test's own.
import { runCommand } from "../../src/cli/command.ts";

export interface Session {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly opened: readonly (string | null)[];
}

/** @param piece input comes in pieces of so many bytes. */
export async function runWith(
  args: readonly string[],
  input: string,
  piece = 1000,
): Promise<Session> {
  let [out, err] = ["", ""];
  const opened: (string | null)[] = [];
  const status = await runCommand(args, {
    version: "1.2.3",
    open: async function* (file) {
      opened.push(file);
      const bytes = new TextEncoder().encode(input);
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
    write: async (text) => {
      out += text;
      return true;
    },
    warn: (text) => {
      err += text;
    },
  });
  return { status, out, err, opened };
}
