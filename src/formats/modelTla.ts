// Writes a scenario and the lock manager's rules as a module for the model checker TLC, in TLA+.
import type { Scenario } from "../core/scenario.ts";
import {
  checkTimes,
  createModelScenario,
  type ModelOperation,
  type ModelScenario,
} from "./modelScenario.ts";
import { LOCK_RULES, LOCK_STEP, SPEC, WORLD_RULES } from "./modelTlaLock.ts";
import { SET_RULES } from "./modelTlaSet.ts";
import type { Reading } from "./problem.ts";
import { conclude, createProblems } from "./scenarioProblems.ts";

/** Text in a comment: of printable ASCII, and nothing that ends or opens one. */
function plain(text: string): string {
  return text.replace(/[^ -~]|[*\\]/g, "_");
}

function writeFlag(value: boolean): string {
  return value ? "TRUE" : "FALSE";
}

function writeSequence(items: readonly (string | number)[]): string {
  return items.length === 0 ? "<<>>" : `<<${items.join(", ")}>>`;
}

// Everything is counted from 1 in TLA+; 0 is nothing.
function writeOperation(operation: ModelOperation, isOfSet: boolean): string {
  const { verb, timeout, priority, shared, slots } = operation;
  const fields: readonly (readonly [string, string | number])[] = [
    ["verb", `"${verb}"`],
    ["timeout", timeout ?? "Never"],
    ["priority", priority],
    ["shared", writeFlag(shared)],
  ];
  const ofLock = [["lock", operation.lock + 1]] as const;
  const ofSet = [
    ["set", operation.set + 1],
    ["all", writeFlag(slots === null)],
    ["names", writeSequence((slots ?? []).map((slot) => slot + 1))],
    ["opportunistic", writeFlag(operation.opportunistic)],
    ["acquired", writeFlag(operation.acquired)],
    ["made", operation.made + 1],
    ["needsBigLock", writeFlag(operation.needsBigLock)],
    ["isOrdered", writeFlag(operation.isOrdered)],
  ] as const;
  const all = [...fields, ...(isOfSet ? ofSet : ofLock)];
  return `[${all.map(([name, value]) => `${name} |-> ${value}`).join(", ")}]`;
}

function writePrograms({ jobs, sets }: ModelScenario): string {
  const programs = jobs.map(({ name, operations }) => {
    const lines = operations.map(
      (operation, index) =>
        `     \\* ${plain(operation.text)}\n     ${writeOperation(operation, sets.length > 0)}${index + 1 < operations.length ? "," : ""}\n`,
    );
    return `  \\* ${plain(name)}\n  <<\n${lines.join("")}  >>`;
  });
  return `Programs == <<\n${programs.join(",\n")}\n>>\n`;
}

function writeData(model: ModelScenario): string {
  const { jobs, locks, sets, slots, bigLock } = model;
  const list = (word: string, names: readonly string[]): string =>
    names.map((name, index) => `\\*   ${word} ${index + 1}: ${plain(name)}\n`).join("");
  const ofSets = `
Sets == 1 .. ${sets.length}
Slots == 1 .. ${slots.length}
SlotsOf == ${writeSequence(sets.map(({ first, end }) => `${first + 1} .. ${end}`))}
BigLock == ${Math.max(1, bigLock + 1)}
FirstMembers == ${writeSequence(slots.map(({ lock }) => lock + 1))}
`;
  const frame = "at |-> 0, target |-> 0, opens |-> FALSE, want |-> [slot \\in Slots |-> 0]";
  return `${list(
    "job",
    jobs.map((job) => job.name),
  )}${list("lock", locks)}${list(
    "slot",
    slots.map((slot) => slot.name),
  )}
EXTENDS Integers, Sequences, FiniteSets

Jobs == 1 .. ${jobs.length}
Locks == 1 .. ${locks.length}
${sets.length === 0 ? "FirstMembers == <<>>\n" : ofSets}
\\* No deadline; no timeout.
Never == -1

FreshJob == [pc |-> 1, stage |-> "begin", due |-> 0, left |-> Never, nap |-> 0${
    sets.length === 0 ? "" : `,\n  ${frame}`
  }]

${writePrograms(model)}`;
}

/** The module, which is named `Scenario`, as TLA+ text. Problems where the scenario is more than TLC takes. */
export function writeTla(scenario: Scenario): Reading<string> {
  const model = createModelScenario(scenario);
  const problems = createProblems();
  checkTimes(problems, model);
  const isOfSet = model.sets.length > 0;
  const parts = [
    `------------------------------ MODULE Scenario ------------------------------
\\* A scenario of kind ${scenario.kind} for TLC. What goes into Scenario.cfg:
\\*   SPECIFICATION Spec
\\*   INVARIANTS TypeOK Exclusion Order OneQueue
`,
    writeData(model),
    LOCK_RULES,
    WORLD_RULES,
    isOfSet ? SET_RULES : LOCK_STEP,
    SPEC,
  ];
  return conclude(problems, parts.join(""));
}
