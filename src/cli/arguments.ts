// Splits a command's arguments into options and files.

/**
 * Options by name: `flag` stands alone, `count` is followed by a whole number, and a list of words by one
 * of them.
 */
export type OptionKinds = Readonly<Record<string, "flag" | "count" | readonly string[]>>;

export interface Arguments {
  readonly files: readonly (string | null)[];
  readonly flags: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Reads `--option`, `--option=8`, `--option 8`, and files, of which `-` is standard input (null). All that
 * follows `--` is a file.
 * @returns the arguments, or what is wrong with them as a sentence without a full stop.
 */
export function readArguments(
  command: string,
  args: readonly string[],
  kinds: OptionKinds,
): Arguments | string {
  const files: (string | null)[] = [];
  const flags = new Set<string>();
  const counts = new Map<string, number>();
  const words = new Map<string, string>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--") {
      files.push(...rest);
      break;
    }
    if (arg === "-" || !arg.startsWith("-")) {
      files.push(arg === "-" ? null : arg);
      continue;
    }
    const [name = "", given] = arg.split("=", 2);
    const option = name === "-h" ? "--help" : name;
    const kind = Object.hasOwn(kinds, option) ? kinds[option] : undefined;
    if (kind === undefined || (kind === "flag" && given !== undefined)) {
      const allowed = Object.keys(kinds).join(", ");
      return `unknown option ${JSON.stringify(arg)}; ${command} allows: ${allowed}`;
    }
    if (kind === "flag") {
      flags.add(option);
      continue;
    }
    const value = given ?? rest.shift();
    if (kind !== "count") {
      const word = kind.find((allowed) => allowed === value);
      if (word === undefined) return `${option} needs one of: ${kind.join(", ")}`;
      words.set(option, word);
      continue;
    }
    const count = readCount(value);
    if (count === null) return `${option} needs a whole number from 1 on`;
    counts.set(option, count);
  }
  return { files, flags, counts, words };
}

function readCount(text: string | undefined): number | null {
  if (text === undefined || !/^[0-9]{1,15}$/.test(text)) return null;
  const count = Number(text);
  return count > 0 ? count : null;
}
