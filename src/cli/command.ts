// What the command line does with its arguments. Reaches the outside only through the terminal that
// it is given.
import { traceLine } from "../formats/trace.ts";
import { readArguments } from "./arguments.ts";
import { ASK_OPTIONS, runAsk } from "./askCommand.ts";
import { workOnLines } from "./eachLine.ts";
import { EXPLORE_OPTIONS, runExplore } from "./exploreCommand.ts";
import { EXPORT_OPTIONS, runExport } from "./exportCommand.ts";
import { runTable, TABLE_OPTIONS } from "./tableCommand.ts";
import { MISUSED, print, refuse, type Terminal } from "./terminal.ts";

const USAGE = `Usage: lockscope trace [FILE]
       lockscope explore [--full|--reduced] [--max-states N] [FILE]
       lockscope ask [--minimize] [--json] [--full] [--clock idle|any] [--max-states N] QUESTION [FILE]
       lockscope ask --list [FILE]
       lockscope export --format promela|tla [FILE]
       lockscope table [--format text|lines|json|recording|causes] [--replace-names] [FILE]

  trace [FILE]   reads lines {"scenario": ..., "choices": ["J0", 20, ...]} from FILE, or from
                 standard input without FILE or with "-", and writes for each one line
                 {"scenario": ..., "trace": [...], "end": "done" | "deadlock" | "limit"}.
                 A choice is the name of the job that runs, or the ms that the clock moves by.

  explore [FILE] reads lines {"scenario": ...}, follows every schedule of each, and writes one line
                 {"scenario": ..., "explore": {"states", "digest", "done", "deadlock", "finals"}}.
      --full           follows every choice; this is so unless told
      --reduced        follows only those that are needed for all "finals": without "digest", and "states"
                       are those looked at
      --max-states N   gives a line up beyond so many states (10000000)

  ask [FILE]     reads one scenario, as text or JSON, and answers a question about all its schedules, such
                 as "can it deadlock", with a shortest schedule, or several that end well.
      --list           suggests questions about the scenario
      --minimize       cuts the scenario down to all that it takes first
      --json           writes {"question", "verdict", "states", "choices"?, "schedules"?, "duration"?,
                       "reason"?, "scenario"?, "link"?}
      --full           follows every choice, even where fewer decide the question
      --clock any      lets the clock move while jobs are ready too; only when none is, unless told
      --max-states N   gives up beyond so many states (10000000)

  export [FILE]  reads one scenario, as text or JSON, and writes it with the lock manager's rules as a
                 model for a model checker.
      --format promela   for Spin
      --format tla       for TLC, in TLA+: a module Scenario

  table [FILE]   reads what gnt-debug locks printed, an answer of the remote API to a lock query, or
                 locks.data, and prints it. What could not be read goes to standard error.
      --format text        aligned, as gnt-debug locks prints it; this is so unless told
      --format lines       without titles, separated by |
      --format json        as the remote API answers
      --format recording   a recording that leads to what the table shows
      --format causes      the jobs that others wait for in the end
      --replace-names      of jobs, instances, nodes, groups and networks

  A line that cannot be done gives {"error": {"line", "message"}} in its place.

  -h, --help     shows this and exits
  -V, --version  shows the version and exits

Exit status: 0 if all lines were done, 1 if some could not be, 2 if the command was wrong or FILE
could not be read or, by export, not be written as a model. Of ask: 0 if there is no such schedule,
1 if there is one or nothing ends well, 2 as above or if the question was wrong, 3 if it could not be found out.
`;

/**
 * Runs a command.
 * @param args the arguments behind the program's name.
 * @returns the exit status.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "--help":
    case "-h":
      return print(terminal, USAGE);
    case "--version":
    case "-V":
      return print(terminal, `lockscope ${terminal.version}\n`);
    case undefined:
      terminal.warn(USAGE);
      return MISUSED;
    case "trace": {
      const given = readArguments(command, rest, { "--help": "flag" });
      if (typeof given === "string") return refuse(terminal, given);
      if (given.flags.has("--help")) return print(terminal, USAGE);
      return workOnLines(terminal, command, given.files, traceLine);
    }
    case "explore": {
      const given = readArguments(command, rest, EXPLORE_OPTIONS);
      if (typeof given === "string") return refuse(terminal, given);
      if (given.flags.has("--help")) return print(terminal, USAGE);
      return runExplore(terminal, given);
    }
    case "ask": {
      const given = readArguments(command, rest, ASK_OPTIONS);
      if (typeof given === "string") return refuse(terminal, given);
      if (given.flags.has("--help")) return print(terminal, USAGE);
      return runAsk(terminal, given);
    }
    case "export": {
      const given = readArguments(command, rest, EXPORT_OPTIONS);
      if (typeof given === "string") return refuse(terminal, given);
      if (given.flags.has("--help")) return print(terminal, USAGE);
      return runExport(terminal, given);
    }
    case "table": {
      const given = readArguments(command, rest, TABLE_OPTIONS);
      if (typeof given === "string") return refuse(terminal, given);
      if (given.flags.has("--help")) return print(terminal, USAGE);
      return runTable(terminal, given);
    }
    default: {
      const kind = command.startsWith("-") ? "option" : "command";
      const allowed =
        kind === "option" ? "--help, --version" : "trace, explore, ask, export, table";
      return refuse(terminal, `unknown ${kind} ${JSON.stringify(command)}; allowed: ${allowed}`);
    }
  }
}
