// Writes a scenario as text, one line an operation. What it writes is read back as the same scenario.
import { listNames, type Operation, type Scenario } from "../core/scenario.ts";
import { TEXTS } from "./scenarioBuild.ts";
import { ALL, LIST_WORDS, LOCKS_WORD, NONE, RESERVED } from "./scenarioWords.ts";

/** The scenario as text; reading it gives the same scenario in its canonical form. */
export function printScenario(scenario: Scenario): string {
  const header = TEXTS.flatMap((name) => {
    const text = scenario[name];
    return text === undefined || text === "" ? [] : [`${name} ${JSON.stringify(text)}`];
  });
  header.push(`kind ${scenario.kind}`, ...printLocks(scenario));
  const jobs = Object.entries<readonly Operation[]>(scenario.jobs).map(([name, program]) => {
    const lines = program.map((operation) => `  ${printOperation(operation)}`);
    return ["", `job ${printName(name)}`, ...lines].join("\n");
  });
  return `${[...header, ...jobs].join("\n")}\n`;
}

function printLocks(scenario: Scenario): readonly string[] {
  const printList = (word: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [[word, ...names.map(printName)].join(" ")];
  if (scenario.kind !== "manager") return printList(LOCKS_WORD, scenario.locks);
  return [...LIST_WORDS].flatMap(([word, list]) => printList(word, scenario.locks[list]));
}

/** A name as it stands in a line: bare where it can be, else in double quotes. */
export function printName(name: string): string {
  return /^[^\s"#][^\s"]*$/u.test(name) && !RESERVED.has(name) ? name : JSON.stringify(name);
}

/** One operation without indentation. */
export function printOperation(operation: Operation): string {
  if (operation.op === "work") return `work ${operation.ms}`;
  const words: string[] = [operation.op];
  if ("lock" in operation) words.push(printName(operation.lock));
  else {
    if (operation.level !== undefined) words.push(printName(operation.level));
    words.push(printNames(operation.names));
  }
  if ("acquired" in operation && operation.acquired) words.push("acquired");
  if ("shared" in operation && operation.shared) words.push("shared");
  if ("timeout" in operation) pushNumber(words, "timeout", operation.timeout);
  if ("priority" in operation) pushNumber(words, "priority", operation.priority || null);
  if ("opportunistic" in operation && operation.opportunistic) words.push("opportunistic");
  return words.join(" ");
}

function printNames(names: string | readonly string[] | null): string {
  if (names === null) return ALL;
  const list = listNames(names);
  return list.length === 0 ? NONE : list.map(printName).join(" ");
}

function pushNumber(words: string[], option: string, value: number | null | undefined): void {
  if (value !== null && value !== undefined) words.push(option, String(value));
}
